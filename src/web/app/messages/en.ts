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
    today: 'Today',
    record: 'Record',
    queue: 'To upload',
  },
  desk: {
    inbox: 'Inbox',
    grid: 'Grid',
    audit: 'Audit',
    accounts: 'Accounts',
    settings: 'Settings',
    place: 'Current region',
    find: 'Find',
    post: 'Acting post',
    signOut: 'Sign out',
    signedInAs: '{name}',
  },
  footer: {
    hotline: 'Rather talk to someone? Call 12345 or come to the community window: it counts the same.',
  },
  wall: {
    updated: 'Updated {time}',
    full: 'Full screen',
    live: 'Live',
    waiting: 'Connection lost, trying again',
  },
  notFound: {
    title: 'There is no such page',
    text: 'The address may be wrong, or the content has moved.',
    home: 'Back to the start',
  },
  soon: {
    title: 'Pages are being connected',
    text: 'Shell, languages and large type are ready; each module brings its own pages.',
  },
  crashed: 'This page could not be opened',
  reload: 'Open again',
} satisfies Messages<typeof zhCN>;
