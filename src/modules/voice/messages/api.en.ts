import type { voiceApi } from '../contract.ts';

export const en = {
  categories: 'Categories of voices, and their limits',
  report: 'Report something (no account needed)',
  follow: 'Follow by number and code',
  addReporterPhoto: 'The reporter adds a photo',
  reporterPhoto: 'The reporter looks at a photo',
  confirm: 'The reporter confirms',
  dispute: 'The reporter disputes; the level above reviews',
  rate: 'The reporter rates',
  mine: 'What I have reported',
  get: 'One voice in full',
  accept: 'Accept',
  passUp: 'Pass up',
  assign: 'Assign',
  giveBack: 'Send back',
  invite: 'Invite to help',
  contribute: 'Report one’s part',
  pause: 'Stop the clock',
  resume: 'Let the clock run again',
  refuse: 'Refuse',
  resolve: 'Answer',
} as const satisfies Record<keyof typeof voiceApi, string>;
