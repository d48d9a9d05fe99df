// One case that cannot be moved must not hold up the others, neither on the ladder nor in the wait for silence.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { fileOf, moveById, openAt, stepsOf } from '../../../test/support/cases.ts';
import { type TestCity, testCity } from '../../../test/support/city.ts';
import { MONDAY_TEN } from '../../../test/support/template.ts';

let city: TestCity;
beforeAll(async () => {
  city = await testCity();
});
afterAll(() => city?.close());

/** Its next step has the number of one that is there already, as after a restore by hand. */
async function spoil(id: string): Promise<void> {
  await city.asSystem(async (ctx) => {
    const { version } = await fileOf(ctx, id);
    const [first] = await stepsOf(ctx, id);
    if (!first) throw new Error('no step');
    await ctx.db
      .insertInto('case_step')
      .values({ ...first, id: crypto.randomUUID(), seq: version + 1 })
      .execute();
  });
}

async function three(work?: (id: string) => Promise<void>): Promise<[string, string, string]> {
  const open = () => city.asSystem((ctx) => openAt(ctx));
  const ids: [string, string, string] = [await open(), await open(), await open()];
  for (const id of ids) await work?.(id);
  await spoil(ids[1]);
  return ids;
}

async function actionsOf(id: string): Promise<string[]> {
  const steps = await city.asSystem((ctx) => stepsOf(ctx, id));
  return steps.filter(({ role }) => role === 'system').map(({ action }) => action);
}

describe('a case that cannot be moved', () => {
  it('is left out of the ladder and logged; those before and behind it are reminded', async () => {
    const logged = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const [before, broken, behind] = await three();
    city.clock.set(new Date('2026-03-12T01:00:00Z'));
    await city.runJob('casework.climb');
    expect(await actionsOf(before)).toContain('remind');
    expect(await actionsOf(behind)).toContain('remind');
    expect(await actionsOf(broken)).not.toContain('remind');
    const told = await city.asSystem((ctx) => ctx.db.selectFrom('outbox').select('payload').execute());
    const reminded = told.filter(({ payload }) => 'escalatedTo' in payload).map(({ payload }) => payload.id);
    expect(reminded.toSorted()).toEqual([before, behind].toSorted());
    expect(logged.mock.calls.join('\n')).toContain(broken);
    logged.mockRestore();
    city.clock.set(MONDAY_TEN);
  });

  it('stays answered when silence closes the others', async () => {
    const logged = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const [before, broken, behind] = await three(async (id) => {
      await city.asSystem((ctx) => moveById(ctx, id, 'accept'));
      await city.asSystem((ctx) => moveById(ctx, id, 'resolve', { note: '已报修', outcome: 'planned' }));
    });
    city.clock.advance(8 * 86_400_000);
    await city.runJob('voice.lapse');
    const states = await city.asSystem((ctx) =>
      Promise.all([before, broken, behind].map(async (id) => (await fileOf(ctx, id)).state)),
    );
    expect(states).toEqual(['closed', 'answered', 'closed']);
    const closed = await city.asSystem((ctx) =>
      ctx.db.selectFrom('audit_event').select('subject_id').where('action', '=', 'voice.lapse').execute(),
    );
    expect(closed.map(({ subject_id }) => subject_id).toSorted()).toEqual([before, behind].toSorted());
    expect(logged.mock.calls.join('\n')).toContain(broken);
    logged.mockRestore();
    city.clock.set(MONDAY_TEN);
  });
});
