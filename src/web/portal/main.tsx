import { startFace } from '#web/app/face.tsx';
import { routes } from './routes.tsx';
import { PortalShell } from './Shell.tsx';

startFace({ face: 'portal', routes, shell: PortalShell });
