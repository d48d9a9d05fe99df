// What can be asked of whom: every endpoint, and the things of the world that its address may name.
import { modulesOf } from '#app/modules.ts';
import type { Endpoint } from '#kernel/contract.ts';
import type { Manifest } from '#kernel/module.ts';
import { expectations, type Row } from './expectations.ts';
import { stageAccount, stageVoice } from './stage.ts';
import type { Persona, Target, World } from './world.ts';

/** In an order in which none takes away what another is asked about. */
export const endpoints = modulesOf({})
  .flatMap((manifest: Manifest) =>
    Object.entries<Endpoint>(manifest.routes?.api ?? {}).map(([name, endpoint]) => ({
      key: `${manifest.name}.${name}`,
      endpoint,
    })),
  )
  .sort((a, b) => (expectations[a.key]?.last ?? 0) - (expectations[b.key]?.last ?? 0));

export interface Question {
  readonly target: Target;
  /** Whose desk it is put on; organisations it is given to. */
  readonly holds: boolean;
  readonly given: boolean;
}

export function targetsOf(world: World, row: Row, persona: Persona): readonly Target[] {
  if (row.on === 'voice' || row.on === 'photo' || row.on === 'ownPhoto') return world.voices;
  if (row.on === 'account') return world.accounts;
  if (row.on === 'community') return world.places.filter(({ key }) => key.endsWith('社区'));
  if (row.on === 'cell') return world.places.filter(({ key }) => key.endsWith('格'));
  if (row.on === 'place') return world.places;
  // Where the address names nothing, the matter that might change is the asker's own.
  const said = world.voices.filter(({ ref }) => ref.id === persona.subject);
  return row.state && said.length > 0 ? said : world.places.slice(0, 1);
}

/** What the thing looks like before the question, and which bodies take part in it. */
export async function prepare(world: World, row: Row, persona: Persona, { target, holds, given }: Question) {
  const orgs = given && persona.org !== null ? [persona.org] : [];
  if (target.kind === 'account') return { before: await stageAccount(world, target), orgs };
  if (target.kind === 'place') return { before: '', orgs };
  const { side } = row;
  const takesPart = { takesPart: persona, ...(side && { side }) };
  const asker = holds && persona.code !== null ? { ...takesPart, ...(!side && { holder: persona }) } : {};
  return {
    before: await stageVoice(world, target, { state: row.state ?? 'handling', orgs, ...asker }),
    orgs,
  };
}
