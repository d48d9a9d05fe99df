import { startFace } from '#web/app/face.tsx';
import { routes } from './routes.tsx';
import { PortalShell } from './Shell.tsx';

startFace({ face: 'portal', routes, shell: PortalShell });

// After everything that somebody waits for. Where the browser refuses it, a page without a network is the browser's own.
addEventListener('load', () => void navigator.serviceWorker?.register('/sw.js').catch(() => undefined));
