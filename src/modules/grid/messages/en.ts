import type { Messages } from '#kernel/messages.ts';
import type { zhCN } from './zh-CN.ts';

export const en = {
  title: 'Grid',
  path: 'Where you are',
  community: {
    map: 'Map of the cells',
    mapLabel: 'Map of the cells of {community}; the table beside it says the same',
    noMap: 'There is no map of this community yet; see the table.',
    table: 'Cells',
    cell: 'Cell',
    households: 'Households',
    officers: 'Grid officer',
    open: 'Open cases',
    since: 'since {date}',
    until: 'until {date}',
    unstaffed: 'No officer',
    unstaffedCount: '{n} {n|cell has|cells have} no officer',
    unstaffedHelp:
      'What is reported there goes straight to the community, so nothing is left lying. Please ask the security administrator for an appointment.',
    allStaffed: 'Every cell has an officer',
    legendStaffed: 'With an officer',
    legendUnstaffed: 'Without (hatched)',
    empty: 'This community has not been divided into cells',
    emptyHelp: 'What residents report goes straight to the inbox of the community.',
    seeCases: 'Show these cases',
  },
  coverage: {
    title: 'Cells with and without an officer',
    caption: 'Staffing of the cells below {place}',
    place: 'Place',
    unstaffed: 'Without',
    share: 'With an officer',
    shareOf: '({percent}%)',
    nOfM: '{n} of {m} cells',
    none: 'no cells',
    empty: 'There are no cells below',
    emptyHelp: 'No lower regions or cells have been entered here.',
    open: 'Press a row for the next level',
  },
  problem: {
    notACommunity: 'This is not a community or village.',
    notACell: 'This is not a cell.',
  },
} satisfies Messages<typeof zhCN>;
