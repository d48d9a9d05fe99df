import { networkInterfaces } from 'node:os';

/** An address that a browser can open: one that listens everywhere is reached by one of the machine's own. */
export function addressFor(host: string, port: number): string {
  const everywhere = host === '0.0.0.0' || host === '::';
  const own = everywhere ? (outwardAddress() ?? '127.0.0.1') : host;
  return `http://${own.includes(':') ? `[${own}]` : own}:${port}`;
}

function outwardAddress(): string | undefined {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal)?.address;
}
