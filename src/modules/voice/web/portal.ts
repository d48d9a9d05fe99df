// Pages of this module for residents. The two that people open first come with the face itself: on a slow line a
// second round trip is what one would wait for, and whoever came to report is on that page with one touch.
import type { FaceRoute } from '#web/app/face.tsx';
import { HomePage } from './portal/HomePage.tsx';
import { ReportPage } from './portal/ReportPage.tsx';

export const portalRoutes: readonly FaceRoute[] = [
  { path: '', firstPage: HomePage },
  { path: 'report', firstPage: ReportPage },
  { path: 'received', page: () => import('./portal/ReceivedPage.tsx') },
  { path: 'track', page: () => import('./portal/TrackPage.tsx') },
  { path: 'track/:number', page: () => import('./portal/VoicePage.tsx') },
];
