// What a matrix of single requests does not show: searches and figures that betray by a number, forged cursors, streams,
// things of one place named inside a request about another, and the tricks of addresses.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uuidv7 } from '#kernel/uuid.ts';
import { samplePhoto } from '../support/lamp.ts';
import { buildWorld } from './build-world.ts';
import { stageVoice, stateOf } from './stage.ts';
import { CHONGWEN, HANGYU, type Persona, SHENMU, type VoiceTarget, type World, XUEYUAN } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await buildWorld();
});
afterAll(() => world?.close());

function persona(key: string): Persona {
  const found = world.personas.find((one) => one.key === key);
  if (!found) throw new Error(`nobody is ${key}`);
  return found;
}
const as = (key: string) => world.city.withHeaders(persona(key).headers);
function voice(key: string): VoiceTarget {
  const found = world.voices.find((one) => one.key === key);
  if (!found) throw new Error(`no voice ${key}`);
  return found;
}
const text = (value: unknown) => JSON.stringify(value);

describe('a search', () => {
  it('for the very words of a neighbour finds nothing, and for one’s own finds them', async () => {
    const inbox = async (q: string) =>
      (await as('community').casework.inbox({ query: { view: 'territory', q } })).cases.length;
    expect(await inbox('CANARY-崇文路')).toBe(3);
    expect(await inbox('CANARY-学院社区')).toBe(0);
    expect(await inbox(voice('学院社区').number)).toBe(0);
    expect(await inbox(voice('崇文路一格').number)).toBe(1);
  });

  it('within a foreign region, a region above, or the other county is empty or one’s own', async () => {
    const seen = async (within: number) =>
      text(await as('community').casework.inbox({ query: { view: 'territory', within, limit: 100 } }));
    for (const within of [XUEYUAN, HANGYU, SHENMU]) expect(await seen(within)).not.toContain('CANARY');
    const above = await seen(610_802_000_000_000);
    expect(above).toContain('CANARY-崇文路社区');
    expect(above).not.toContain('CANARY-学院社区');
  });

  it('page by page shows each own matter once and never a foreign one', async () => {
    for (const order of ['due', 'newest'] as const) {
      const titles: string[] = [];
      let after: string | null = null;
      do {
        const page: { cases: { title: string }[]; next: string | null } = await as('street').casework.inbox({
          query: { view: 'territory', limit: 2, order, ...(after ? { after } : {}) },
        });
        titles.push(...page.cases.map(({ title }) => title));
        after = page.next;
      } while (after);
      expect(titles.sort()).toEqual(
        world.voices
          .filter(({ key }) => /崇文路|学院|居民/.test(key))
          .map(({ key }) => `CANARY-${key} 路灯不亮`)
          .sort(),
      );
    }
  });
});

describe('a cursor', () => {
  const forged = (at: string, id: string) => Buffer.from(`${at} ${id}`).toString('base64url');

  it('made by hand from a foreign matter opens no foreign page', async () => {
    for (const foreign of [voice('神木'), voice('航宇路社区')]) {
      for (const at of ['1990-01-01T00:00:00.000Z', '2999-01-01T00:00:00.000Z']) {
        for (const order of ['due', 'newest'] as const) {
          const page = await as('community').casework.inbox({
            query: { view: 'territory', order, after: forged(at, foreign.ref.id) },
          });
          expect(text(page)).not.toMatch(/CANARY-(神木|航宇|学院)/);
        }
      }
    }
  });

  it.each([
    'nonsense',
    '....',
    forged('now', 'x'),
    forged('2026-01-01T00:00:00Z', '-'.repeat(36)),
    forged('+275760-09-13T00:00:00.000Z', uuidv7()),
  ])('that is no cursor (%s) is refused by name, not by a fault', async (after) => {
    for (const order of ['due', 'newest'] as const) {
      const asked = as('community').casework.inbox({ query: { view: 'territory', order, after } });
      await expect(asked).rejects.toMatchObject({ status: 400, code: 'kernel.invalid' });
    }
  });
});

