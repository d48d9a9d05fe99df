import { startFace } from '#web/app/face.tsx';
import { routes } from './routes.tsx';
import { StaffWallShell } from './StaffWallShell.tsx';

startFace({ face: 'wall', routes, shell: StaffWallShell });
