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
export async function freeLoopbackPort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 30_000);
    if ((await whyNotListen(port, '127.0.0.1')) === undefined) return port;
  }
}
