// A resident speaks: the place becomes a cell, the cell's officer (or its community) becomes the first holder.
import { type NamedDesk, openCase } from '#engines/casework/index.ts';
import {
  ancestor,
  cellNamedIn,
  countyOf,
  inForceToday,
  levelOf,
  locate,
  pathOf,
  spokenNameOf,
} from '#engines/region/index.ts';
import type { Ctx } from '#kernel/context.ts';
import type { Compiled } from '#kernel/database/database.ts';
import { kernelProblems } from '#kernel/problem.ts';
import { enterScope } from '#kernel/request.ts';
import { getCategory } from './categories.ts';
import { voiceFlow } from './flow.ts';
import { voiceProblems } from './problems.ts';
import { secretOf } from './reporter.ts';
import { isUnstaffed } from './staffing.ts';

export interface Report {
  readonly id: string;
  readonly category: string;
  readonly text: string;
  readonly place: {
    readonly code?: number | undefined;
    readonly lon?: number | undefined;
    readonly lat?: number | undefined;
    readonly address: string;
  };
  readonly phone?: string | undefined;
}

/** Where the sender of a report stands in the request's transaction is decided by the place it speaks of. */
export async function reportVoice(ctx: Ctx, report: Report) {
  const category = await getCategory(ctx, report.category);
  const code = await cellOf(ctx, report.place);
  const voice = voiceRow(ctx, code, report);
  const entered = enterScope(ctx, { lo: code, hi: code, only: null });
  const opening = {
    id: report.id,
    code,
    title: titleOf(report.text),
    sought: report.place.address,
    category: category.code,
    address: report.place.address,
    limit: { amount: category.limit_amount, unit: category.limit_unit },
    holder: Promise.all([firstHolder(ctx, code), entered]).then(([desk]) => desk),
    owner: ctx.actor.kind === 'resident' ? ctx.actor.account : null,
  };
  const file = await openCase(ctx, voiceFlow, opening, [voice]);
  ctx.audit({ action: 'voice.report', subject: 'voice', subjectId: report.id, code, purpose: 'report' });
  return {
    county: countyOf(code),
    id: report.id,
    number: file.number,
    secret: secretOf(ctx.platform, report.id),
    place: (await pathOf(ctx, code)).map(({ name }) => name),
    holder: file.holder_name,
    dueAt: file.due_at?.toISOString() ?? null,
  };
}

function voiceRow(ctx: Ctx, code: number, report: Report): Compiled {
  return ctx.db
    .insertInto('voice')
    .values({
      county: countyOf(code),
      id: report.id,
      code,
      channel: 'web',
      text: report.text,
      address: report.place.address,
      lon: report.place.lon ?? null,
      lat: report.place.lat ?? null,
      phone_sealed: report.phone ? sealPhone(ctx, report.id, report.phone) : null,
      satisfaction: null,
      satisfaction_note: null,
    })
    .compile();
}

const TITLE = 30;
function titleOf(text: string): string {
  const [first = ''] = text.trim().split(/[\n。！？!?]/u);
  const letters = [...first.trim()];
  return letters.length > TITLE ? `${letters.slice(0, TITLE).join('')}…` : letters.join('');
}

/**
 * A point becomes its cell; a picked region must be a community or a cell, or nobody would know where to look. A
 * community becomes the cell in which the place lies that the address names.
 */
async function cellOf(ctx: Ctx, place: Report['place']): Promise<number> {
  if (place.code !== undefined) {
    const level = levelOf(place.code);
    if (level !== 'community' && level !== 'grid')
      throw voiceProblems.placeTooWide({ field: 'place.code', level });
    // A resident's device may still name a community of last year: who took it over gets the matter.
    const { code } = await inForceToday(ctx, place.code);
    return levelOf(code) === 'community' ? ((await cellNamedIn(ctx, code, place.address)) ?? code) : code;
  }
  if (place.lon === undefined || place.lat === undefined) {
    throw kernelProblems.invalid({ part: 'body', fields: [{ field: 'place', reason: 'required' }] });
  }
  const deepest = (await locate(ctx, { lon: place.lon, lat: place.lat })).at(-1);
  if (!deepest) throw voiceProblems.placeTooWide({ field: 'place' });
  return deepest.code;
}

/** The officer of the cell; where nobody is posted, the community itself, so that no voice waits at an empty desk. */
async function firstHolder(ctx: Ctx, code: number): Promise<NamedDesk> {
  const desk = (await isUnstaffed(ctx, code)) ? ancestor(code, 'community') : code;
  return { code: desk, org: null, name: await spokenNameOf(ctx, desk) };
}

/** Digits, blanks, plus and dashes only; what it is used for is said where it is asked. */
function sealPhone(ctx: Ctx, id: string, phone: string): Buffer {
  const digits = phone
    .normalize('NFKC')
    .replaceAll(/[\s()-]/g, '')
    .replace(/^\+?86(?=1\d{10}$)/, '');
  if (!/^(1\d{10}|0\d{9,11})$/.test(digits)) throw voiceProblems.phoneInvalid({ field: 'phone' });
  return ctx.platform.keyring.seal('voice phone', digits, id);
}
