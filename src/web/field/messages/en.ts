import type { Messages } from '#kernel/messages.ts';
import type { zhCN } from './zh-CN.ts';

export const en = {
  nav: { today: 'Today', cell: 'My cell', me: 'Me' },
  offline:
    'No network: other matters cannot be opened and nothing can be sent; please do not reload or close this page. Words half written and photos stay on this phone; what is done by one press, such as accepting, is not kept and has to be pressed again.',
  wrongPost: 'This post works at a computer',
  wrongPostHelp: 'The phone pages are for posts that handle matters. Open the desk, or change your post.',
  toDesk: 'Open the desk',
  idle: {
    title: 'You have been away for a while',
    help: 'You will be signed out in {n} seconds. What you were writing stays.',
    stay: 'Stay signed in',
    leave: 'Sign out now',
  },
  me: {
    title: 'Me',
    post: 'Acting post',
    until: 'Term',
    others: 'Change post',
    account: 'Account',
    signOut: 'Sign out',
    leave: 'Sign out?',
    leaveKept:
      '{n} {n|piece|pieces} of work written here {n|has|have} not been sent. They stay on this phone and only you, under the same post, can see them.',
    leaveHelp: 'Always sign out before you hand this phone to somebody else.',
    idle: 'After {n} minutes without activity you are signed out; what you were writing stays.',
  },
} satisfies Messages<typeof zhCN>;
