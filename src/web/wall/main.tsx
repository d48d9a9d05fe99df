import { startFace } from '#web/app/face.tsx';
import { routes } from './routes.tsx';
import { WallShell } from './Shell.tsx';

startFace({ face: 'wall', routes, shell: WallShell });
