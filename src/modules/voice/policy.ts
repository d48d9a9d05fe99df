// Who may do what with a voice.
import { type CaseFile, caseRules } from '#engines/casework/index.ts';
import { definePolicy } from '#kernel/policy.ts';

const {
  allOf,
  anyOf,
  anyone,
  atDesk,
  atTop,
  holds,
  inState,
  kind,
  lastWord,
  may,
  not,
  notClosed,
  own,
  sees,
  takesPart,
} = caseRules;

const open = inState('state', 'reported', 'handling', 'disputed');
const dispatches = allOf(holds, may('case.dispatch'));

export const voicePolicy = definePolicy<CaseFile>('voice')({
  read: sees,
  browse: anyone,
  report: anyone,
  /** The one who spoke, by number and secret or by account. */
  follow: own('id'),
  own: kind('resident'),

  accept: allOf(holds, inState('state', 'reported', 'disputed')),
  passUp: allOf(holds, open, not(atTop)),
  assign: allOf(dispatches, open),
  giveBack: allOf(holds, inState('state', 'reported', 'handling')),
  recall: allOf(takesPart('giver'), inState('state', 'reported')),
  invite: allOf(dispatches, inState('state', 'handling')),
  contribute: allOf(takesPart('co', 'supervise'), open),
  pause: allOf(holds, inState('state', 'handling')),
  urge: allOf(takesPart('supervise'), caseRules.open),
  takeOver: allOf(takesPart('supervise'), may('case.dispatch'), open),
  /** By hand, or by itself when what it waited for should be there. */
  resume: allOf(anyOf(holds, kind('system')), inState('state', 'paused')),
  refuse: allOf(dispatches, open),
  resolve: allOf(holds, inState('state', 'handling')),
  reclassify: allOf(dispatches, open),
  /** Those who work on it now, to ask the reporter; after the closure nobody. */
  phone: allOf(anyOf(atDesk, takesPart('co')), notClosed),

  confirm: allOf(own('id'), inState('state', 'answered')),
  dispute: allOf(own('id'), inState('state', 'answered'), not(lastWord)),
  rate: allOf(own('id'), inState('state', 'closed')),
  lapse: allOf(kind('system'), inState('state', 'answered')),
  unstaffed: allOf(kind('system'), caseRules.open),
});
