// Who lives in the demo: invented officers for each role, and a neighbour for each territory, so that refusals can be seen.
import type { Role } from '#modules/account/index.ts';

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
  {
    code: YUYANG,
    name: '榆阳区城市管理执法局',
    id: '00000000-0000-7000-8000-000000000001',
    nameEn: 'Yuyang Urban Management Bureau',
  },
  {
    code: YUYANG,
    name: '榆阳区住房和城乡建设局',
    id: '00000000-0000-7000-8000-000000000002',
    nameEn: 'Yuyang Housing and Construction Bureau',
  },
  {
    code: SHENMU,
    name: '神木市城市管理执法局',
    id: '00000000-0000-7000-8000-000000000003',
    nameEn: 'Shenmu Urban Management Bureau',
  },
  {
    code: CITY,
    name: '榆林市城市管理执法局',
    id: '00000000-0000-7000-8000-000000000004',
    nameEn: 'Yulin Urban Management Bureau',
  },
] as const;

export const DEMO_PEOPLE: readonly DemoPerson[] = [
  {
    login: 'grid',
    name: '示例网格员甲',
    role: 'gridOfficer',
    code: CHONGWEN + 1,
    place: '崇文路社区第一网格',
  },
  { login: 'community', name: '示例社工甲', role: 'communityWorker', code: CHONGWEN, place: '崇文路社区' },
  {
    login: 'street',
    name: '示例调度员甲',
    role: 'streetDispatcher',
    code: CHONGWEN_STREET,
    place: '崇文路街道',
  },
  { login: 'county', name: '示例区办甲', role: 'countyOffice', code: YUYANG, place: '榆阳区' },
  { login: 'city', name: '示例市办甲', role: 'cityOffice', code: CITY, place: '榆林市' },
  {
    login: 'department',
    name: '示例城管甲',
    role: 'departmentOfficer',
    code: YUYANG,
    body: '榆阳区城市管理执法局',
    place: '榆阳区城市管理执法局',
  },
  { login: 'auditor', name: '示例审计员', role: 'auditor', code: CITY, place: '榆林市' },
  { login: 'security', name: '示例安全管理员', role: 'securityAdmin', code: CITY, place: '榆林市' },
  { login: 'system', name: '示例系统管理员', role: 'systemAdmin', code: CITY, place: '榆林市' },
  { login: 'grid2', name: '示例网格员乙', role: 'gridOfficer', code: XUEYUAN + 1, place: '学院社区第一网格' },
  { login: 'community2', name: '示例社工乙', role: 'communityWorker', code: XUEYUAN, place: '学院社区' },
  {
    login: 'street2',
    name: '示例调度员乙',
    role: 'streetDispatcher',
    code: HANGYU_STREET,
    place: '航宇路街道',
  },
  { login: 'county2', name: '示例区办乙', role: 'countyOffice', code: SHENMU, place: '神木市' },
  {
    login: 'department2',
    name: '示例住建甲',
    role: 'departmentOfficer',
    code: YUYANG,
    body: '榆阳区住房和城乡建设局',
    place: '榆阳区住房和城乡建设局',
  },
  // What the first has answered and is disputed, the second reviews.
  { login: 'city2', name: '示例市办乙', role: 'cityOffice', code: CITY, place: '榆林市' },
  {
    login: 'citydepartment',
    name: '示例市城管甲',
    role: 'departmentOfficer',
    code: CITY,
    body: '榆林市城市管理执法局',
    place: '榆林市城市管理执法局',
  },
];