describe('a figure', () => {
  it('does not move when something happens next door, and moves when it happens here', async () => {
    const figures = async () =>
      text([
        await as('community').casework.counts(),
        await as('community').grid.pulse({ params: { code: CHONGWEN } }),
        await as('street2').casework.counts(),
      ]);
    const before = await figures();
    const say = (code: number) =>
      world.city.passerBy.voice.report({
        body: { id: uuidv7(), category: '0201', text: '又一盏灯坏了', place: { code } },
      });
    await say(XUEYUAN + 1);
    await say(SHENMU + 1_001_000).catch(() => undefined);
    expect(await figures()).toBe(before);
    await say(CHONGWEN + 1);
    expect(await figures()).not.toBe(before);
  });
});

describe('an officer who looks at the community around the own cell', () => {
  it('finds the own cell there and not the neighbours’ work', async () => {
    const { cells } = await as('grid').grid.cells({ params: { code: CHONGWEN } });
    expect(cells.map(({ code }) => code)).toEqual([CHONGWEN + 1]);
    const whole = await as('community').grid.cells({ params: { code: CHONGWEN } });
    expect(whole.cells.length).toBeGreaterThan(1);
  });
});

describe('an id', () => {
  it('that is taken in one county cannot be used again in another to come by the secret of the first', async () => {
    const known = voice('崇文路一格');
    const again = as('resident').voice.report({
      body: {
        id: known.ref.id,
        category: '0201',
        text: '同一个编号的另一件事',
        place: { code: voice('神木').code },
      },
    });
    await expect(again).rejects.toMatchObject({ status: 409, code: 'kernel.conflict' });
    const here = world.city.passerBy.voice.report({
      body: { id: known.ref.id, category: '0201', text: '同一个编号的另一件事', place: { code: known.code } },
    });
    await expect(here).rejects.toMatchObject({ status: 409, code: 'kernel.conflict' });
    expect(text(await as('resident').voice.mine())).not.toContain(known.secret);
  });

  it('in capitals is the same id, and its receipt opens the voice', async () => {
    const made = uuidv7();
    const received = await world.city.passerBy.voice.report({
      body: { id: made.toUpperCase(), category: '0201', text: '大写的编号也算数', place: { code: CHONGWEN } },
    });
    expect(received.id).toBe(made);
    expect((await world.city.reporter(received.number, received.secret).voice.follow()).id).toBe(made);
  });

  it('of a county that is not its own finds nothing, even for those who see the matter', async () => {
    const { id } = voice('神木').ref;
    await expect(as('city').voice.get({ params: { county: 610_802, id } })).rejects.toMatchObject({
      status: 404,
    });
  });
});

