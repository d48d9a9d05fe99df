// Invented estates and buildings, so that an address of the demo finds its cell. No such places exist.
import { addPlace, childrenOf, placesWithin } from '#engines/region/index.ts';
import { type Ctx, systemActor } from '#kernel/context.ts';
import { definePolicy, rulesFor } from '#kernel/policy.ts';
import { uuidv7 } from '#kernel/uuid.ts';
import type { DemoPerson } from './demo-people.ts';

const NAMES: readonly (readonly string[])[] = [
  ['示例新苑', '示例新苑1号楼', '示例新苑2号楼', '示例东巷'],
  ['示例佳园', '示例佳园5号楼', '示例西巷'],
  ['示例家属院', '示例南巷'],
];

const { kind } = rulesFor<{ readonly code: number }>();
const installer = definePolicy<{ readonly code: number }>('demo')({ read: kind('system') });

/** For each community that has a worker; a later start finds them there. */
export async function installDemoEstates(ctx: Ctx, people: readonly DemoPerson[]): Promise<void> {
  const communities = people.filter(({ role }) => role === 'communityWorker');
  for (const { code } of communities) {
    if ((await placesWithin(ctx, code)).length > 0) continue;
    const cells = await childrenOf(ctx, code);
    for (const [position, cell] of cells.entries()) {
      const granted = installer.grant(systemActor(), 'read', { code: cell.code });
      for (const name of NAMES[position] ?? [])
        await addPlace(ctx, granted, { id: uuidv7(ctx.now.getTime()), name });
    }
  }
}
