// What a browser complains about and no person would see: errors in its console, refusals by the page's own security
// policy, answers that the server owes an apology for.
import type { Page, Request } from 'playwright-core';

export interface Complaints {
  /** What was heard since it was last asked, without what this person expects. */
  take(): string[];
  /** Where a refusal is what the errand is about. */
  expect(pattern: RegExp): void;
  /** For whoever sits here next. */
  forget(): void;
}

const underWay = new WeakMap<Page, Set<Request>>();

/** Whether everything this page has asked for is there. */
export const isServed = (page: Page) => (underWay.get(page)?.size ?? 0) === 0;

export function listenTo(page: Page): Complaints {
  let heard: string[] = [];
  let expected: RegExp[] = [];
  const waiting = new Set<Request>();
  underWay.set(page, waiting);
  page.on('request', (request) => {
    // A stream of changes never ends.
    if (!/\/api\/(track\/)?events$/.test(request.url())) waiting.add(request);
  });
  page.on('requestfinished', (request) => waiting.delete(request));
  page.on('requestfailed', (request) => waiting.delete(request));
  page.on('console', (message) => {
    if (message.type() === 'error') heard.push(`${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => heard.push(`uncaught: ${error.stack ?? error.message}`));
  page.on('response', (response) => {
    if (response.status() >= 500) heard.push(`${response.status()} ${response.url()}`);
  });
  return {
    take: () => {
      const all = heard.filter((line) => !expected.some((pattern) => pattern.test(line)));
      heard = [];
      return all;
    },
    expect: (pattern) => expected.push(pattern),
    forget: () => {
      heard = [];
      expected = [];
    },
  };
}
