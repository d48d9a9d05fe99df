// Which steps the phone offers, and how. Steps that need a choice of desks stay at the desk.
import { spokenName } from '#engines/region/messages/spoken.ts';
import type { IconName } from '#web/ui/index.ts';
import { cameFromElsewhere, type VoiceDetail } from '../desk/voice-case.ts';

interface FieldAct {
  readonly icon: IconName;
  /** Goes out at the press of the button; the others ask for words first. */
  readonly instant?: true;
}

export const fieldActs = {
  accept: { icon: 'check', instant: true },
  resolve: { icon: 'camera' },
  contribute: { icon: 'edit' },
  resume: { icon: 'clock', instant: true },
  passUp: { icon: 'upload' },
  pause: { icon: 'pause' },
  giveBack: { icon: 'return' },
} as const satisfies Record<string, FieldAct>;
export type FieldActName = keyof typeof fieldActs;
/** The same entry without its literal types. */
export const fieldActOf = (name: FieldActName): FieldAct => fieldActs[name];

const order = [
  'accept',
  'resolve',
  'contribute',
  'resume',
  'passUp',
  'pause',
  'giveBack',
] as const satisfies readonly FieldActName[];
const forward: readonly FieldActName[] = ['accept', 'resolve', 'contribute', 'resume'];

export const fieldActName = (name: string | undefined) => order.find((known) => known === name);

export interface Offer {
  readonly main: FieldActName | undefined;
  readonly others: readonly FieldActName[];
  readonly atDesk: boolean;
}

export function offerOf(voice: VoiceDetail, takesPart: boolean): Offer {
  const came = cameFromElsewhere(voice);
  const can = order.filter(
    (name) =>
      voice.can[name] === true && (name !== 'contribute' || takesPart) && (name !== 'giveBack' || came),
  );
  const main = can.find((name) => forward.includes(name));
  return {
    main,
    others: can.filter((name) => name !== main),
    atDesk: ['assign', 'invite', 'refuse'].some((name) => voice.can[name] === true),
  };
}

/** Whoever is one level above the present holder, by the path of the place. */
export function aboveOf({ path, holder }: Pick<VoiceDetail, 'path' | 'holder'>): string | undefined {
  const at = path.findIndex(({ code }) => code === holder.code);
  const above = path[at - 1];
  return above && spokenName(above.name);
}
