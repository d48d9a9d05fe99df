// What one looks at: a page in one state, who sees it, and the act they came for.
import type { Page } from 'playwright-core';

export interface View {
  /** `<face>-<page>`: the name of its picture. */
  readonly name: string;
  /** A demo login, `resident` for somebody who signed in by phone, `twoPosts` before the choice; or nobody. */
  readonly who?: string;
  readonly path: string | ((things: Things) => string);
  /** What Tab must reach, by its words in Chinese; none where a page is only read. */
  readonly act?: RegExp;
  /** Brings the page into the state to be looked at. */
  readonly step?: (page: Page, things: Things) => Promise<void>;
  /** Refusals that belong to this page. */
  readonly expects?: RegExp;
}

/** What lies in the city for the pages to show. */
export interface Things {
  /** Reported just now, nobody has touched it. */
  readonly fresh: Matter;
  /** The grid officer has taken it on. */
  readonly accepted: Matter;
  /** On the community's desk, which may give it to others. */
  readonly forCommunity: Matter;
  /** Answered with a photo; waits for the resident. */
  readonly answered: Matter;
  /** Confirmed, not yet rated. */
  readonly closed: Matter;
  /** A one-time link of a new colleague; each opens one door. */
  readonly newLink: () => Promise<string>;
}

export interface Matter {
  readonly county: number;
  readonly id: string;
  readonly number: string;
  readonly secret: string;
}

type Which = Exclude<keyof Things, 'newLink'>;

export const caseOf =
  (base: string, which: Which, more = '') =>
  (things: Things) =>
    `${base}/case/${things[which].county}/${things[which].id}${more}`;
export const trackOf = (which: Which) => (things: Things) =>
  `/track/${things[which].number}#${things[which].secret}`;
export const missing = '00000000-0000-7000-8000-0000000000ff';
export const refused = /status of 40[134]/;

export const press = (name: string | RegExp) => (page: Page) =>
  page.getByRole('button', { name }).first().click();
/** Something that opens in front of the page. */
export const inFront = (open: (page: Page) => Promise<void>) => async (page: Page) => {
  await open(page);
  await page.getByRole('dialog').last().waitFor();
};
export const byKey = (key: string) => inFront((page) => page.keyboard.press(key));
export const onPaper = (page: Page) => page.emulateMedia({ media: 'print' });
