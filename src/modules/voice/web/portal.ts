// Pages of this module for residents.
import type { FaceRoute } from '#web/app/face.tsx';

export const portalRoutes: readonly FaceRoute[] = [
  { path: '', page: () => import('./portal/HomePage.tsx') },
  { path: 'report', page: () => import('./portal/ReportPage.tsx') },
  { path: 'received', page: () => import('./portal/ReceivedPage.tsx') },
  { path: 'track', page: () => import('./portal/TrackPage.tsx') },
  { path: 'track/:number', page: () => import('./portal/VoicePage.tsx') },
];
