// The demo city's people: invented, marked as synthetic, one sign-in for each role and a neighbour for each territory.
// Passwords and second factors derive from this installation's own key; none is written in the code.
import type { Platform } from '#kernel/context.ts';
import { actAsSystem } from '#kernel/request.ts';
import { addOrganisations, createDemoStaff, type DemoSignIn, type DemoStaff } from '#modules/account/index.ts';
import { installDemoVoices } from './demo-voices.ts';
import type { Role } from '#modules/account/roles.ts';

interface DemoPerson {
  readonly login: string;
  readonly name: string;
  readonly role: Role;
  readonly code: number;
  /** Name of the body acted for. */
  readonly body?: string;
  readonly place: string;
}

const CITY = 610_800_000_000_000;
const YUYANG = 610_802_000_000_000;
const SHENMU = 610_881_000_000_000;
const CHONGWEN_STREET = 610_802_006_000_000;
const HANGYU_STREET = 610_802_007_000_000;
const CHONGWEN = 610_802_006_003_000;
const XUEYUAN = 610_802_006_006_000;

/** Departments that a county needs so that a lamp can be mended. */
export const DEMO_BODIES = [
  { code: YUYANG, name: '榆阳区城市管理执法局', id: '00000000-0000-7000-8000-000000000001', nameEn: 'Yuyang Urban Management Bureau' },
  { code: YUYANG, name: '榆阳区住房和城乡建设局', id: '00000000-0000-7000-8000-000000000002', nameEn: 'Yuyang Housing and Construction Bureau' },
  { code: SHENMU, name: '神木市城市管理执法局', id: '00000000-0000-7000-8000-000000000003', nameEn: 'Shenmu Urban Management Bureau' },
  { code: CITY, name: '榆林市城市管理执法局', id: '00000000-0000-7000-8000-000000000004', nameEn: 'Yulin Urban Management Bureau' },
] as const;

export const DEMO_PEOPLE: readonly DemoPerson[] = [
  { login: 'grid', name: '示例网格员甲', role: 'gridOfficer', code: CHONGWEN + 1, place: '崇文路社区第一网格' },
  { login: 'community', name: '示例社工甲', role: 'communityWorker', code: CHONGWEN, place: '崇文路社区' },
  { login: 'street', name: '示例调度员甲', role: 'streetDispatcher', code: CHONGWEN_STREET, place: '崇文路街道' },
  { login: 'county', name: '示例区办甲', role: 'countyOffice', code: YUYANG, place: '榆阳区' },
  { login: 'city', name: '示例市办甲', role: 'cityOffice', code: CITY, place: '榆林市' },
  { login: 'department', name: '示例城管甲', role: 'departmentOfficer', code: YUYANG, body: '榆阳区城市管理执法局', place: '榆阳区城市管理执法局' },
  { login: 'auditor', name: '示例审计员', role: 'auditor', code: CITY, place: '榆林市' },
  { login: 'security', name: '示例安全管理员', role: 'securityAdmin', code: CITY, place: '榆林市' },
  { login: 'system', name: '示例系统管理员', role: 'systemAdmin', code: CITY, place: '榆林市' },
  { login: 'grid2', name: '示例网格员乙', role: 'gridOfficer', code: XUEYUAN + 1, place: '学院社区第一网格' },
  { login: 'community2', name: '示例社工乙', role: 'communityWorker', code: XUEYUAN, place: '学院社区' },
  { login: 'street2', name: '示例调度员乙', role: 'streetDispatcher', code: HANGYU_STREET, place: '航宇路街道' },
  { login: 'county2', name: '示例区办乙', role: 'countyOffice', code: SHENMU, place: '神木市' },
  { login: 'department2', name: '示例住建甲', role: 'departmentOfficer', code: YUYANG, body: '榆阳区住房和城乡建设局', place: '榆阳区住房和城乡建设局' },
  { login: 'citydepartment', name: '示例市城管甲', role: 'departmentOfficer', code: CITY, body: '榆林市城市管理执法局', place: '榆林市城市管理执法局' },
];

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
function letters(platform: Pick<Platform, 'keyring'>, purpose: string, login: string, length: number): string {
  const bytes = platform.keyring.mac(`demo ${purpose}`, login);
  return Array.from({ length }, (_, i) => BASE32.charAt((bytes[i % bytes.length] ?? 0) % 32)).join('');
}

/** What `npm start` prints: logins, passwords and second factors of this installation's demo. */
export function demoSignInsOf(platform: Pick<Platform, 'keyring'>): DemoSignIn[] {
  return DEMO_PEOPLE.map(({ login, name, role, place }) => ({
    role,
    login,
    name,
    place,
    password: `Liren-${letters(platform, 'password', login, 8).toLowerCase()}-7`,
    secret: letters(platform, 'totp', login, 32),
    face: role === 'gridOfficer' ? '/field' : '/desk',
  }));
}

/** Creates the demo's staff and, unless told otherwise, some voices to look at. Safe to run at every start. */
export async function installDemo(platform: Platform, { voices = true } = {}): Promise<void> {
  const signIns = new Map(demoSignInsOf(platform).map((entry) => [entry.login, entry]));
  const staff: DemoStaff[] = DEMO_PEOPLE.flatMap(({ login, name, role, code, body }) => {
    const entry = signIns.get(login);
    const org = DEMO_BODIES.find(({ name: known }) => known === body)?.id;
    return entry ? [{ login, name, password: entry.password, secret: entry.secret, posts: [{ role, code, ...(org ? { org } : {}) }] }] : [];
  });
  await actAsSystem(platform, async (ctx) => {
    await addOrganisations(ctx, DEMO_BODIES.map(({ id, code, name, nameEn }) => ({ id, code, name, name_en: nameEn, kind: 'department' })));
    await createDemoStaff(ctx, staff);
  });
  if (voices) await installDemoVoices(platform);
}
