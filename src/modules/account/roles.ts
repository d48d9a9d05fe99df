// The roles of this platform and the capability words each has been given. Policies speak of words, never of roles;
// three administrators are separate persons and see no content they need not (GB/T 22239 §8.1.5).
import type { Level } from '#engines/region/code.ts';

export const ROLES = [
  'gridOfficer',
  'communityWorker',
  'streetDispatcher',
  'countyOffice',
  'cityOffice',
  'departmentOfficer',
  'auditor',
  'securityAdmin',
  'systemAdmin',
] as const;
export type Role = (typeof ROLES)[number];

export interface RoleDefinition {
  /** The levels of region this post can be held at. */
  readonly levels: readonly Level[];
  /** Acts for an organisation rather than for the region itself. */
  readonly ofOrganisation?: true;
  readonly face: 'desk' | 'field';
  readonly may: readonly string[];
}

const handles = ['case.list', 'case.read', 'case.handle', 'grid.read', 'region.pulse'];
const dispatches = [...handles, 'case.dispatch', 'organisation.read'];

export const roles: Readonly<Record<Role, RoleDefinition>> = {
  gridOfficer: { levels: ['grid'], face: 'field', may: handles },
  communityWorker: { levels: ['community'], face: 'desk', may: [...dispatches, 'grid.keep'] },
  streetDispatcher: { levels: ['street'], face: 'desk', may: dispatches },
  countyOffice: { levels: ['county'], face: 'desk', may: dispatches },
  cityOffice: { levels: ['city'], face: 'desk', may: dispatches },
  departmentOfficer: {
    levels: ['county', 'city'],
    ofOrganisation: true,
    face: 'desk',
    may: ['case.list', 'case.handle'],
  },
  auditor: { levels: ['city', 'county'], face: 'desk', may: ['audit.read'] },
  securityAdmin: { levels: ['city', 'county'], face: 'desk', may: ['account.manage', 'organisation.read'] },
  systemAdmin: { levels: ['city'], face: 'desk', may: ['calendar.manage'] },
};
