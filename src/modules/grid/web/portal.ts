// Pages of this module for residents.
import type { FaceRoute } from '#web/app/face.tsx';

export const portalRoutes: readonly FaceRoute[] = [
  { path: 'cell/:code', page: () => import('./portal/CellPage.tsx') },
];
