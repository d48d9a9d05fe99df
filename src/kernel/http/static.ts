// The faces: each a single page under its own path, nothing of one reaches another. Hashed assets never change, pages
// are asked for again each time.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { kernelProblems } from '../problem.ts';
import { pageHeaders } from './headers.ts';

export interface Face {
  readonly name: string;
  /** '' for the one at the root. */
  readonly base: string;
}

export async function serveFaces(app: FastifyInstance, root: string, faces: readonly Face[]): Promise<void> {
  if (existsSync(root)) await serveAssets(app, join(root, 'assets'));
  const pages = await readEach(root, faces, 'index.html');
  // What keeps a face open without a network governs only what lies below its own address.
  const workers = await readEach(root, faces, 'sw.js');
  app.setNotFoundHandler((request, reply) => {
    const asked = request.method === 'GET' || request.method === 'HEAD';
    const worker = asked ? workers.get(workerBase(request.url)) : undefined;
    if (worker) {
      return reply
        .headers(pageHeaders)
        .header('cache-control', 'no-cache')
        .type('text/javascript; charset=utf-8')
        .send(worker);
    }
    const page = asked ? pageFor(request.url, faces, pages) : undefined;
    if (!page) throw kernelProblems.notFound({ what: 'path' });
    return reply
      .headers(pageHeaders)
      .header('cache-control', 'no-cache')
      .type('text/html; charset=utf-8')
      .send(page);
  });
}

/** By the base of the face; those that have no such file are left out. */
async function readEach(root: string, faces: readonly Face[], name: string): Promise<Map<string, Buffer>> {
  const found = new Map<string, Buffer>();
  for (const face of faces) {
    const file = join(root, face.name, name);
    if (existsSync(file)) found.set(face.base, await readFile(file));
  }
  return found;
}

/** The base of the face whose worker is asked for; no face has `?` for its base. */
const workerBase = (url: string) => (url.endsWith('/sw.js') ? url.slice(0, -'/sw.js'.length) : '?');

async function serveAssets(app: FastifyInstance, root: string): Promise<void> {
  await app.register(fastifyStatic, {
    root,
    prefix: '/assets/',
    preCompressed: true,
    immutable: true,
    maxAge: '365d',
    index: false,
    setHeaders: (reply) => {
      for (const [name, value] of Object.entries(pageHeaders)) reply.header(name, value);
    },
  });
}

const NOT_PAGES = /^\/(api|assets|openapi\.json|healthz|readyz|metrics|open311)(\/|$|\?)/;

function pageFor(
  url: string,
  faces: readonly Face[],
  pages: ReadonlyMap<string, Buffer>,
): Buffer | undefined {
  if (NOT_PAGES.test(url)) return undefined;
  const path = url.split('?')[0] ?? '';
  const face = faces.find(({ base }) => base !== '' && (path === base || path.startsWith(`${base}/`)));
  return pages.get(face?.base ?? '');
}
