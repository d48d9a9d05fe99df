// Who may see a case at all. Modules build their own actions on these rules.
import { type SqlBool, sql } from 'kysely';
import { levelOf } from '#engines/region/code.ts';
import type { Actor } from '#kernel/context.ts';
import { definePolicy, type Rule, rulesFor } from '#kernel/policy.ts';
import type { CaseFile } from './tables.ts';
import { type SideRole, sideOf } from './task.ts';

const rules = rulesFor<CaseFile>();
const { allOf, anyOf, kind, listed, may, not, own, same, within, withoutOrg } = rules;

/** Staff of a region see its cases; an organisation sees those it was given; a reporter sees the own ones. */
export const sees = anyOf(
  allOf(may('case.read'), withoutOrg, within('code')),
  allOf(may('case.list'), listed('orgs', 'org'), within('code')),
  own('id'),
);

const always = { possible: () => true, words: [] };

/** Neither answered nor closed, whatever a module calls its states. */
const open: Rule<CaseFile> = {
  ...always,
  test: (_, file) => file.answered_at === null,
  where: (_, table) => sql<SqlBool>`${sql.ref(`${table}.answered_at`)} is null`,
  text: 'not yet answered',
};
const notClosed: Rule<CaseFile> = {
  ...always,
  test: (_, file) => file.closed_at === null,
  where: (_, table) => sql<SqlBool>`${sql.ref(`${table}.closed_at`)} is null`,
  text: 'not yet closed',
};

/** Lies where nobody stands above. */
const atTop: Rule<CaseFile> = {
  ...always,
  test: (_, file) => levelOf(file.holder_code) === 'city' && file.holder_org === null,
  where: (_, table) =>
    sql<SqlBool>`(${sql.ref(`${table}.holder_code`)} % 100000000000 = 0 and ${sql.ref(`${table}.holder_org`)} is null)`,
  text: 'lies with the top desk',
};

const answeredBySelf: Rule<CaseFile> = {
  ...always,
  test: (actor, file) => actor.account !== null && file.answered_by === actor.account,
  where: (actor, table) => sql<SqlBool>`${sql.ref(`${table}.answered_by`)} = ${actor.account}::uuid`,
  text: 'answered by this very account',
};
/** There is no further review above the top desk's second look. */
const lastWord = allOf(atTop, {
  ...always,
  test: (_, file) => file.reviewed_at_top,
  where: (_, table) => sql<SqlBool>`${sql.ref(`${table}.reviewed_at_top`)}`,
  text: 'reviewed by a second person of the top desk',
});
/** 复核回避: at the top a dispute comes back to the desk that answered; there another person decides it. */
const ownAnswer = allOf(atTop, open, answeredBySelf);

/** The desk that has the case now. */
const atDesk = allOf(
  may('case.handle'),
  within('code'),
  same('holder_code', 'code'),
  same('holder_org', 'org'),
);
const holds = allOf(atDesk, not(ownAnswer));

/** An open task of the own desk beside the lead's; as giver: it was this desk that handed it on. */
function takesPart(...roles: readonly SideRole[]): Rule<CaseFile> {
  const sidesOf = ({ code, org }: Actor) =>
    code === null ? [] : roles.map((role) => sideOf(role, { code, org }));
  return allOf(may('case.handle'), within('code'), {
    ...always,
    test: (actor, file) => sidesOf(actor).some((side) => file.sides.includes(side)),
    where: (actor, table) => sql<SqlBool>`${sql.ref(`${table}.sides`)} && ${sidesOf(actor)}::text[]`,
    text: `takes part as ${roles.join('/')}`,
  });
}

export const caseRules = {
  ...rules,
  sees,
  holds,
  atDesk,
  atTop,
  lastWord,
  open,
  notClosed,
  ownAnswer,
  takesPart,
};

export const caseworkPolicy = definePolicy<CaseFile>('case')({
  read: sees,
  list: may('case.list'),
  /** That something has changed; a wall hears it too. */
  listen: anyOf(may('case.list'), may('region.pulse')),
  /** Evidence comes from a desk that takes part. */
  addPhoto: allOf(kind('staff'), anyOf(holds, takesPart('co', 'supervise')), open),
});
