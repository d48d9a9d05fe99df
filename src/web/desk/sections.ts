// What a post may open; the words are capability words, never roles.
import type { Me } from '#modules/account/web/index.ts';

export const sections = [
  { key: 'inbox', to: '/inbox', may: 'case.list' },
  { key: 'grid', to: '/grid', may: 'grid.read' },
  { key: 'wall', to: '/wall/', may: 'region.pulse', away: true },
  { key: 'audit', to: '/audit', may: 'audit.read' },
  { key: 'accounts', to: '/accounts', may: 'account.manage' },
  { key: 'calendar', to: '/calendar', may: null },
] as const;

export function sectionsOf(me: Me) {
  return sections.filter(({ may }) => may === null || me.may.includes(may));
}

/** Where this post begins its day. */
export function homeOf(me: Me): string {
  if (me.may.includes('calendar.manage')) return '/calendar';
  return sectionsOf(me).find((section) => !('away' in section))?.to ?? '/calendar';
}
