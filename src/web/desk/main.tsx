import { startFace } from '#web/app/face.tsx';
import { routes } from './routes.tsx';
import { StaffShell } from './StaffShell.tsx';

startFace({ face: 'desk', routes, shell: StaffShell });
