// Who may call what, on things that lie where: written from the specification, never from the policies it is compared
// with. The general rules (who is nobody gets 401, who lacks the function 403, who has it but stands outside 404, who
// sees a matter but does not have it on the desk 403) are `verdictOf`; a row says the rest. An endpoint without a row
// is a failing test.
import type { Relation, Who } from './world.ts';

type Reach = 'anywhere' | readonly Relation[];

export interface Row {
  /** What the address names; `nothing` where there is no territory in the question. */
  readonly on: 'nothing' | 'voice' | 'photo' | 'place' | 'community' | 'cell' | 'account' | 'ownPhoto';
  readonly may: Readonly<Partial<Record<Who, Reach>>>;
  /** Only for the desk that has the matter now. */
  readonly holder?: true;
  /** It is not the holder who may, but a desk that takes part in this way. */
  readonly side?: 'supervise' | 'giver';
  /** The state a matter must be in for this to make sense. */
  readonly state?: string;
  /** What is refused for another reason than territory. */
  readonly but?: readonly { readonly who?: Who; readonly relation?: Relation; readonly status: number }[];
  /** Refused alike whoever asks: nothing here depends on who one is. */
  readonly everybody?: number;
  /** Asked after the others: 1 where it takes away what others are asked about, 2 where it ends the session it comes with. */
  readonly last?: 1 | 2;
}

const INSIDE: readonly Relation[] = ['own', 'descendant'];
const WHOLE_CITY = 'anywhere';

/** The five levels of 一网五级: everyone of them sees and handles what lies in the own territory. */
const levels = {
  gridOfficer: INSIDE,
  communityWorker: INSIDE,
  streetDispatcher: INSIDE,
  countyOffice: INSIDE,
  cityOffice: INSIDE,
} as const;
const { gridOfficer: _, ...dispatchers } = levels;
const given: Reach = ['given'];
const own: Reach = ['subject'];

const everyone: Row['may'] = {
  ...Object.fromEntries(
    ['gridOfficer', 'communityWorker', 'streetDispatcher', 'countyOffice', 'cityOffice'].map((who) => [
      who,
      WHOLE_CITY,
    ]),
  ),
  departmentOfficer: WHOLE_CITY,
  auditor: WHOLE_CITY,
  securityAdmin: WHOLE_CITY,
  systemAdmin: WHOLE_CITY,
  anonymous: WHOLE_CITY,
  reporter: WHOLE_CITY,
  resident: WHOLE_CITY,
  wall: WHOLE_CITY,
};
const lists: Row['may'] = {
  gridOfficer: WHOLE_CITY,
  communityWorker: WHOLE_CITY,
  streetDispatcher: WHOLE_CITY,
  countyOffice: WHOLE_CITY,
  cityOffice: WHOLE_CITY,
  departmentOfficer: WHOLE_CITY,
};
const seers: Row['may'] = { ...levels, departmentOfficer: given, reporter: own, resident: own };
const handlers: Row['may'] = { ...levels, departmentOfficer: given };
const { anonymous: _nobody, reporter: _reporter, resident: _resident, ...staff } = everyone;
/** Whoever holds a staff account, about that account and no other. */
const ownAccount: Row = {
  on: 'nothing',
  may: staff,
  but: [
    { who: 'reporter', status: 403 },
    { who: 'resident', status: 403 },
    // Made for figures in a hall; its holder's account is nobody's business there.
    { who: 'wall', status: 403 },
  ],
};
/** The request carries a wrong password or code: staff are refused for that, others before it is looked at. */
const provesOneself = (wrong: number): Row => ({
  on: 'nothing',
  may: {},
  but: [
    { who: 'anonymous', status: 401 },
    { who: 'reporter', status: 403 },
    { who: 'resident', status: 403 },
    { who: 'wall', status: 403 },
    { status: wrong },
  ],
});
const accountKeepers: Row['may'] = { securityAdmin: INSIDE };
const pub = (on: Row['on']): Row => ({ on, may: everyone });
const handle = (state: string, may: Row['may'] = handlers, but: Row['but'] = []): Row => ({
  on: 'voice',
  may,
  holder: true,
  state,
  but,
});
/** For a desk that supervises, or that has just handed it on; whoever has it, it is not the asker. */
const besides = (side: 'supervise' | 'giver', state: string, may: Row['may'] = handlers): Row => ({
  ...handle(state, may),
  side,
});
/** The one who spoke, by number and secret alone: an account opens the list, not the matter. */
const track = (state: string, on: 'nothing' | 'ownPhoto' = 'nothing'): Row => ({
  on,
  may: { reporter: on === 'nothing' ? WHOLE_CITY : own },
  state,
  but: [{ who: 'resident', status: 401 }],
});
const isTopOfLadder = [{ who: 'cityOffice', relation: 'descendant', status: 403 }] as const;
/** The request names the asking desk itself: it has the matter already. */
const hasNobodyBelow = [{ who: 'communityWorker', relation: 'own', status: 422 }] as const;

