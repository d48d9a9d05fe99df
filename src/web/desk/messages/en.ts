import type { Messages } from '#kernel/messages.ts';
import type { zhCN } from './zh-CN.ts';

export const en = {
  nav: {
    inbox: 'Inbox',
    grid: 'Grid',
    wall: 'Overview',
    audit: 'Audit',
    accounts: 'Accounts',
    calendar: 'Working calendar',
  },
  me: 'My account',
  go: 'Open: {page}',
  switchTo: 'Act as: {post}',
  place: 'Current region',
  live: {
    live: 'Live',
    connecting: 'Reconnecting',
    help: 'New and changed matters are announced in the list',
  },
  keys: {
    title: 'Keys',
    button: 'Show the keys',
    everywhere: 'Everywhere',
    inbox: 'Inbox',
    case: 'Case page',
    palette: 'Find and commands',
    search: 'To the search box of this page',
    help: 'This list',
    close: 'Close what has opened',
    down: 'Next row',
    up: 'Row before',
    open: 'Open the row',
    tabs: 'To tab 1 to 5',
    action: 'The letter on a button is its key',
    next: 'Open the next one of the list',
    print: 'Print the case',
    note: 'While you are writing, letters are only letters.',
  },
  idle: {
    title: 'You have been away for a while',
    help: 'You will be signed out in {time}. What you were writing stays.',
    stay: 'Stay signed in',
    leave: 'Sign out now',
  },
  seconds: '{n} s',
  home: {
    none: 'This post has nothing to do on the desk',
    noneHelp: 'If it should, ask your security administrator to check the post.',
  },
} satisfies Messages<typeof zhCN>;
