import type { Messages } from '#kernel/messages.ts';
import type { zhCN } from './cell.zh-CN.ts';

export const en = {
  lead: 'Somebody looks after this neighbourhood. Report here, and the grid officer sees it.',
  officer: 'Grid officer',
  nobody: 'nobody at present; {community} takes over directly',
  community: 'Community or village',
  reach: 'How to reach them',
  reachHelp:
    'Report below, and the grid officer sees it. Rather not? Call 12345, or come to the community window.',
  report: 'Report something',
  unknown: 'There is no such cell',
  unknownHelp: 'The code may be misprinted, or the cells have been drawn anew. You can report all the same.',
} satisfies Messages<typeof zhCN>;
