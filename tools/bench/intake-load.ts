// Child process: residents report voices over HTTP, each with an identity, a key, a place and an address of its own.

import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { uuidv7 } from '#kernel/uuid.ts';
import { encode, openConnection } from './connection.ts';
import { answerWindows } from './windows.ts';

const { port, ownerUrl, connections } = JSON.parse(process.argv[2] ?? '{}') as {
  port: number;
  ownerUrl: string;
  connections: number;
};

const client = new pg.Client({ connectionString: ownerUrl });
await client.connect();
const { rows: places } = await client.query<{ code: string; lon: number | null; lat: number | null }>(
  `select code::text, lon, lat from liren.region where level in ('community', 'grid') and valid_to is null order by code`,
);
const { rows: categories } = await client.query<{ code: string }>(
  'select code from liren.voice_category order by code',
);
await client.end();
if (places.length === 0 || categories.length === 0) throw new Error('the city is not installed');

let serial = 0;
/** A different resident each time: the limits by address are part of what is measured. */
function report(): string {
  serial += 1;
  const place = places[(serial * 7919) % places.length];
  const drawn = place?.lon !== null && place?.lat !== null && serial % 4 !== 0;
  return encode({
    method: 'POST',
    path: '/api/voices',
    headers: {
      'idempotency-key': randomUUID(),
      'x-forwarded-for': `10.${(serial >> 16) & 255}.${(serial >> 8) & 255}.${serial & 255}`,
      'user-agent': 'liren-bench',
    },
    body: {
      id: uuidv7(),
      category: categories[serial % categories.length]?.code,
      text: `${serial} 号楼下路灯连续三晚不亮，老人出门看不清台阶，请尽快派人来修。`,
      place: drawn
        ? { lon: place?.lon, lat: place?.lat, address: `单元门口向东 ${serial % 90} 米` }
        : { code: Number(place?.code), address: '社区广场旁' },
      ...(serial % 3 === 0 ? { phone: `1380000${String(serial % 10_000).padStart(4, '0')}` } : {}),
    },
  });
}

answerWindows(connections, async () => {
  const connection = await openConnection(port);
  return {
    act: async () => {
      const { status, body } = await connection.send(report());
      if (status !== 201) throw new Error(`${status} ${body.slice(0, 200)}`);
    },
    close: () => connection.close(),
  };
});
