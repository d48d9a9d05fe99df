// Everything the product does, once: a start, every endpoint by whoever may, the timers of a day on which much is late.
import { installDemo } from '#app/demo.ts';
import { uuidv7 } from '#kernel/uuid.ts';
import { inviteFirstAdmin, rescueAdmin } from '#modules/account/index.ts';
import { ask } from '../../territory/ask.ts';
import { expectations } from '../../territory/expectations.ts';
import { inputs } from '../../territory/inputs.ts';
import { endpoints, prepare, targetsOf } from '../../territory/questions.ts';
import { verdictOf } from '../../territory/verdict.ts';
import {
  CHONGWEN,
  type Persona,
  relationOf,
  type Target,
  type World,
  YUYANG,
} from '../../territory/world.ts';

const DAYS_10 = 10 * 86_400_000;
/** A department of 榆阳区 in the demo. */
const URBAN = '00000000-0000-7000-8000-000000000001';

/** Answers the endpoints that serve somebody, and those of them that served nobody here. */
export async function doEverything(world: World): Promise<{ served: Set<string>; silent: string[] }> {
  const { city } = world;
  const first = { login: `first-${uuidv7()}`, name: '首任（示例）', code: YUYANG };
  await installDemo(city.platform);
  await city.asSystem((ctx) => inviteFirstAdmin(ctx, first));
  await city.asSystem((ctx) => rescueAdmin(ctx, { login: first.login, reason: '示例' }));
  await beyondTheSoundRequests(world);
  const served = new Set<string>();
  const silent = new Set<string>();
  for (const { key, endpoint } of endpoints) {
    const row = expectations[key];
    // A stream has no end to wait for; what it reads first, the endpoint beside it reads too.
    if (!row || endpoint.form === 'sse') continue;
    for (const persona of world.personas) {
      const target = servedAt(world, key, persona);
      if (!target) continue;
      await prepare(world, row, persona, { target, holds: true, given: true });
      const { status } = await ask(world, endpoint, persona, (await inputs[key]?.(target, persona)) ?? {});
      (status < 400 ? served : silent).add(key);
    }
  }
  await city.relay();
  city.clock.advance(DAYS_10);
  // A ladder is climbed rung by rung.
  for (let minute = 0; minute < 3; minute++) {
    for (const { jobs } of city.manifests)
      for (const name of Object.keys(jobs ?? {})) await city.runJob(name);
  }
  return { served, silent: [...silent].filter((key) => !served.has(key)) };
}

/** The first thing that this person may do this to. */
function servedAt(world: World, key: string, persona: Persona): Target | undefined {
  const row = expectations[key];
  const given = persona.org === null ? [] : [persona.org];
  return (
    row &&
    targetsOf(world, row, persona).find((target) => {
      const relation = row.on === 'nothing' ? 'none' : relationOf(persona, target, given);
      return verdictOf(row, persona.role, relation, true) === 'may';
    })
  );
}

/** Reviewed by a street, and given by its community to the cell in which it turns out to lie. */
async function disputedAndPlaced(city: World['city']): Promise<void> {
  const [street, community] = [await city.staff('street'), await city.staff('community')];
  const { county, id, number, secret } = await city.passerBy.voice.report({
    body: { id: uuidv7(), category: '0201', text: '后门的路灯不亮', place: { code: CHONGWEN } },
  });
  const at = { params: { county, id } };
  const because = { reason: '请核对' };
  await community.voice.accept({ ...at, body: { note: '' } });
  await community.voice.resolve({
    ...at,
    body: { note: '已列入下个月的维修计划', outcome: 'planned', photos: [] },
  });
  await city.reporter(number, secret).voice.dispute({ body: { reason: '没有日期' } });
  await street.voice.get(at);
  await street.voice.accept({ ...at, body: { note: '' } });
  await street.voice.assign({ ...at, body: { to: { code: CHONGWEN, org: null }, ...because } });
  await community.casework.inbox({ query: {} });
  await community.voice.assign({ ...at, body: { to: { code: CHONGWEN + 1, org: null }, ...because } });
}

/** Whoever leaves a number is told of the answer. */
async function answeredWithNumber(city: World['city']): Promise<void> {
  const officer = await city.staff('grid');
  const { county, id } = await city.passerBy.voice.report({
    body: {
      id: uuidv7(),
      category: '0201',
      text: '门口的路灯不亮',
      place: { code: CHONGWEN + 1 },
      phone: '15400000000',
    },
  });
  const at = { params: { county, id } };
  await officer.voice.accept({ ...at, body: { note: '' } });
  const note = '已列入下个月的维修计划';
  await officer.voice.resolve({ ...at, body: { note, outcome: 'planned', photos: [] } });
}

/** What the one sound request of an endpoint does not lead to. */
async function beyondTheSoundRequests({ city, accounts }: World): Promise<void> {
  await disputedAndPlaced(city);
  await answeredWithNumber(city);
  const tomorrow = { kind: 'holiday', name: '放假', nameEn: 'Holiday', reason: '通知' } as const;
  const system = await city.staff('system');
  await system.schedule.setDay({ params: { date: '2026-03-10' }, body: tomorrow });
  const security = await city.staff('security');
  await security.account.grantPost({
    params: { id: accounts[0]?.id ?? '' },
    body: {
      id: uuidv7(),
      role: 'departmentOfficer',
      code: YUYANG,
      org: URBAN,
      validFrom: '2026-03-09',
      validTo: null,
    },
  });
}
