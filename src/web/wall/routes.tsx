// The pages of this face, each its own chunk.
import type { FaceRoute } from '#web/app/face.tsx';

export const routes: readonly FaceRoute[] = [
  { path: '', page: () => import('#modules/grid/web/wall/WallPage.tsx') },
];
