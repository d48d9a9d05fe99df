// Every page of every face.
import { see } from './reading.ts';
import type { Face } from './sign-in.ts';
import { press, type View } from './view.ts';
import { deskViews } from './views-desk.ts';
import { fieldViews } from './views-field.ts';
import { portalViews } from './views-portal.ts';

const wall: readonly View[] = [
  { name: 'wall-nobody', path: '/wall/', act: /登录|工作台/ },
  { name: 'wall-city', who: 'city', path: '/wall/' },
  { name: 'wall-county', who: 'county', path: '/wall/' },
  { name: 'wall-table', who: 'city', path: '/wall/', step: press(/看表格|^表|Table|table/) },
  { name: 'wall-not-yours', who: 'auditor', path: '/wall/', act: /工作台/ },
  { name: 'wall-not-found', path: '/wall/nowhere' },
];

const docs: readonly View[] = [
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

export const views: readonly View[] = [...portalViews, ...fieldViews, ...deskViews, ...wall, ...docs];
export const faceOf = ({ name }: View): Face | 'portal' =>
  name.startsWith('desk')
    ? 'desk'
    : name.startsWith('field')
      ? 'field'
      : name.startsWith('wall')
        ? 'wall'
        : 'portal';
