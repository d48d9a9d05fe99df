// The pages of this face: one line per module, each module brings its own list.
import type { FaceRoute } from '#web/app/face.tsx';

export const routes: readonly FaceRoute[] = [{ path: '', page: () => import('#web/app/pages/SoonPage.tsx') }];
