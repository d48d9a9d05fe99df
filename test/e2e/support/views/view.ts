// One page as somebody sees it, with the act they came for.
import type { Page } from 'playwright-core';

export interface View {
  /** `<face>-<page>`: the name of its picture. */
  readonly name: string;
  /** Whose session is in the browser; nobody’s unless told. */
  readonly who?: string;
  readonly path: string | ((things: Things) => string);
  /** What Tab must reach, by its words in Chinese; none where a page is only read. */
  readonly act?: RegExp;
  /** Brings the page into the state to be looked at. */
  readonly step?: (page: Page, things: Things) => Promise<void>;
  /** Its step moves the clock. */
  readonly ownClock?: true;
  /** As it comes out on paper. */
  readonly printed?: true;
  /** Refusals that belong to this page. */
  readonly expects?: RegExp;
}

/** What lies in the city for the pages to show. */
export interface Things {
  /** Reported just now, nobody has touched it. */
  readonly fresh: Matter;
  /** Answered with a photo; waits for the resident. */
  readonly answered: Matter;
  /** Confirmed by the resident, not yet rated. */
  readonly closed: Matter;
  /** The one-time link of one more new colleague. */
  readonly newLink: () => Promise<string>;
}

export interface Matter {
  readonly county: number;
  readonly id: string;
  readonly number: string;
  readonly secret: string;
}

export const caseOf =
  (base: string, which: 'fresh' | 'answered', more = '') =>
  (things: Things) =>
    `${base}/case/${things[which].county}/${things[which].id}${more}`;
export const missing = '00000000-0000-7000-8000-0000000000ff';
export const refused = /status of 40[134]/;
export const press = (name: string | RegExp) => (page: Page) =>
  page.getByRole('button', { name }).first().click();

/** For pages whose network goes while they stand. */
export const cut = /ERR_INTERNET_DISCONNECTED|ERR_FAILED/;
export async function goOffline(page: Page): Promise<void> {
  await page.context().setOffline(true);
  await page.locator('.l-offline[data-shown]').waitFor();
}

/** For pages whose server is being restarted: what stands before it says so, in its own words. */
export const unavailable = /503/;
export const comeBackUnavailable = (needs: RegExp) => async (page: Page) => {
  const body = '<!doctype html><h1>503 Service Unavailable</h1>';
  await page.route(needs, (route) => route.fulfill({ status: 503, contentType: 'text/html', body }));
  await page.reload();
  await page.locator('.l-failure').first().waitFor();
};
