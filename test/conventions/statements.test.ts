// The statements that the product really sends: whoever looks a matter up, moves it, counts or locks it says in which
// county it lies, so that the same code runs on a database distributed by county.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modulesOf } from '#app/modules.ts';
import { root, walk } from '../../tools/checks/files.ts';
import { type Heard, hear } from '../support/statements.ts';
import { buildWorld } from '../territory/build-world.ts';
import type { World } from '../territory/world.ts';
import { doEverything } from './support/everything.ts';
import { labelOf, makerAt, makersOf, unheard } from './support/statement-places.ts';
import { lintStatement } from './support/statement-rules.ts';

/** Who asks all counties at once, and why that is right. */
const acrossCounties: Readonly<Record<string, string>> = {
  'src/engines/casework/ladder.ts climbLadder':
    'a timer of the whole city looks what is due next; each rung then fires in its county',
  'src/engines/casework/claim-due.ts doDue':
    'a timer of the whole city looks whose silence or pause is over; each case is then seen to in its county',
  'src/engines/casework/recompute.ts recomputeClocks':
    'the calendar is one for all counties: an edit goes through every open case, in batches',
  'src/modules/voice/silence.ts silentUntil':
    'a timer of the whole city looks whose silence is nearly over; each is told in the county of the matter',
  'src/modules/voice/staffing.ts cellsThatHold':
    'a timer of the whole city, every ten minutes; what it finds moves in its county',
  'src/modules/account/invite-first.ts inviteFirstAdmin':
    'once at a start: the first administrator may be posted anywhere',
  'src/modules/account/rescue-admin.ts rescueAdmin':
    'at the command line, once in years: who administers may be posted anywhere',
};

const regional = new Set(
  modulesOf({}).flatMap(({ tables = [] }) =>
    tables.filter(({ spread }) => spread === 'regional').map(({ name }) => name),
  ),
);
const makers = walk(join(root, 'src'), root)
  .filter((path) => path.endsWith('.ts') && !/\.test\.ts$|test-database|\/(web|messages)\//.test(path))
  .flatMap((path) => makersOf(path, readFileSync(join(root, path), 'utf8'), regional));

/** What speaks against statements, under the name of the place that made them. */
function against(heard: readonly Heard[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const sent of heard) {
    for (const problem of lintStatement(sent, regional)) {
      for (const [nearest] of sent.chains) {
        const maker = nearest && makerAt(makers, nearest);
        const place = maker ? labelOf(maker) : `${nearest?.path}:${nearest?.line}`;
        found.set(place, (found.get(place) ?? new Set()).add(problem));
      }
    }
  }
  return found;
}

let world: World;
let heard: readonly Heard[] = [];
let done: Awaited<ReturnType<typeof doEverything>>;
beforeAll(async () => {
  const ear = hear();
  try {
    world = await buildWorld();
    done = await doEverything(world);
  } finally {
    ear.stop();
  }
  heard = ear.heard;
});
afterAll(() => world?.close());

describe('a statement on a regional table', () => {
  it('is heard from everywhere in the source that makes one, while somebody is served by every endpoint', () => {
    expect(done.silent).toEqual([]);
    expect(done.served.size).toBeGreaterThan(50);
    expect(makers.filter(({ tables }) => tables.size > 0).length).toBeGreaterThan(40);
    expect(unheard(makers, heard, regional)).toEqual([]);
  });

  it('says in which county its rows lie, and joins none across counties', () => {
    const wrong = [...against(heard)].filter(([place]) => acrossCounties[place] === undefined);
    expect(wrong.map(([place, problems]) => `${place}: ${[...problems].join('; ')}`)).toEqual([]);
  });

  it('asks all counties only where that has a reason, and locks and joins nothing there', () => {
    const found = against(heard);
    expect(Object.keys(acrossCounties).filter((place) => !found.has(place))).toEqual([]);
    const more = Object.keys(acrossCounties).flatMap((place) => [...(found.get(place) ?? [])]);
    expect(more.filter((problem) => !problem.endsWith('is asked without its county'))).toEqual([]);
  });

  it('that left the county out would be noticed the moment somebody sends it', async () => {
    const ear = hear(/^test\/conventions\/statements/);
    await world.city.asSystem((ctx) =>
      ctx.db
        .selectFrom('case_file')
        .select('id')
        .where('id', '=', world.voices[0]?.ref.id ?? '')
        .execute(),
    );
    ear.stop();
    const [[place, problems] = []] = against(ear.heard);
    expect(place).toMatch(/^test\/conventions\/statements\.test\.ts:\d+$/);
    expect([...(problems ?? [])]).toEqual(['case_file: is asked without its county']);
  });

  it('that nobody makes in the run would be missed', () => {
    const text = `
      async function findBed(ctx) {
        return ctx.db.selectFrom('case_file').selectAll().execute();
      }
      const countBeds = (ctx) => sql\`select count(*) from case_file join voice using (id)\`.execute(ctx.db);
      function beds(ctx) {
        return ctx.db.updateTable('post as p');
      }
      const endBed = (ctx) => beds(ctx).execute();`;
    const planted = makersOf('bed.ts', text, regional);
    expect(unheard(planted, [], regional)).toEqual([
      'bed.ts findBed: case_file',
      'bed.ts countBeds: case_file',
      'bed.ts countBeds: voice',
      'bed.ts beds: post',
    ]);
    // Sent by another function of the file, from the part that this one builds.
    const sent = { text: 'update post as p set x = 1', values: [], chains: [[{ path: 'bed.ts', line: 9 }]] };
    expect(unheard(planted, [sent], regional)).not.toContain('bed.ts beds: post');
  });
});
