// Attachments. Whatever arrives is decoded and drawn anew: what is stored holds pixels and nothing else, no place where
// the picture was taken, no second file hidden behind the first.
import { createHash } from 'node:crypto';
import sharp from 'sharp';
import type { Ctx } from './context.ts';
import type { RowOf } from './database/table.ts';
import { kernelProblems, Problem } from './problem.ts';
import type { FileRecord } from './tables.ts';
import { turns } from './turns.ts';

/** Largest upload, for the server's body limit too. */
export const MOST_BYTES = 10 * 1024 * 1024;
// 40 megapixels: above any phone's ordinary photo, below what one decoded picture may cost in memory.
const MOST_PIXELS = 40e6;
// A progressive JPEG is only whole at its end: all its coefficients wait in memory, three times the cost.
const MOST_PROGRESSIVE_PIXELS = 16e6;
const EDGE = 1_600;
const THUMBNAIL_EDGE = 320;

// One picture at a time on one thread, nothing kept: four large ones at once would be half a gigabyte.
sharp.concurrency(1);
sharp.cache(false);
const inTurn = turns(1, 32);

export type StoredFile = RowOf<typeof FileRecord>;
/** What lists show; the bytes are fetched one by one. */
export type FileEntry = Omit<StoredFile, 'bytes' | 'thumbnail'>;

export interface NewPhoto {
  readonly county: number;
  readonly code: number;
  readonly subject: string;
  readonly subjectId: string;
  /** Made by the sender, so that sending again stores nothing twice. */
  readonly id: string;
  readonly name: string;
  readonly photo: Photo;
}

export type Photo = Pick<StoredFile, 'type' | 'size' | 'sha256' | 'width' | 'height' | 'bytes' | 'thumbnail'>;

/** Draws the picture anew. Takes its time, so it is done while no transaction is held: see `Receiving` in http/mount.ts. */
export async function preparePhoto(bytes: Uint8Array): Promise<Photo> {
  if (bytes.byteLength > MOST_BYTES) throw kernelProblems.tooLarge({ mostBytes: MOST_BYTES });
  // The decoders of libvips choose themselves by content; only these three may ever see it (never SVG, PDF, TIFF…).
  if (!isPhoto(bytes)) throw kernelProblems.unsupportedType({ accepted: 'jpeg, png, webp' });
  return inTurn(() => redraw(bytes));
}

export async function storePhoto(
  ctx: Ctx,
  { county, code, subject, subjectId, id, name, photo }: NewPhoto,
): Promise<FileEntry> {
  const entry: FileEntry = {
    county,
    id,
    code,
    subject,
    subject_id: subjectId,
    name: safeName(name),
    type: photo.type,
    size: photo.size,
    sha256: photo.sha256,
    width: photo.width,
    height: photo.height,
    added_at: ctx.now,
    added_by: ctx.actor.account,
  };
  const { numInsertedOrUpdatedRows } = await ctx.db
    .insertInto('file')
    .values({ ...entry, bytes: photo.bytes, thumbnail: photo.thumbnail })
    .onConflict((conflict) => conflict.columns(['county', 'id']).doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows === 1n) return entry;
  const earlier = await findFile(ctx, county, id);
  if (earlier?.sha256 !== entry.sha256 || earlier.subject_id !== subjectId)
    throw kernelProblems.conflict({ id });
  const { bytes: _, thumbnail: __, ...same } = earlier;
  return same;
}

/** With its bytes; row security has the last word, the policy of its subject the first. */
export function findFile(ctx: Ctx, county: number, id: string): Promise<StoredFile | undefined> {
  return ctx.db
    .selectFrom('file')
    .selectAll()
    .where('county', '=', county)
    .where('id', '=', id)
    .executeTakeFirst();
}

export function listFiles(ctx: Ctx, county: number, subjectId: string): Promise<FileEntry[]> {
  return ctx.db
    .selectFrom('file')
    .select(['county', 'id', 'code', 'subject', 'subject_id', 'name', 'type', 'size', 'sha256'])
    .select(['width', 'height', 'added_at', 'added_by'])
    .where('county', '=', county)
    .where('subject_id', '=', subjectId)
    .orderBy('added_at')
    .orderBy('id')
    .execute();
}

/** The subject turned out to lie elsewhere in its county: its files go along. */
export async function moveFiles(ctx: Ctx, county: number, subjectId: string, code: number): Promise<void> {
  await ctx.db
    .updateTable('file')
    .set({ code })
    .where('county', '=', county)
    .where('subject_id', '=', subjectId)
    .execute();
}

function isPhoto(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  const webp = head.startsWith('RIFF') && head.endsWith('WEBP');
  return webp || head.startsWith('\xff\xd8\xff') || head.startsWith('\x89PNG\r\n\x1a\n');
}

async function redraw(bytes: Uint8Array): Promise<Photo> {
  try {
    // The header alone is read without a limit: "too large" is another answer than "not a picture".
    const {
      width,
      height,
      pages = 1,
      isProgressive,
    } = await sharp(bytes, { limitInputPixels: false }).metadata();
    const mostPixels = isProgressive ? MOST_PROGRESSIVE_PIXELS : MOST_PIXELS;
    if (width * height * pages > mostPixels) throw kernelProblems.tooLarge({ mostPixels });
    // Encoders drop metadata unless told to keep it. Transparency becomes white: JPEG knows none.
    const { data, info } = await sharp(bytes, {
      limitInputPixels: MOST_PIXELS,
      failOn: 'error',
      autoOrient: true,
    })
      .resize({ width: EDGE, height: EDGE, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .timeout({ seconds: 15 })
      .jpeg({ quality: 80 })
      .toBuffer({ resolveWithObject: true });
    const thumbnail = await sharp(data)
      .resize({ width: THUMBNAIL_EDGE, height: THUMBNAIL_EDGE, fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality: 70 })
      .toBuffer();
    const sha256 = createHash('sha256').update(data).digest('hex');
    return {
      type: 'image/jpeg',
      size: data.length,
      sha256,
      width: info.width,
      height: info.height,
      bytes: data,
      thumbnail,
    };
  } catch (error) {
    if (error instanceof Problem) throw error;
    // Whatever a decoder dislikes is the fault of the file, not of the server.
    throw kernelProblems.unsupportedType({ accepted: 'jpeg, png, webp', damaged: true });
  }
}

/** A name that no file system, header or terminal misreads; the ending tells what the bytes now are. */
export function safeName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const clean = last
    .toWellFormed()
    // Control, format (bidi overrides, zero width) and unassigned characters; then what Windows or a shell reserves.
    .replace(/\p{C}|[\u2028\u2029\ufffd]/gu, '')
    .replace(/[<>:"|?*;%'`$&]/g, '_')
    .replace(/\.[^.]{1,8}$/, '')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  const short = Array.from(clean).slice(0, 60).join('');
  const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(short);
  return short === '' || reserved ? `file${reserved ? `-${short}` : ''}.jpg` : `${short}.jpg`;
}
