import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { errorCode } from '#kernel/operator-error.ts';

/** Tries to listen; resolves with the error code if that is impossible. */
export function whyNotListen(port: number, host: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error) => resolve(errorCode(error) ?? 'UNKNOWN'));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(undefined)));
  });
}

/**
 * A free loopback port below the range from which systems hand out outgoing ports (32768+), so that it is
 * still free when the database has to come back on it.
 */
export function freeLoopbackPort(): Promise<number> {
  return freePort('127.0.0.1');
}

/** Known before anybody listens: links that are handed out carry it. Throws where nobody can listen on that host. */
export async function freePort(host: string): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 30_000);
    const why = await whyNotListen(port, host);
    if (why === undefined) return port;
    if (why !== 'EADDRINUSE')
      throw Object.assign(new Error(`cannot listen on ${host}: ${why}`), { code: why });
  }
}
