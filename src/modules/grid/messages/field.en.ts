import type { Messages } from '#kernel/messages.ts';
import type { zhCN } from './field.zh-CN.ts';

export const en = {
  title: 'My cell',
  households: 'Households',
  householdsOf: '{n}',
  open: 'Being handled',
  openOf: '{n} {n|matter|matters}',
  officers: 'Grid officer',
  nobody: 'nobody at present; tell the community',
  community: 'Community or village',
  path: 'Where',
  map: 'Bounds',
  mapOf: '{cell} within {community}, with its neighbours',
  posted: 'Posted at the entrance',
  postedLead: 'What residents see when they scan the code or read the board:',
  codeOf: 'Code of {line}',
  print: 'Print the board',
  seePage: 'See what residents see',
  postedLine: '{cell} · grid officer {names}',
  notACell: 'This post does not look after one cell',
  notACellHelp: 'The desk shows all cells of your area.',
  desk: 'Open the desk',
} satisfies Messages<typeof zhCN>;
