import { describe, expect, it } from 'vitest';
import { subtree } from '#engines/region/code.ts';
import { type Actor, nobody } from '#kernel/context.ts';
import { accountPolicy } from './policy.ts';
import { ROLES, type Role, roles } from './roles.ts';

const [CITY, YUYANG, HENGSHAN, COMMUNITY] = [
  610_800_000_000_000, 610_802_000_000_000, 610_803_000_000_000, 610_802_001_001_000,
];
const staff = (role: Role, code: number): Actor => ({
  ...nobody,
  kind: 'staff',
  account: 'a',
  role,
  code,
  may: new Set(roles[role].may),
  scope: { ...subtree(code), only: null },
});
const admits = (actor: Actor, action: keyof typeof accountPolicy.rules) => {
  try {
    accountPolicy.admit(actor, action);
    return true;
  } catch {
    return false;
  }
};

describe('the policy of accounts', () => {
  it.each([
    ['manage', ['securityAdmin']],
    ['audit', ['auditor']],
    ['organisations', ['communityWorker', 'streetDispatcher', 'countyOffice', 'cityOffice', 'securityAdmin']],
  ] as const)('admits to %s only %j', (action, expected) => {
    expect(ROLES.filter((role) => admits(staff(role, CITY), action))).toEqual(expected);
    expect(admits(nobody, action)).toBe(false);
    expect(admits({ ...nobody, kind: 'resident', account: 'r' }, action)).toBe(false);
  });

  it.each([
    [CITY, YUYANG, true],
    [YUYANG, COMMUNITY, true],
    [YUYANG, YUYANG, true],
    [YUYANG, HENGSHAN, false],
    [YUYANG, CITY, false],
  ])('lets the security admin of %i manage what belongs to %i: %s', (own, code, allowed) => {
    const { rules } = accountPolicy;
    expect(rules.manage.test(staff('securityAdmin', own), { code })).toBe(allowed);
    expect(rules.manage.test(staff('cityOffice', own), { code })).toBe(false);
  });

  it('lets anybody ask who they are, and only the signed-in choose a post', () => {
    expect(admits(nobody, 'anyone')).toBe(true);
    expect(admits(nobody, 'signedIn')).toBe(false);
    expect(admits(staff('gridOfficer', COMMUNITY + 1), 'signedIn')).toBe(true);
  });
});
