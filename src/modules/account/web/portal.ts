// Pages of this module for residents.
import type { FaceRoute } from '#web/app/face.tsx';

export const portalRoutes: readonly FaceRoute[] = [
  { path: 'sign-in', page: () => import('./portal/SignInPage.tsx') },
  { path: 'outbox', page: () => import('./portal/OutboxPage.tsx') },
];
