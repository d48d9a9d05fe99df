// A sound request for every endpoint, so that a refusal is about who asks and where, never about a mistake in the form.
import { lineage } from '#engines/region/code.ts';
import { uuidv7 } from '#kernel/uuid.ts';
import { samplePhoto } from '../support/lamp.ts';
import { type AccountTarget, CHONGWEN, type Persona, type Target, type VoiceTarget } from './world.ts';

export interface Asked {
  readonly params?: Readonly<Record<string, string | number>>;
  readonly query?: Readonly<Record<string, string | number>>;
  readonly body?: unknown;
  readonly bytes?: Uint8Array;
}
type Ask = (target: Target, persona: Persona) => Asked | Promise<Asked>;

const nothing: Ask = () => ({});
const reason = { reason: '核对后办理' };
const limit = { amount: 2, unit: 'WORK_DAY' };
const voice =
  (body?: (target: VoiceTarget, persona: Persona) => unknown): Ask =>
  (target, persona) => {
    if (target.kind !== 'voice') throw new Error('a voice is needed');
    return { params: target.ref, ...(body ? { body: body(target, persona) } : {}) };
  };
const account =
  (
    body?: (target: AccountTarget) => unknown,
    params?: (target: AccountTarget) => Record<string, string>,
  ): Ask =>
  (target) => {
    if (target.kind !== 'account') throw new Error('an account is needed');
    return { params: params?.(target) ?? { id: target.id }, ...(body ? { body: body(target) } : {}) };
  };
const place: Ask = ({ code }) => ({ params: { code } });
const body =
  (value: () => unknown): Ask =>
  () => ({ body: value() });

/** The next desk of the line below the asking one; for a matter that lies at the desk itself, the desk itself. */
function below({ code }: VoiceTarget, persona: Persona) {
  const line = lineage(code);
  return { code: line[line.indexOf(persona.code ?? 0) + 1] ?? code, org: null };
}

const photoOf =
  (params: (target: VoiceTarget) => Record<string, string | number>): Ask =>
  (target) => {
    if (target.kind !== 'voice') throw new Error('a voice is needed');
    return { params: params(target) };
  };

