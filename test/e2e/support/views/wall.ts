// What hangs in the hall, and what other programs read.
import { see } from '../reading.ts';
import { comeBackUnavailable, cut, goOffline, press, unavailable, type View } from './view.ts';

export const wall: readonly View[] = [
  { name: 'wall-nobody', path: '/wall/', act: /下一步/ },
  { name: 'wall-city', who: 'city', path: '/wall/', act: /回到工作台/ },
  { name: 'wall-county', who: 'county', path: '/wall/' },
  { name: 'wall-not-yours', who: 'auditor', path: '/wall/', act: /工作台/ },
  { name: 'wall-not-found', path: '/wall/nowhere' },
  { name: 'wall-choose-post', who: 'two-posts', path: '/wall/', act: /社区工作者/ },
  {
    name: 'wall-table',
    who: 'county',
    path: '/wall/',
    step: async (page) => {
      await press(/看表格|^Table/)(page);
      await page.getByRole('table').waitFor();
    },
    act: /，看明细/,
  },
  { name: 'wall-offline', who: 'city', path: '/wall/', step: goOffline, expects: cut },
  {
    name: 'wall-unavailable',
    who: 'city',
    path: '/wall/',
    step: comeBackUnavailable(/\/pulse/),
    expects: unavailable,
  },
];

export const docs: readonly View[] = [
  { name: 'api-docs', path: '/api-docs/' },
  {
    name: 'api-docs-open',
    path: '/api-docs/',
    step: async (page) => {
      await page.locator('summary').first().click();
      await see(page.locator('details[open]').first(), /./);
    },
  },
];
