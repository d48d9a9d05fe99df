import { startFace } from '#web/app/face.tsx';
import { routes } from './routes.tsx';
import { StaffFieldShell } from './StaffFieldShell.tsx';

startFace({ face: 'field', routes, shell: StaffFieldShell });
