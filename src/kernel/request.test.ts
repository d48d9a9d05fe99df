// One act, one transaction: what happens twice, what happens not at all, and what nobody may see meanwhile.
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestCity, testCity } from '../../test/support/city.ts';
import { type Ctx, nobody, systemActor } from './context.ts';
import { kernelProblems } from './problem.ts';
import { act, actAsSystem, enterScope, replayable } from './request.ts';

let city: TestCity;
beforeAll(async () => {
  city = await testCity();
});
afterAll(() => city?.close());

const CODE = 610_802_006_003_000;
const actor = systemActor();
const failure = (code: string) => Object.assign(new Error(code), { code });
const note = (ctx: Ctx, subjectId: string) =>
  ctx.audit({ action: 'test.act', subject: 'test', subjectId, code: CODE, purpose: 'test' });
const trail = (subjectId: string) =>
  actAsSystem(city.platform, (ctx) =>
    ctx.db.selectFrom('audit_event').select('id').where('subject_id', '=', subjectId).execute(),
  );

describe('an act', () => {
  it.each(['40001', '40P01'])(
    'that lost a race (%s) is tried again, and its trace is written once',
    async (code) => {
      let tries = 0;
      const value = await act(city.platform, { actor }, async (ctx) => {
        note(ctx, `race ${code}`);
        if (++tries < 3) throw failure(code);
        return tries;
      });
      expect(value).toBe(3);
      expect(await trail(`race ${code}`)).toHaveLength(1);
    },
  );

  it('that keeps losing gives up after four tries', async () => {
    let tries = 0;
    const losing = act(city.platform, { actor }, async () => {
      tries++;
      throw failure('40P01');
    });
    await expect(losing).rejects.toMatchObject({ code: '40P01' });
    expect(tries).toBe(4);
  });

  it('that is refused or fails leaves neither rows nor traces', async () => {
    for (const [name, error] of [
      ['refused', kernelProblems.conflict()],
      ['failed', new Error('mishap')],
    ] as const) {
      const doing = act(city.platform, { actor }, async (ctx) => {
        note(ctx, name);
        await ctx.db
          .insertInto('replay')
          .values({ key_hash: name, request_hash: '', status: 200, answer: Buffer.alloc(0) })
          .execute();
        throw error;
      });
      await expect(doing).rejects.toBe(error);
      expect(await trail(name)).toEqual([]);
      const kept = await actAsSystem(city.platform, (ctx) =>
        ctx.db.selectFrom('replay').select('status').where('key_hash', '=', name).execute(),
      );
      expect(kept).toEqual([]);
    }
  });

  it('whose trace cannot be written has not happened: no audit, no access', async () => {
    const doing = act(city.platform, { actor }, async (ctx) => {
      await ctx.db
        .insertInto('replay')
        .values({ key_hash: 'untraced', request_hash: '', status: 200, answer: Buffer.alloc(0) })
        .execute();
      ctx.audit({
        action: 'test.act',
        subject: 'test',
        subjectId: 'untraced',
        code: Number.NaN,
        purpose: 'test',
      });
    });
    await expect(doing).rejects.toThrow();
    const kept = await actAsSystem(city.platform, (ctx) =>
      ctx.db.selectFrom('replay').select('status').where('key_hash', '=', 'untraced').execute(),
    );
    expect(kept).toEqual([]);
  });

  it('of nobody sees no regional row, and of a territory only its own', async () => {
    await city.passerBy.voice.report({
      body: { id: crypto.randomUUID(), category: '0201', text: '灯坏了，请来看', place: { code: CODE } },
    });
    const count = (who: typeof actor) =>
      act(
        city.platform,
        { actor: who },
        async (ctx) =>
          (await sql<{ n: number }>`select count(*) as n from case_file`.execute(ctx.db)).rows[0]?.n,
      );
    expect(await count(nobody)).toBe(0);
    expect(await count(systemActor({ lo: CODE + 1_000, hi: CODE + 1_999 }))).toBe(0);
    expect(await count(systemActor({ lo: CODE, hi: CODE + 999 }))).toBe(1);
    expect(await count({ ...actor, scope: { lo: CODE, hi: CODE + 999, only: [] } })).toBe(0);
  });

  it('that enters a territory leaves it with its end', async () => {
    const seen = (ctx: Ctx) =>
      sql<{ lo: string | null }>`select current_setting('app.lo', true) as lo`
        .execute(ctx.db)
        .then(({ rows }) => rows[0]?.lo ?? '');
    const inside = await act(city.platform, { actor: nobody }, async (ctx) => {
      await enterScope(ctx, { lo: CODE, hi: CODE, only: null });
      return seen(ctx);
    });
    expect(inside).toBe(String(CODE));
    const later = await Promise.all(
      Array.from({ length: 16 }, () => act(city.platform, { actor: nobody }, seen)),
    );
    expect(new Set(later)).toEqual(new Set(['']));
  });

  it('cannot be given a territory that is more than numbers and ids', async () => {
    const scopes = [
      { lo: Number.NaN, hi: 1, only: null },
      { lo: 1.5, hi: 2, only: null },
      { lo: 1, hi: Number.POSITIVE_INFINITY, only: null },
      { lo: 1, hi: 2, only: ["'; reset role; --"] },
    ];
    for (const scope of scopes) {
      await expect(act(city.platform, { actor: { ...nobody, scope } }, async () => 'inside')).rejects.toThrow(
        /scope/,
      );
    }
  });
});

describe('a remembered answer', () => {
  const keyed = (who = nobody, request = 'the same words') =>
    replayable<string>(city.platform, who, { key: 'key-of-the-test', route: 'POST /test', request }, 200);

  it('is given again, without doing it again, to the same person for the same words', async () => {
    let done = 0;
    const doIt = () => act(city.platform, { actor: nobody }, async () => `done ${++done}`, keyed());
    expect([await doIt(), await doIt()]).toEqual(['done 1', 'done 1']);
    await expect(keyed(nobody, 'other words').find()).rejects.toMatchObject({ code: 'kernel.keyReused' });
    expect(await keyed({ ...nobody, account: crypto.randomUUID() }).find()).toBeUndefined();
    expect(
      await keyed({
        ...nobody,
        kind: 'reporter',
        scope: { lo: 1, hi: 1, only: [crypto.randomUUID()] },
      }).find(),
    ).toBeUndefined();
  });

  it('does not stand in for an id that was taken by somebody else', async () => {
    const taken = act(
      city.platform,
      { actor: nobody },
      async (ctx) => {
        await sql`insert into region_alias (code, alias, kind) values (610802000000000, '测试', 'short'), (610802000000000, '测试', 'short')`.execute(
          ctx.db,
        );
      },
      replayable<void>(city.platform, nobody, { key: 'another-key', route: 'POST /test', request: '' }, 200),
    );
    await expect(taken).rejects.toMatchObject({ code: 'kernel.conflict', status: 409 });
  });
});
