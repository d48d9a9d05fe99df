// A city in which every community has said something of its own: voices, photos and accounts marked so that a single
// byte of them in a foreign answer is noticed, and one person for every role and every side of a border.
import { createHash } from 'node:crypto';
import type pg from 'pg';
import { contains, parentOf } from '#engines/region/code.ts';
import type { Role } from '#modules/account/index.ts';
import type { TestCity } from '../support/city.ts';

export const CITY = 610_800_000_000_000;
export const YUYANG = 610_802_000_000_000;
export const SHENMU = 610_881_000_000_000;
export const CHONGWEN = 610_802_006_003_000;
export const XUEYUAN = 610_802_006_006_000;
export const HANGYU = 610_802_007_001_000;
export const HANGYU_STREET = 610_802_007_000_000;

/** `wall`: a county’s office that signed in at the wall of its hall. */
export type Who = Role | 'wall' | 'anonymous' | 'reporter' | 'resident';
export interface Persona {
  readonly key: string;
  readonly role: Who;
  readonly code: number | null;
  readonly org: string | null;
  /** The case this person has opened. */
  readonly subject: string | null;
  readonly headers: Readonly<Record<string, string>>;
}

/** Where a thing lies, seen from a person. */
export type Relation =
  | 'own'
  | 'descendant'
  | 'ancestor'
  | 'sibling'
  | 'other'
  /** Within the territory of an organisation, and given to it or not. */
  | 'given'
  | 'notGiven'
  /** What one has said oneself, or what a stranger has. */
  | 'subject'
  | 'stranger'
  | 'none';

export interface VoiceTarget {
  readonly kind: 'voice';
  readonly key: string;
  readonly code: number;
  readonly ref: { readonly county: number; readonly id: string };
  readonly number: string;
  readonly secret: string;
  readonly photo: string;
}
export interface AccountTarget {
  readonly kind: 'account';
  readonly key: string;
  readonly code: number;
  readonly id: string;
  readonly post: string;
  readonly grant: { readonly role: Role; readonly code: number };
}
export interface PlaceTarget {
  readonly kind: 'place';
  readonly key: string;
  readonly code: number;
}
export type Target = VoiceTarget | AccountTarget | PlaceTarget;

/** A string that belongs to one place, and who may meet it. */
export interface Mark {
  readonly text: string;
  readonly code: number;
  readonly of: 'words' | 'case' | 'secret' | 'account';
  readonly caseId: string | null;
}

export interface World {
  readonly city: TestCity;
  readonly owner: pg.Client;
  readonly personas: readonly Persona[];
  readonly voices: readonly VoiceTarget[];
  readonly accounts: readonly AccountTarget[];
  readonly places: readonly PlaceTarget[];
  readonly marks: readonly Mark[];
  /** SHA-256 of each stored picture → the case it belongs to. */
  readonly pictures: ReadonlyMap<string, VoiceTarget>;
  close(): Promise<void>;
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

export function relationOf(persona: Persona, target: Target, givenTo: readonly string[] = []): Relation {
  const { role, code, org, subject } = persona;
  if (role === 'anonymous') return 'none';
  if (code === null) return target.kind === 'voice' && target.ref.id === subject ? 'subject' : 'stranger';
  if (org !== null && contains(code, target.code)) return givenTo.includes(org) ? 'given' : 'notGiven';
  if (code === target.code) return 'own';
  if (contains(code, target.code)) return 'descendant';
  if (contains(target.code, code)) return 'ancestor';
  return parentOf(code) === parentOf(target.code) ? 'sibling' : 'other';
}
