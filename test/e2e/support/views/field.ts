// What a grid officer sees on the phone.
import { passwordOf, sitIdle } from './signing-in.ts';
import {
  caseOf,
  comeBackUnavailable,
  cut,
  goOffline,
  missing,
  press,
  refused,
  unavailable,
  type View,
} from './view.ts';

export const field: readonly View[] = [
  { name: 'field-sign-in', path: '/field/', act: /下一步/ },
  { name: 'field-today', who: 'grid', path: '/field/', act: /路灯|井盖|螺丝|门|说的/ },
  {
    name: 'field-territory',
    who: 'grid',
    path: '/field/?tab=territory',
  },
  { name: 'field-case', who: 'grid', path: caseOf('/field', 'fresh'), act: /^受理/ },
  {
    name: 'field-case-more',
    who: 'grid',
    path: caseOf('/field', 'fresh'),
    step: press(/^别的办法$|^Other/),
  },
  { name: 'field-act', who: 'grid', path: caseOf('/field', 'fresh', '/passUp'), act: /^上报/ },
  { name: 'field-act-unknown', who: 'grid', path: caseOf('/field', 'fresh', '/dance'), act: /看最新的经过/ },
  {
    name: 'field-case-missing',
    who: 'grid',
    path: `/field/case/610802/${missing}`,
    expects: refused,
  },
  { name: 'field-cell', who: 'grid', path: '/field/cell' },
  { name: 'field-cell-none', who: 'community', path: '/field/cell', act: /./ },
  { name: 'field-me', who: 'grid', path: '/field/me', act: /退出登录/ },
  { name: 'field-wrong-post', who: 'auditor', path: '/field/', act: /打开工作台/ },
  { name: 'field-not-found', who: 'grid', path: '/field/nowhere', act: /回到首页/ },
  { name: 'field-sign-in-code', path: '/field/', step: passwordOf('city2'), act: /^登录/ },
  { name: 'field-choose-post', who: 'two-posts', path: '/field/', act: /社区工作者/ },
  { name: 'field-idle-end', who: 'grid', path: '/field/me', ownClock: true, step: sitIdle },
  { name: 'field-cell-print', who: 'grid', path: '/field/cell', printed: true },
  { name: 'field-offline', who: 'grid', path: '/field/', step: goOffline, expects: cut },
  {
    name: 'field-unavailable',
    who: 'grid',
    path: '/field/',
    step: comeBackUnavailable(/\/api\/inbox\?/),
    expects: unavailable,
  },
];
