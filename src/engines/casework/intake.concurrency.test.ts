// However often somebody presses, and however often the line drops: one voice, and the same answer each time.

import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Problem } from '#kernel/problem.ts';
import { uuidv7 } from '#kernel/uuid.ts';
import { type TestCity, testCity } from '../../../test/support/city.ts';
import { LAMP_CELL } from '../../../test/support/lamp.ts';

let city: TestCity;
beforeAll(async () => {
  city = await testCity();
});
afterAll(() => city?.close());

const voice = (id: string, code = LAMP_CELL) => ({
  id,
  category: '0201',
  text: '路灯不亮，请来看看',
  place: { code, address: '小学东门' },
});

async function countOf(id: string) {
  const { rows } = await city.asSystem((ctx) =>
    sql<Record<'files' | 'voices' | 'numbers' | 'steps' | 'tasks' | 'audits' | 'told', number>>`select
      (select count(*) from case_file where id = ${id}) as files,
      (select count(*) from voice where id = ${id}) as voices,
      (select count(*) from case_number where case_id = ${id}) as numbers,
      (select count(*) from case_step where case_id = ${id}) as steps,
      (select count(*) from case_task where case_id = ${id}) as tasks,
      (select count(*) from audit_event where subject_id = ${id} and action = 'voice.report') as audits,
      (select count(*) from outbox where payload ->> 'id' = ${id}) as told`.execute(ctx.db),
  );
  return rows[0];
}
const ONCE = { files: 1, voices: 1, numbers: 1, steps: 1, tasks: 1, audits: 1, told: 1 };

describe('a resident whose telephone repeats what it could not confirm', () => {
  it('fifty times at once with one key: one voice, fifty equal answers', { timeout: 60_000 }, async () => {
    const id = uuidv7();
    const idempotencyKey = crypto.randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => city.passerBy.voice.report({ body: voice(id), idempotencyKey })),
    );
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(await countOf(id)).toEqual(ONCE);
  });

  it('fifty times at once with fifty keys: one voice, and everybody else is told that it exists', {
    timeout: 60_000,
  }, async () => {
    const id = uuidv7();
    const outcomes = await Promise.allSettled(
      Array.from({ length: 50 }, () => city.passerBy.voice.report({ body: voice(id) })),
    );
    const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
    expect(refused).toHaveLength(49);
    for (const problem of refused) {
      expect(problem).toBeInstanceOf(Problem);
      expect(problem).toMatchObject({ code: 'kernel.conflict', status: 409 });
    }
    expect(await countOf(id)).toEqual(ONCE);
  });

  it('later, from another place, under an id that is taken: the first voice stays the only one', async () => {
    const id = uuidv7();
    const first = await city.passerBy.voice.report({ body: voice(id) });
    const elsewhere = city.passerBy.voice.report({ body: voice(id, 610_802_006_006_001) });
    await expect(elsewhere).rejects.toMatchObject({ code: 'kernel.conflict', status: 409 });
    const shenmu = city.passerBy.voice.report({
      body: { ...voice(id), place: { lon: 110.49, lat: 38.83, address: '' } },
    });
    await expect(shenmu).rejects.toMatchObject({
      status: expect.toSatisfy((status) => status === 409 || status === 422),
    });
    expect(await countOf(id)).toEqual(ONCE);
    expect((await city.reporter(first.number, first.secret).voice.follow()).number).toBe(first.number);
  });
});

describe('an officer who presses twice', () => {
  it('twenty times at once with one key: one step, twenty equal answers; with keys of their own one step and nineteen refusals', {
    timeout: 60_000,
  }, async () => {
    const officer = await city.staff('grid');
    for (const shared of [true, false]) {
      const id = uuidv7();
      const { county } = await city.passerBy.voice.report({ body: voice(id) });
      const key = crypto.randomUUID();
      const presses = Array.from({ length: 20 }, () =>
        officer.voice.accept({
          params: { county, id },
          body: { note: '' },
          idempotencyKey: shared ? key : crypto.randomUUID(),
        }),
      );
      const outcomes = await Promise.allSettled(presses);
      const answers = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
      const refused = outcomes.flatMap((outcome) =>
        outcome.status === 'rejected' ? [outcome.reason.status] : [],
      );
      expect(answers).toHaveLength(shared ? 20 : 1);
      for (const answer of answers) expect(answer).toEqual(answers[0]);
      // Overtaken, or no longer allowed because it is accepted already.
      for (const status of refused) expect([403, 409]).toContain(status);
      expect(await countOf(id)).toMatchObject({ steps: 2, told: 2 });
    }
  });
});
