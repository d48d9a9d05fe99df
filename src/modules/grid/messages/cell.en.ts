import type { Messages } from '#kernel/messages.ts';
import type { zhCN } from './cell.zh-CN.ts';

export const en = {
  lead: 'Somebody looks after this neighbourhood. Talk to the grid officer, or report here.',
  officer: 'Grid officer',
  nobody: 'nobody at present; {community} takes over directly',
  community: 'Community or village',
  reach: 'How to reach them',
  reachHelp: 'Report below, come to the community window, or call 12345.',
  report: 'Report something',
  unknown: 'There is no such cell',
  unknownHelp: 'The code may be misprinted, or the cells have been drawn anew. You can report all the same.',
} satisfies Messages<typeof zhCN>;
