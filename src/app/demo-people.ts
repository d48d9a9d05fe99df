// Who lives in the demo: invented officers for each role, and a neighbour for each territory, so that refusals can be seen.
import type { Role } from '#modules/account/index.ts';
import type { DemoPlaces, PlaceKey } from './demo-places.ts';

export interface DemoBody {
  readonly id: string;
  readonly code: number;
  readonly name: string;
  readonly nameEn: string;
}

export interface DemoPerson {
  readonly login: string;
  readonly name: string;
  readonly role: Role;
  readonly code: number;
  /** The body acted for. */
  readonly org: string | null;
  /** Where the person stands, or the body's name. */
  readonly place: string;
}

export interface DemoCast {
  readonly people: readonly DemoPerson[];
  readonly bodies: readonly DemoBody[];
}

type BodyKey = 'urban' | 'housing' | 'otherUrban' | 'cityUrban';

/** Departments that a county needs so that a lamp can be mended. */
const BODIES: Readonly<Record<BodyKey, readonly [id: string, at: PlaceKey, kind: string, kindEn: string]>> = {
  urban: [
    '00000000-0000-7000-8000-000000000001',
    'county',
    '城市管理执法局',
    'County Urban Management Bureau',
  ],
  housing: [
    '00000000-0000-7000-8000-000000000002',
    'county',
    '住房和城乡建设局',
    'County Housing and Construction Bureau',
  ],
  otherUrban: [
    '00000000-0000-7000-8000-000000000003',
    'otherCounty',
    '城市管理执法局',
    'Neighbouring County Urban Management Bureau',
  ],
  cityUrban: [
    '00000000-0000-7000-8000-000000000004',
    'city',
    '城市管理执法局',
    'City Urban Management Bureau',
  ],
};

type Person = readonly [login: string, name: string, role: Role, at: PlaceKey, body?: BodyKey];
const PEOPLE: readonly Person[] = [
  ['grid', '示例网格员甲', 'gridOfficer', 'cell'],
  ['community', '示例社工甲', 'communityWorker', 'community'],
  ['street', '示例调度员甲', 'streetDispatcher', 'street'],
  ['county', '示例区办甲', 'countyOffice', 'county'],
  ['city', '示例市办甲', 'cityOffice', 'city'],
  ['department', '示例城管甲', 'departmentOfficer', 'county', 'urban'],
  ['auditor', '示例审计员', 'auditor', 'city'],
  ['security', '示例安全管理员', 'securityAdmin', 'city'],
  ['system', '示例系统管理员', 'systemAdmin', 'city'],
  ['grid2', '示例网格员乙', 'gridOfficer', 'otherCell'],
  ['community2', '示例社工乙', 'communityWorker', 'otherCommunity'],
  ['street2', '示例调度员乙', 'streetDispatcher', 'otherStreet'],
  ['county2', '示例区办乙', 'countyOffice', 'otherCounty'],
  ['department2', '示例住建甲', 'departmentOfficer', 'county', 'housing'],
  // What the first has answered and is disputed, the second reviews.
  ['city2', '示例市办乙', 'cityOffice', 'city'],
  ['citydepartment', '示例市城管甲', 'departmentOfficer', 'city', 'cityUrban'],
];

export function demoCast(places: DemoPlaces): DemoCast {
  const bodyAt = (key: BodyKey): DemoBody => {
    const [id, at, kind, nameEn] = BODIES[key];
    return { id, code: places[at].code, name: `${places[at].name}${kind}`, nameEn };
  };
  return {
    bodies: [bodyAt('urban'), bodyAt('housing'), bodyAt('otherUrban'), bodyAt('cityUrban')],
    people: PEOPLE.map(([login, name, role, at, body]) => ({
      login,
      name,
      role,
      code: places[at].code,
      org: body ? BODIES[body][0] : null,
      place: body ? bodyAt(body).name : places[at].name,
    })),
  };
}
