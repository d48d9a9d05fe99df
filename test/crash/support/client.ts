/** People whose telephone drops the line: they ask again, with the same key, until somebody answers. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { totpCode, totpStep } from '#kernel/crypto/totp.ts';
import { PLAIN_COOKIE } from '#kernel/http/session-cookie.ts';
import { type Person, personWith } from '../../support/people.ts';
import type { Random } from './random.ts';

/** One request and the answer it was given, word for word. */
export interface Acknowledged {
  readonly url: string;
  readonly init: RequestInit;
  readonly status: number;
  readonly text: string;
}

export interface Line {
  readonly fetch: typeof fetch;
  readonly acknowledged: Acknowledged[];
  readonly tally: { asked: number; unanswered: number; unavailable: number; twice: number };
  /** Pairs of answers to one key that were not the same; must stay empty. */
  readonly contradictions: string[];
  /** Nobody will answer any more. */
  abandon(): void;
}

const DOUBLE_CLICKS = 0.08;

/** A way to any of the servers that does not give up. */
export function stubbornLine(baseUrls: readonly string[], random: Random): Line {
  const acknowledged: Acknowledged[] = [];
  const contradictions: string[] = [];
  const tally = { asked: 0, unanswered: 0, unavailable: 0, twice: 0 };

  async function once(
    path: string,
    init: RequestInit,
  ): Promise<{ status: number; text: string } | undefined> {
    tally.asked++;
    try {
      const headers = new Headers(init.headers);
      // Everybody from an address of their own, or the limits for one address would be what is measured.
      headers.set(
        'x-forwarded-for',
        `10.${random.between(0, 255)}.${random.between(0, 255)}.${random.between(1, 254)}`,
      );
      const answer = await fetch(random.pick(baseUrls) + path, {
        ...init,
        headers,
        signal: AbortSignal.timeout(20_000),
      });
      const text = await answer.text();
      if (answer.status !== 503) return { status: answer.status, text };
      tally.unavailable++;
    } catch {
      tally.unanswered++;
    }
    return undefined;
  }

  let abandoned = false;
  async function ask(path: string, init: RequestInit) {
    while (!abandoned) {
      const answer = await once(path, init);
      if (answer) return answer;
      await sleep(random.between(100, 500));
    }
    throw new Error('abandoned');
  }

  return {
    acknowledged,
    contradictions,
    tally,
    abandon: () => {
      abandoned = true;
    },
    fetch: async (input, init = {}) => {
      const path = String(input);
      const changes = init.method !== undefined && init.method !== 'GET';
      const twice = changes && random.chance() < DOUBLE_CLICKS;
      const [first, second] = await Promise.all([ask(path, init), twice ? ask(path, init) : undefined]);
      if (second) {
        tally.twice++;
        if (second.text !== first.text) contradictions.push(`${path}: ${first.text} / ${second.text}`);
      }
      if (changes && first.status < 300) acknowledged.push({ url: path, init, ...first });
      return new Response(first.text, { status: first.status });
    },
  };
}

const signInsSchema = z.object({
  accounts: z.array(z.object({ login: z.string(), password: z.string(), totpSecret: z.string() })),
});

/** Signs in as one of the demo's staff, with both factors; returns the headers that prove it. */
export async function signIn(
  baseUrl: string,
  home: string,
  login: string,
): Promise<Readonly<Record<string, string>>> {
  const { accounts } = signInsSchema.parse(
    JSON.parse(await readFile(join(home, 'demo-accounts.json'), 'utf8')),
  );
  const known = accounts.find((account) => account.login === login);
  if (!known) throw new Error(`nobody signs in as ${login}`);
  const post = (path: string, body: unknown) =>
    fetch(baseUrl + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const first = await post('/api/session/password', { login, password: known.password });
  const { challenge } = z.object({ challenge: z.string() }).parse(await first.json());
  const second = await post('/api/session/totp', {
    challenge,
    code: totpCode(known.totpSecret, totpStep(new Date())),
  });
  const cookie = second.headers.getSetCookie().find((one) => one.startsWith(`${PLAIN_COOKIE}=`));
  if (!cookie) throw new Error(`${login} could not sign in: ${second.status}`);
  return { cookie: cookie.split(';')[0] ?? '' };
}

export function personOn(line: Line, headers: Readonly<Record<string, string>>): Person {
  return personWith(line.fetch, headers);
}
