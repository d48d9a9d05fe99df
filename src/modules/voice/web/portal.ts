// Pages of this module for residents. The first page comes with the face itself: on a slow line a second
// round trip for it is what one would wait for, and its words are those of every other page.
import type { FaceRoute } from '#web/app/face.tsx';
import HomePage from './portal/HomePage.tsx';

export const portalRoutes: readonly FaceRoute[] = [
  { path: '', page: async () => ({ default: HomePage }) },
  { path: 'report', page: () => import('./portal/ReportPage.tsx') },
  { path: 'received', page: () => import('./portal/ReceivedPage.tsx') },
  { path: 'track', page: () => import('./portal/TrackPage.tsx') },
  { path: 'track/:number', page: () => import('./portal/VoicePage.tsx') },
];
