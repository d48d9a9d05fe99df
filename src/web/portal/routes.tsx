// The pages of this face: one line per module, each module brings its own list.
import { portalRoutes as accountRoutes } from '#modules/account/web/portal.ts';
import { portalRoutes as gridRoutes } from '#modules/grid/web/portal.ts';
import { portalRoutes as voiceRoutes } from '#modules/voice/web/portal.ts';
import type { FaceRoute } from '#web/app/face.tsx';

export const routes: readonly FaceRoute[] = [...voiceRoutes, ...accountRoutes, ...gridRoutes];