export const expectations: Readonly<Record<string, Row>> = {
  'region.root': pub('nothing'),
  'region.children': pub('place'),
  'region.path': pub('place'),
  'region.search': pub('nothing'),
  'region.locate': pub('nothing'),
  'region.outlines': pub('place'),
  'schedule.year': pub('nothing'),
  'schedule.officeHours': pub('nothing'),
  'schedule.setOfficeHours': { on: 'nothing', may: { systemAdmin: WHOLE_CITY } },
  'schedule.setDay': { on: 'nothing', may: { systemAdmin: WHOLE_CITY } },
  'schedule.publishYear': { on: 'nothing', may: { systemAdmin: WHOLE_CITY } },
  // The year asked about has begun, and the hours are in use: whoever may is told so.
  'schedule.withdrawYear': {
    on: 'nothing',
    may: { systemAdmin: WHOLE_CITY },
    but: [{ who: 'systemAdmin', status: 409 }],
  },
  'schedule.withdrawOfficeHours': {
    on: 'nothing',
    may: { systemAdmin: WHOLE_CITY },
    but: [{ who: 'systemAdmin', status: 409 }],
  },

  'casework.inbox': { on: 'nothing', may: lists },
  'casework.counts': { on: 'nothing', may: lists },
  'casework.events': { on: 'nothing', may: { ...lists, wall: WHOLE_CITY } },
  'casework.photo': { on: 'photo', may: seers },
  'casework.addPhoto': handle('handling'),

  'voice.categories': pub('nothing'),
  'voice.suggestCategory': pub('nothing'),
  'voice.report': pub('nothing'),
  'voice.follow': track('reported'),
  'voice.followEvents': track('reported'),
  'voice.addReporterPhoto': track('handling'),
  'voice.reporterPhoto': track('handling', 'ownPhoto'),
  'voice.confirm': track('answered'),
  'voice.dispute': track('answered'),
  'voice.rate': track('closed'),
  // The request carries a pair that opens nothing.
  'voice.claim': { on: 'nothing', may: {}, but: [{ who: 'resident', status: 401 }] },
  'voice.mine': { on: 'nothing', may: { resident: WHOLE_CITY } },
  'voice.get': { on: 'voice', may: seers },
  'voice.accept': handle('reported'),
  'voice.passUp': handle('handling', handlers, isTopOfLadder),
  'voice.assign': handle('handling', dispatchers, hasNobodyBelow),
  'voice.giveBack': handle('handling'),
  'voice.recall': besides('giver', 'reported'),
  'voice.urge': besides('supervise', 'handling'),
  'voice.takeOver': besides('supervise', 'handling', dispatchers),
  'voice.invite': handle('handling', dispatchers, hasNobodyBelow),
  'voice.contribute': handle('handling'),
  'voice.pause': handle('handling'),
  'voice.resume': handle('paused'),
  'voice.refuse': handle('handling', dispatchers),
  'voice.resolve': handle('handling'),
  'voice.reclassify': handle('handling', dispatchers),
  'voice.phone': handle('handling'),

  // An officer may look at the community around the own cell; of its cells the answer names no other.
  'grid.cells': { on: 'community', may: { ...levels, gridOfficer: ['ancestor'] } },
  'grid.coverage': { on: 'place', may: levels },
  'grid.officerOf': pub('cell'),
  'grid.addPlace': { on: 'cell', may: { communityWorker: INSIDE } },
  'grid.endPlace': {
    on: 'cell',
    may: { communityWorker: INSIDE },
    but: [{ who: 'communityWorker', status: 404 }],
  },
  'grid.openCell': { on: 'community', may: { communityWorker: INSIDE } },
  // The demo has two cells in each community: the last one cannot end.
  'grid.endCell': { on: 'cell', may: { communityWorker: INSIDE }, last: 1 },
  'grid.pulse': { on: 'place', may: { ...levels, wall: INSIDE } },
  'grid.arrivals': { on: 'place', may: { ...levels, wall: INSIDE } },

  'account.me': pub('nothing'),
  'account.signIn': { on: 'nothing', may: {}, everybody: 401 },
  'account.secondStep': { on: 'nothing', may: {}, everybody: 401 },
  'account.choosePost': {
    on: 'account',
    may: {},
    but: [{ who: 'anonymous', status: 401 }, { who: 'reporter', status: 403 }, { status: 404 }],
  },
  'account.signOut': { ...pub('nothing'), last: 2 },
  'account.mine': ownAccount,
  'account.endOtherSessions': ownAccount,
  'account.renewRecoveryCodes': provesOneself(422),
  'account.changePassword': provesOneself(422),
  'account.prove': provesOneself(401),
  'account.startRebinding': provesOneself(422),
  'account.rebind': provesOneself(401),
  'account.invitation': { on: 'nothing', may: {}, everybody: 410 },
  'account.redeem': { on: 'nothing', may: {}, everybody: 410 },
  'account.oidcStart': { on: 'nothing', may: {}, everybody: 404 },
  'account.oidcBack': { on: 'nothing', may: {}, everybody: 404 },
  'account.residentCode': { on: 'nothing', may: {}, everybody: 422 },
  'account.residentSignIn': { on: 'nothing', may: {}, everybody: 401 },
  'account.list': { on: 'nothing', may: { securityAdmin: WHOLE_CITY } },
  'account.organisations': {
    on: 'nothing',
    may: {
      communityWorker: WHOLE_CITY,
      streetDispatcher: WHOLE_CITY,
      countyOffice: WHOLE_CITY,
      cityOffice: WHOLE_CITY,
      securityAdmin: WHOLE_CITY,
    },
  },
  'account.create': { on: 'nothing', may: { securityAdmin: WHOLE_CITY } },
  'account.grantPost': { on: 'account', may: accountKeepers },
  'account.endPost': { on: 'account', may: accountKeepers },
  'account.disable': { on: 'account', may: accountKeepers },
  'account.enable': { on: 'account', may: accountKeepers },
  'account.unlock': { on: 'account', may: accountKeepers },
  'account.reset': { on: 'account', may: accountKeepers },
  'account.auditTrail': { on: 'nothing', may: { auditor: WHOLE_CITY } },
  'account.auditPeople': { on: 'nothing', may: { auditor: WHOLE_CITY } },
  'account.auditSeals': { on: 'nothing', may: { auditor: WHOLE_CITY } },
  'account.auditVerify': { on: 'nothing', may: { auditor: WHOLE_CITY } },
  'account.demoOutbox': pub('nothing'),
};
