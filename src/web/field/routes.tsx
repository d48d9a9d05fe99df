// The pages of this face, each its own chunk.
import type { FaceRoute } from '#web/app/face.tsx';

export const routes: readonly FaceRoute[] = [
  { path: '', page: () => import('#modules/voice/web/field/TodayPage.tsx') },
  // The way back from the identity provider; whoever is signed in goes on home.
  { path: 'sign-in', page: () => import('./pages/SignedInPage.tsx') },
  { path: 'case/:county/:id', page: () => import('#modules/voice/web/field/CasePage.tsx') },
  { path: 'case/:county/:id/:act', page: () => import('#modules/voice/web/field/ActPage.tsx') },
  { path: 'cell', page: () => import('#modules/grid/web/field/CellPage.tsx') },
  { path: 'me', page: () => import('./pages/MePage.tsx') },
];
