// Asks as a person would and reads every byte of the answer for words that belong to somebody else's place.

import { contains } from '#engines/region/code.ts';
import type { Endpoint } from '#kernel/contract.ts';
import type { Asked } from './inputs.ts';
import { type Mark, type Persona, sha256, type VoiceTarget, type World } from './world.ts';

export interface Heard {
  readonly status: number;
  readonly bytes: Buffer;
  readonly headers: string;
  readonly type: string;
}

let serial = 0;

export function urlOf(endpoint: Endpoint, asked: Asked): string {
  const path = endpoint.path.replace(/:(\w+)/g, (_, key: string) =>
    encodeURIComponent(String(asked.params?.[key])),
  );
  const query = new URLSearchParams(
    Object.entries(asked.query ?? {}).map(([key, value]) => [key, String(value)]),
  );
  return query.size > 0 ? `${path}?${query}` : path;
}

export async function ask(world: World, endpoint: Endpoint, persona: Persona, asked: Asked): Promise<Heard> {
  const payload = asked.bytes
    ? Buffer.from(asked.bytes)
    : asked.body === undefined
      ? undefined
      : JSON.stringify(asked.body);
  const answer = await world.city.http.app.inject({
    method: endpoint.method,
    url: urlOf(endpoint, asked),
    headers: {
      ...persona.headers,
      ...(endpoint.method === 'GET' ? {} : { 'idempotency-key': `territory-${serial++}` }),
      ...(payload === undefined ? {} : { 'content-type': asked.bytes ? 'image/jpeg' : 'application/json' }),
    },
    ...(payload === undefined ? {} : { payload }),
  });
  return {
    status: answer.statusCode,
    bytes: answer.rawPayload,
    headers: JSON.stringify(answer.headers),
    type: String(answer.headers['content-type'] ?? ''),
  };
}

/** Organisations taking part in each case, as it is staged now. */
export type Parties = ReadonlyMap<string, readonly string[]>;

/** From the specification: who may ever meet these words. */
export function mayMeet(
  persona: Persona,
  mark: Mark,
  parties: Parties,
  organisationsApart: boolean,
): boolean {
  const { role, code, org, subject } = persona;
  if (subject !== null) return mark.caseId === subject;
  if (code === null) return false;
  if (mark.of === 'secret' || !contains(code, mark.code)) return false;
  if (role === 'wall') return false;
  if (role === 'auditor') return mark.of === 'case' || mark.of === 'account';
  if (role === 'securityAdmin') return mark.of === 'account';
  if (role === 'systemAdmin' || mark.of === 'account') return false;
  if (org === null || !organisationsApart) return true;
  return parties.get(mark.caseId ?? '')?.includes(org) ?? false;
}

/** Foreign words and pictures in an answer; what the person has typed in the address does not count. */
export function foreignIn(
  world: World,
  persona: Persona,
  heard: Heard,
  {
    sent = '',
    parties = new Map(),
    organisationsApart = true,
  }: { sent?: string; parties?: Parties; organisationsApart?: boolean },
): string[] {
  const found = world.marks.filter(
    (mark) =>
      !sent.includes(mark.text) &&
      (heard.bytes.includes(mark.text) ||
        heard.headers.includes(mark.text) ||
        heard.headers.includes(encodeURIComponent(mark.text))) &&
      !mayMeet(persona, mark, parties, organisationsApart),
  );
  const picture = heard.type.startsWith('image/') ? world.pictures.get(sha256(heard.bytes)) : undefined;
  return [
    ...found.map(({ text }) => text),
    ...(picture && !maySee(persona, picture, parties, organisationsApart)
      ? [`the picture of ${picture.key}`]
      : []),
  ];
}

function maySee(
  persona: Persona,
  picture: VoiceTarget,
  parties: Parties,
  organisationsApart: boolean,
): boolean {
  const mark: Mark = { text: '', code: picture.code, of: 'words', caseId: picture.ref.id };
  return mayMeet(persona, mark, parties, organisationsApart);
}
