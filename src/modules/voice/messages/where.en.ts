// Where it is: the words of choosing a place.
import type { Messages } from '#kernel/messages.ts';
import type { whereZhCN } from './where.zh-CN.ts';

export const whereEn = {
  gps: 'Use where I am',
  locating: 'Finding where you are…',
  onMap: 'Choose on the map',
  fromList: 'Choose from the list',
  picker: 'Choose down to the community or village',
  mine: 'My community: {name}',
  change: 'Another place',
  cellChecked: 'The grid officer checks the cell; a little off does no harm.',
  cellUnknown: 'You need not know the cell: the community passes it to the right grid officer.',
  moved: 'The place is now {name}.',
  moveBack: 'Back to {name}',
  moveAsk: 'This is {name}. Move there?',
  moveYes: 'Move there',
  moveNo: 'No, stay in {name}',
  rough: 'Your position is rough, perhaps {distance} off. Please check it.',
  roughAsk: 'Are you in {name}?',
  roughYes: 'Yes, here',
  roughNo: 'No, I will choose',
  metres: '{n} m',
  kilometres: '{n} km',
  address: 'Where exactly',
  addressHint: 'Tell whoever comes how to find it.',
  addressExample: 'e.g. gate of building 3',
  refused: 'This device does not allow its location to be read. The map or the list works just as well.',
  failed:
    'The location could not be found (indoors the signal may be weak). Try again, or choose the place yourself.',
  outside: 'You are outside this city now. To report something inside it, please choose the place yourself.',
  unreachable: 'The place could not be looked up. Try again, or choose it yourself.',
  map: 'Sketch map of {name}',
  mapHint:
    'If you know which part it is, tap it on the map or its name below; you need not. A sketch, not a statement about boundaries.',
  mapPick:
    'Tap a name to go in; a community or village is the place. A sketch, not a statement about boundaries; if in doubt, use the list.',
  wider: 'One level up',
  mapFailed: 'The map could not be read; please choose from the list.',
  noRoom: 'Names the drawing has no room for:',
  north: 'N ↑',
  cells: 'Which cell',
} satisfies Messages<typeof whereZhCN>;
