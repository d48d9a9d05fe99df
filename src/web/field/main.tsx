import { startFace } from '#web/app/face.tsx';
import { routes } from './routes.tsx';
import { FieldShell } from './Shell.tsx';

startFace({ face: 'field', routes, shell: FieldShell });