describe('something foreign named inside a request about something own', () => {
  it('a photo of another matter is no evidence, alone or among own ones, and nothing is written', async () => {
    const own = voice('崇文路社区');
    const community = persona('community');
    const before = await stageVoice(world, own, {
      state: 'handling',
      holder: community,
      takesPart: community,
    });
    const mixed = [own.photo, voice('学院社区').photo];
    const at = { params: own.ref };
    const resolved = as('community').voice.resolve({
      ...at,
      body: { note: '已经修好了，请您再来看看', outcome: 'fixed', photos: mixed },
    });
    await expect(resolved).rejects.toMatchObject({ status: 422, code: 'casework.photoUnknown' });
    const contributed = as('community').voice.contribute({
      ...at,
      body: { note: '已经修好了，请您再来看看', photos: mixed },
    });
    await expect(contributed).rejects.toMatchObject({ status: 422, code: 'casework.photoUnknown' });
    expect(await stateOf(world, own)).toBe(before);
  });

  it('a photo of another matter is not there under the address of one’s own', async () => {
    const params = { ...voice('崇文路一格').ref, photo: voice('崇文路二格').photo };
    await expect(as('community').casework.photo({ params, query: {} })).rejects.toMatchObject({
      status: 404,
    });
  });

  it('a desk outside the line of the matter is not a desk it can be given to', async () => {
    const own = voice('崇文路一格');
    const before = await stageVoice(world, own, { state: 'handling', holder: persona('street') });
    const foreign = [
      { code: XUEYUAN, org: null },
      { code: SHENMU, org: null },
      { code: SHENMU, org: '00000000-0000-7000-8000-000000000003' },
    ];
    for (const to of foreign) {
      const assigned = as('street').voice.assign({ params: own.ref, body: { to, reason: '试试' } });
      await expect(assigned).rejects.toMatchObject({ status: 422, code: 'voice.deskUnknown' });
    }
    expect(await stateOf(world, own)).toBe(before);
  });

  it('a post in another county cannot be given by the administrator of this one', async () => {
    const account = world.accounts.find(({ key }) => key === 'shenmu');
    const grant = as('shenmu-securityadmin').account.grantPost({
      params: { id: account?.id ?? '' },
      body: { id: uuidv7(), role: 'communityWorker', code: XUEYUAN, validFrom: '2026-03-09' },
    });
    await expect(grant).rejects.toMatchObject({ status: 404 });
  });

  it('fields nobody asked for change nothing', async () => {
    const own = voice('崇文路一格');
    await stageVoice(world, own, { state: 'reported', holder: persona('grid') });
    const extra = {
      code: XUEYUAN,
      county: 610_881,
      holder_code: XUEYUAN,
      state: 'closed',
      orgs: ['x'],
      version: 99,
      rating: 5,
      id: uuidv7(),
      account: uuidv7(),
    };
    const body = { note: '', ...extra };
    const accepted = await as('grid').voice.accept({ params: own.ref, body });
    expect(accepted).toMatchObject({
      id: own.ref.id,
      code: own.code,
      state: 'handling',
      rating: null,
      holder: { code: CHONGWEN + 1 },
    });
    const { rows } = await world.owner.query(
      'select code, county, version < 90 as small from case_file where id = $1',
      [own.ref.id],
    );
    expect(rows).toEqual([{ code: own.code, county: 610_802, small: true }]);
  });
});

describe('tricks of the address', () => {
  const foreign = () => `/api/voices/${voice('学院社区').ref.county}/${voice('学院社区').ref.id}`;

  it('decide as the plain address does', async () => {
    const { headers } = persona('community');
    const ways = [
      ['HEAD', foreign()],
      ['GET', `${foreign()}/`],
      ['GET', `/${foreign()}`],
      ['GET', foreign().replace('/api', '/%61pi')],
      ['GET', foreign().replace('/api/', '/API/')],
      ['GET', `${foreign()};x=1`],
      ['GET', `${foreign()}?id=${voice('崇文路一格').ref.id}&id=2`],
      ['GET', foreign().replace('/voices/', '/./voices/')],
      ['GET', foreign().replace('/voices/', '/x/../voices/')],
      ['GET', `${foreign()}%00`],
      ['OPTIONS', foreign()],
      ['TRACE', foreign()],
    ] as const;
    for (const [method, url] of ways) {
      const answer = await world.city.http.app.inject({
        method: method as 'GET',
        url,
        headers: { ...headers, 'x-http-method-override': 'GET', 'x-original-url': '/healthz' },
      });
      expect([400, 404], `${method} ${url}`).toContain(answer.statusCode);
      expect(answer.body).not.toContain('CANARY');
    }
  });

  it('a GET changes nothing, whatever it says it is', async () => {
    const own = voice('崇文路一格');
    const before = await stageVoice(world, own, { state: 'reported', holder: persona('grid') });
    const headers = {
      ...persona('grid').headers,
      'x-http-method-override': 'POST',
      'idempotency-key': 'override-1',
    };
    const answer = await world.city.http.app.inject({
      method: 'GET',
      url: `/api/voices/${own.ref.county}/${own.ref.id}/accept`,
      headers,
    });
    expect(answer.statusCode).toBe(404);
    expect(await stateOf(world, own)).toBe(before);
  });
});

describe('a photo', () => {
  it('added next door is refused before it is looked at', async () => {
    const added = as('grid').casework.addPhoto({
      params: voice('学院社区').ref,
      query: {},
      body: await samplePhoto(),
    });
    await expect(added).rejects.toMatchObject({ status: 404 });
  });
});
