// Figures of this process for a monitoring system, in the Prometheus text format. Routes, never addresses or persons.
import type { FastifyInstance } from 'fastify';
import { kernelProblems } from '../problem.ts';

const BUCKETS_MS = [5, 10, 25, 50, 100, 250, 500, 1000, 2500];
interface Series {
  count: number;
  sumMs: number;
  readonly buckets: number[];
}

export function serveMetrics(app: FastifyInstance, openStreams: () => number): void {
  const series = new Map<string, Series>();
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    const key = `method="${request.method}",route="${route}",status="${reply.statusCode}"`;
    const known = series.get(key) ?? { count: 0, sumMs: 0, buckets: BUCKETS_MS.map(() => 0) };
    known.count++;
    known.sumMs += reply.elapsedTime;
    for (const [i, limit] of BUCKETS_MS.entries())
      if (reply.elapsedTime <= limit) known.buckets[i] = (known.buckets[i] ?? 0) + 1;
    series.set(key, known);
  });
  app.get('/metrics', async (request, reply) => {
    // The figures tell an attacker what is slow; a monitor runs beside the server or through its proxy.
    if (!['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.ip))
      throw kernelProblems.notFound({ what: 'path' });
    return reply.type('text/plain; version=0.0.4').send(`${[...lines(series, openStreams())].join('\n')}\n`);
  });
}

function* lines(series: ReadonlyMap<string, Series>, streams: number): Generator<string> {
  const { rss, heapUsed } = process.memoryUsage();
  yield '# TYPE liren_resident_memory_bytes gauge';
  yield `liren_resident_memory_bytes ${rss}`;
  yield '# TYPE liren_heap_used_bytes gauge';
  yield `liren_heap_used_bytes ${heapUsed}`;
  yield '# TYPE liren_live_streams gauge';
  yield `liren_live_streams ${streams}`;
  yield '# TYPE liren_request_ms histogram';
  for (const [key, { count, sumMs, buckets }] of series) {
    for (const [i, limit] of BUCKETS_MS.entries())
      yield `liren_request_ms_bucket{${key},le="${limit}"} ${buckets[i]}`;
    yield `liren_request_ms_bucket{${key},le="+Inf"} ${count}`;
    yield `liren_request_ms_sum{${key}} ${sumMs.toFixed(1)}`;
    yield `liren_request_ms_count{${key}} ${count}`;
  }
}