export const inputs: Readonly<Record<string, Ask>> = {
  'region.root': nothing,
  'region.children': place,
  'region.path': place,
  'region.search': () => ({ query: { q: '社区' } }),
  'region.locate': () => ({ query: { lon: 109.73, lat: 38.29 } }),
  'region.outlines': place,
  'schedule.year': () => ({ params: { year: 2026 } }),
  'schedule.setDay': () => ({
    params: { date: '2026-03-21' },
    body: { kind: 'workday', name: '调休', nameEn: 'Made up', ...reason },
  }),
  'schedule.officeHours': nothing,
  'schedule.setOfficeHours': () => ({
    params: { level: 'county', from: '2026-05-01' },
    body: { periods: '08:30-12:00,15:00-18:30', ...reason },
  }),
  'schedule.publishYear': () => ({ params: { year: 2026 }, body: { source: '国办发明电〔2025〕7号' } }),

  'casework.inbox': () => ({ query: { view: 'territory', limit: 100 } }),
  'casework.counts': nothing,
  'casework.events': nothing,
  'casework.photo': photoOf(({ ref, photo }) => ({ ...ref, photo })),
  'casework.addPhoto': async (target, persona) => ({
    ...(await voice()(target, persona)),
    query: { name: 'after.jpg' },
    bytes: await samplePhoto(),
  }),

  'voice.categories': nothing,
  'voice.suggestCategory': body(() => ({ text: '路灯不亮' })),
  'voice.report': body(() => ({
    id: uuidv7(),
    category: '0201',
    text: '路灯不亮，请来看看',
    place: { code: CHONGWEN + 1 },
  })),
  'voice.follow': nothing,
  'voice.followEvents': nothing,
  'voice.addReporterPhoto': async () => ({ bytes: await samplePhoto() }),
  'voice.reporterPhoto': photoOf(({ photo }) => ({ photo })),
  'voice.confirm': body(() => ({ rating: 5, note: '' })),
  'voice.dispute': body(() => ({ reason: '晚上还是不亮' })),
  'voice.rate': body(() => ({ rating: 4, note: '' })),
  'voice.claim': body(() => ({ number: '1234567890003', secret: '22222222' })),
  'voice.mine': nothing,
  'voice.get': voice(),
  'voice.accept': voice(() => ({ note: '' })),
  'voice.passUp': voice(() => reason),
  'voice.assign': voice((target, persona) => ({ to: below(target, persona), ...reason })),
  'voice.giveBack': voice(() => reason),
  'voice.invite': voice((target, persona) => ({ to: below(target, persona), ...reason, limit })),
  'voice.contribute': voice(() => ({ note: '已办', photos: [] })),
  'voice.pause': voice(() => reason),
  'voice.resume': voice(() => ({ note: '' })),
  'voice.refuse': voice(() => ({ ...reason, rule: '信访工作条例第二十一条' })),
  'voice.reclassify': voice(() => ({ category: '0202', ...reason })),
  'voice.phone': voice(),
  'voice.resolve': voice(() => ({ note: '已与产权单位联系，请找物业', outcome: 'notOurs', photos: [] })),

  'grid.cells': place,
  'grid.coverage': place,
  'grid.officerOf': place,
  'grid.pulse': place,
  'grid.addPlace': ({ code }) => ({
    params: { code },
    body: { id: uuidv7(), name: `兴达小区${uuidv7().slice(-6)}` },
  }),
  'grid.endPlace': ({ code }) => ({ params: { code, place: uuidv7() } }),
  'grid.openCell': ({ code }) => ({ params: { code }, body: { households: 500, ...reason } }),
  'grid.endCell': ({ code }) => ({ params: { code }, body: reason }),
  'grid.arrivals': ({ code }) => ({ params: { code }, query: { since: '2026-03-01T00:00:00.000Z' } }),

  'account.me': nothing,
  'account.signIn': body(() => ({ login: `nobody-${uuidv7()}`, password: 'not the password' })),
  'account.secondStep': body(() => ({ challenge: 'no such challenge', code: '123456' })),
  'account.prove': body(() => ({ code: 'no such code' })),
  'account.choosePost': (target) => ({ body: { post: target.kind === 'account' ? target.post : uuidv7() } }),
  'account.signOut': nothing,
  'account.changePassword': body(() => ({ current: 'not the password', next: 'Another-Word-77' })),
  'account.mine': nothing,
  'account.endOtherSessions': nothing,
  'account.renewRecoveryCodes': body(() => ({ password: 'not the password' })),
  'account.redeem': body(() => ({ token: 'no such link', password: 'Another-Word-77' })),
  'account.oidcStart': () => ({ query: { to: '/desk/' } }),
  'account.oidcBack': () => ({ query: { code: 'code', state: 'state' } }),
  'account.residentCode': body(() => ({ phone: '12345' })),
  'account.residentSignIn': body(() => ({ challenge: 'no such challenge', code: '123456' })),
  'account.list': () => ({ query: { limit: 100 } }),
  'account.organisations': nothing,
  'account.create': body(() => ({ id: uuidv7(), login: `new-${uuidv7()}`, name: '示例新人' })),
  'account.grantPost': account(({ grant }) => ({ id: uuidv7(), ...grant, validFrom: '2026-03-09' })),
  'account.endPost': account(
    () => reason,
    ({ id, post }) => ({ id, post }),
  ),
  'account.disable': account(() => reason),
  'account.enable': account(() => reason),
  'account.reset': account(() => reason),
  'account.auditTrail': () => ({ query: { limit: 100 } }),
  'account.auditSeals': nothing,
  'account.auditVerify': nothing,
  'account.demoOutbox': nothing,
};
