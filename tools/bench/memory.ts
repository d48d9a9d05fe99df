// The server's memory while residents report and clerks read at once.
import { setTimeout as sleep } from 'node:timers/promises';
import type { City } from './city.ts';
import { encode, openConnection } from './connection.ts';
import type { Figure } from './figures.ts';
import { signIn } from './staff.ts';
import { startLoad } from './windows.ts';

const DESKS = ['street', 'county', 'city', 'department'];
const PATHS = [
  '/api/inbox?view=territory',
  '/api/inbox?view=mine',
  '/api/inbox?view=territory&order=newest',
  '/api/inbox/counts',
];

export async function measureMemory(city: City, seconds: number, connections: number): Promise<Figure[]> {
  const idle = city.memory().now;
  const load = await startLoad(new URL('intake-load.ts', import.meta.url), {
    port: city.port,
    ownerUrl: city.ownerUrl,
    connections,
  });
  let running = true;
  const clerks = DESKS.map(async (desk) => {
    const cookie = await signIn(city.home, city.port, desk);
    const connection = await openConnection(city.port);
    for (let i = 0; running; i++) {
      const path = PATHS[i % PATHS.length] ?? '';
      await connection.send(
        encode({ method: 'GET', path, headers: { cookie, 'x-forwarded-for': `10.150.${i & 255}.1` } }),
      );
    }
    connection.close();
  });
  const seen: number[] = [];
  const sampler = (async () => {
    for (; running; await sleep(250)) seen.push(city.memory().now);
  })();
  const window = await load.window(seconds);
  running = false;
  await Promise.all([...clerks, sampler]);
  load.close();
  const peak = Math.max(city.memory().peak, ...seen);
  return [
    {
      part: 'memory',
      name: 'server RSS, highest since its start',
      value: peak,
      unit: 'MB',
      bar: { most: 300 },
      judged: 'value',
      raw: { value: idle, unit: 'MB', what: 'before the load' },
      note: `${window.done} voices in ${seconds} s, ${window.errors} refused`,
    },
  ];
}
