// The pages of this face, each its own chunk.
import type { FaceRoute } from '#web/app/face.tsx';

export const routes: readonly FaceRoute[] = [
  { path: '', page: () => import('./pages/HomePage.tsx') },
  // The way back from the identity provider; whoever is signed in goes on home.
  { path: 'sign-in', page: () => import('./pages/HomePage.tsx') },
  { path: 'inbox', page: () => import('./pages/InboxPage.tsx') },
  { path: 'case/:county/:id', page: () => import('#modules/voice/web/desk/CasePage.tsx') },
  { path: 'grid', page: () => import('#modules/grid/web/desk/GridPage.tsx') },
  { path: 'grid/:code', page: () => import('#modules/grid/web/desk/GridPage.tsx') },
  { path: 'accounts', page: () => import('#modules/account/web/desk/AccountsPage.tsx') },
  { path: 'audit', page: () => import('./pages/AuditPage.tsx') },
  { path: 'calendar', page: () => import('./pages/CalendarPage.tsx') },
  { path: 'calendar/:year', page: () => import('./pages/CalendarPage.tsx') },
  { path: 'me', page: () => import('./pages/MePage.tsx') },
  { path: 'redeem', page: () => import('#modules/account/web/desk/RedeemPage.tsx') },
];
