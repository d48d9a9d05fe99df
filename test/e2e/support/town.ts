// The people of the errands: each with a browser of their own, at a desk or on a phone.
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, inject } from 'vitest';
import type { Locale } from '#kernel/messages.ts';
import { type Person as ApiPerson, personWith } from '../../support/people.ts';
import type { Complaints } from './complaints.ts';
import { cookieHeader, type Face, resume } from './sign-in.ts';
import { giveBack, openWindow, type Window } from './windows.ts';

export const DESK = { width: 1440, height: 900 } as const;
export const PHONE = { width: 390, height: 844 } as const;

export interface Looks {
  readonly size?: { readonly width: number; readonly height: number };
  readonly locale?: Locale;
  readonly elder?: boolean;
  /** Where to begin; the first page of the face unless told otherwise. */
  readonly at?: string;
  /** The address a proxy names for them. */
  readonly from?: string;
  /** Whose session is in the browser. */
  readonly session?: string;
  /** With a clock the errand can move. */
  readonly ownClock?: boolean;
}

export interface Person extends Pick<Complaints, 'expect'> {
  readonly page: Page;
  readonly context: BrowserContext;
}

export interface Town {
  /** Somebody without an account, on a phone unless told otherwise. */
  resident(looks?: Looks): Promise<Person>;
  /** A member of staff, signed in, on the first page of a face. */
  staff(login: string, face: Face, looks?: Looks): Promise<Person>;
  /** The same people by the contract, for what an errand takes for granted. */
  api(login?: string): ApiPerson;
}

export function openTown(): Town {
  let windows: Window[] = [];

  afterEach(async ({ task }) => {
    const used = windows;
    windows = [];
    const failed = task.result?.state === 'fail';
    if (failed) await photographAll(used, task.name);
    const heard = used.flatMap(({ complaints }) => complaints.take());
    await Promise.all(used.map((window) => (failed ? window.context.close() : giveBack(window))));
    if (heard.length > 0) throw new Error(`the browser complained:\n${heard.join('\n')}`);
  });

  async function enter(looks: Looks): Promise<Person> {
    const { size = PHONE, locale = 'zh-CN', elder = false, session, ownClock = false, from } = looks;
    // No clock can be put back into the state it was in.
    const window = await openWindow({ size, locale, alone: ownClock || from !== undefined });
    windows.push(window);
    const { page, context, complaints } = window;
    if (from) await page.setExtraHTTPHeaders({ 'x-forwarded-for': from });
    if (ownClock) await page.clock.install();
    if (session !== undefined) await resume(context, session);
    await page.evaluate(
      ([language, large]) => {
        localStorage.setItem('liren.locale', language);
        localStorage.setItem('liren.elder', large);
      },
      [locale, elder ? 'on' : 'off'] as const,
    );
    return { page, context, expect: complaints.expect };
  }

  return {
    resident: async (looks = {}) => {
      const person = await enter(looks);
      if (looks.at) await person.page.goto(looks.at);
      return person;
    },
    staff: async (login, face, looks = {}) => {
      const person = await enter({ size: face === 'field' ? PHONE : DESK, session: login, ...looks });
      await person.page.goto(looks.at ?? `/${face}/`);
      return person;
    },
    api: (login) =>
      personWith(fetch, login === undefined ? {} : { cookie: cookieHeader(login) }, inject('cityUrl')),
  };
}

/** What everybody saw when it went wrong. */
async function photographAll(windows: readonly Window[], name: string): Promise<void> {
  const folder = join(tmpdir(), 'liren-e2e-failures');
  mkdirSync(folder, { recursive: true });
  for (const [index, { page }] of windows.entries()) {
    if (page.isClosed()) continue;
    const path = join(folder, `${name.replaceAll(/[^\p{L}\d]+/gu, '-').slice(0, 80)}-${index}.png`);
    const taken = await page.screenshot({ path }).then(
      () => true,
      () => false,
    );
    if (taken) console.error(`seen at ${page.url()}: ${path}`);
  }
}
