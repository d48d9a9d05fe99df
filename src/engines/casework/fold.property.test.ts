// Whatever is tried on a case: its file is the fold of its steps, its clocks are fresh, what is refused leaves no trace.
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Problem } from '#kernel/problem.ts';
import { type VoiceAction, voiceFlow } from '#modules/voice/flow.ts';
import { COMMUNITY, COUNTY, fileOf, GRID, openAt, STREET, staleClocks } from '../../../test/support/cases.ts';
import { type TestCity, testCity } from '../../../test/support/city.ts';
import { type Attempt, attemptOn, everything, expectFold, isLegal } from '../../../test/support/course.ts';
import { MONDAY_TEN } from '../../../test/support/template.ts';

let city: TestCity;
beforeAll(async () => {
  city = await testCity();
});
afterAll(() => city?.close());
beforeEach(() => city.clock.set(MONDAY_TEN));

const HOUR = 3_600_000;
const actions = Object.keys(voiceFlow.steps).filter((name): name is VoiceAction => name in voiceFlow.steps);

const attempt: fc.Arbitrary<Attempt> = fc.record({
  action: fc.constantFrom(...actions),
  to: fc.constantFrom(GRID, COMMUNITY, STREET, COUNTY),
  waitHours: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 60 })),
  ownLimit: fc.boolean(),
});

describe('whatever people try, in whatever order', () => {
  it('the file is the fold of its steps, its clocks are fresh, and what is refused is not written', {
    timeout: 120_000,
  }, async () => {
    let legal = 0;
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(attempt, { minLength: 1, maxLength: 24 }), async (attempts) => {
        city.clock.set(MONDAY_TEN);
        const id = await city.asSystem((ctx) => openAt(ctx));
        for (const one of attempts) {
          city.clock.advance(one.waitHours * HOUR);
          await city.asSystem(async (ctx) => {
            const before = await everything(ctx, id);
            if (await isLegal(ctx, before.file, one)) {
              legal++;
              const next = await attemptOn(ctx, before.file, one);
              expect(next).toEqual(await fileOf(ctx, id));
              return;
            }
            refused++;
            const error: unknown = await attemptOn(ctx, before.file, one).catch(
              (problem: unknown) => problem,
            );
            expect(error).toBeInstanceOf(Problem);
            // Within the very transaction that was refused, not only after it was undone.
            expect(await everything(ctx, id)).toEqual(before);
          });
        }
        await city.asSystem((ctx) => expectFold(ctx, id));
        const stale = await city.asSystem((ctx) => staleClocks(ctx));
        expect(stale).toEqual([]);
        await city.asSystem((ctx) =>
          ctx.db
            .updateTable('case_file')
            .set({ closed_at: ctx.now, lapses_at: null })
            .where('id', '=', id)
            .execute(),
        );
        await city.asSystem((ctx) =>
          ctx.db
            .updateTable('case_task')
            .set({ done_at: ctx.now, fires_at: null })
            .where('case_id', '=', id)
            .execute(),
        );
      }),
      { numRuns: 30 },
    );
    expect(Math.min(legal, refused)).toBeGreaterThan(30);
  });
});
