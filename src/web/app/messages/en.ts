import type { Messages } from '#kernel/messages.ts';
import type { zhCN } from './zh-CN.ts';

export const en = {
  face: { portal: 'Residents', field: 'Grid officer', desk: 'Desk', wall: 'Overview' },
  nav: {
    label: 'Main',
    home: 'Home',
    report: 'Report',
    track: 'Track',
    me: 'Me',
  },
  desk: {
    place: 'Current region',
    find: 'Find',
    post: 'Acting post',
    signOut: 'Sign out',
    noPost: 'Choose a post',
  },
  form: { losing: 'What you filled in has not been sent; closing loses it.' },
  footer: {
    hotline: 'Rather talk to someone? Call 12345 or come to the community window: it counts the same.',
  },
  wall: {
    full: 'Full screen',
    live: 'Live',
    waiting: 'Connection lost, trying again',
  },
  duration: { seconds: '{s} s', minutes: '{m} min {s} s' },
  notFound: {
    title: 'There is no such page',
    text: 'The address may be wrong, or the content has moved.',
    home: 'Back to the start',
  },
} satisfies Messages<typeof zhCN>;
