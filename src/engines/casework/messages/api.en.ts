import type { caseworkApi } from '../contract.ts';

export const en = {
  inbox: 'The inbox: one’s own work, or the whole territory',
  counts: 'How many cases there are of each kind',
  addPhoto: 'Add a photo',
  photo: 'Look at a photo',
  events: 'Live updates (event stream)',
} as const satisfies Record<keyof typeof caseworkApi, string>;
