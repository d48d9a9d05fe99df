// Who may see a case at all. Modules build their own actions on these rules.
import { definePolicy, rulesFor } from '#kernel/policy.ts';
import type { CaseFile } from './tables.ts';

const rules = rulesFor<CaseFile>();
const { allOf, anyOf, inState, kind, listed, may, own, same, within, withoutOrg } = rules;

/** Staff of a region see its cases; an organisation sees those it was given; a reporter sees the own ones. */
export const sees = anyOf(
  allOf(may('case.read'), withoutOrg, within('code')),
  allOf(may('case.list'), listed('orgs', 'org'), within('code')),
  own('id'),
);
/** The desk that has the case now. */
export const holds = allOf(
  may('case.handle'),
  within('code'),
  same('holder_code', 'code'),
  same('holder_org', 'org'),
);
export const caseRules = { ...rules, sees, holds };

const open = inState('state', 'reported', 'handling', 'paused', 'disputed');

export const caseworkPolicy = definePolicy<CaseFile>('case')({
  read: sees,
  list: may('case.list'),
  /** That something has changed; a wall hears it too. */
  listen: anyOf(may('case.list'), may('region.pulse')),
  /** Evidence comes from a desk that takes part; the use-case checks which. */
  addPhoto: allOf(may('case.handle'), kind('staff'), sees, open),
});
