// What the portal is without a network: its own page, as it was last seen. Whoever has written half a report in a
// basement finds it there. With a network nothing comes from here but files that never change.
interface Pending extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Asked extends Pending {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
declare global {
  interface WindowEventMap {
    install: Pending;
    fetch: Asked;
  }
}

const SHELF = 'liren-portal';
const PAGE = '/';
/** Other faces and everything that is no page. */
const NOT_OURS = /^\/(?:desk|field|wall|api-docs|api|open311|openapi\.json|healthz|readyz|metrics)(?:\/|$)/;

addEventListener('install', (event) => event.waitUntil(fetch(PAGE, { cache: 'no-cache' }).then(keep)));

addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (pathname.startsWith('/assets/')) event.respondWith(file(request));
  else if (request.mode === 'navigate' && !NOT_OURS.test(pathname)) event.respondWith(page(event));
});

async function page(event: Asked): Promise<Response> {
  try {
    const answer = await fetch(event.request);
    if (answer.ok) event.waitUntil(keep(answer.clone()));
    return answer;
  } catch (failure) {
    const kept = await caches.match(PAGE);
    if (kept) return kept;
    throw failure;
  }
}

const file = async (request: Request) => (await caches.match(request)) ?? fetch(request);

/** The page and the files it names; those of the release before it are dropped. */
async function keep(answer: Response): Promise<void> {
  const named: readonly string[] = (await answer.clone().text()).match(/\/assets\/[\w.-]+/g) ?? [];
  const shelf = await caches.open(SHELF);
  const kept = new Map((await shelf.keys()).map((request) => [new URL(request.url).pathname, request]));
  await shelf.addAll(named.filter((path) => !kept.has(path)));
  await shelf.put(PAGE, answer);
  for (const [path, request] of kept) {
    if (path !== PAGE && !named.includes(path)) await shelf.delete(request);
  }
}
