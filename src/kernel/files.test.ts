import { randomBytes } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ThrowawayDatabase, throwawayDatabase } from '../../test/support/throwaway-database.ts';
import type { Ctx } from './context.ts';
import { nobody } from './context.ts';
import { type Database, openDatabase } from './database/database.ts';
import { findFile, listFiles, preparePhoto, safeName, storePhoto } from './files.ts';
import { uuidv7 } from './uuid.ts';

function picture(width: number, height: number, background = '#3366cc') {
  return sharp({ create: { width, height, channels: 3, background } });
}
/** Left half red, right half blue, so that a turn can be seen. */
async function halves(): Promise<Buffer> {
  const left = await picture(20, 40, '#ff0000').png().toBuffer();
  return picture(40, 40, '#0000ff')
    .composite([{ input: left, left: 0, top: 0 }])
    .jpeg()
    .toBuffer();
}
/** A PNG that is small on the wire and vast when decoded. */
function hugePng(edge: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const crc = Buffer.alloc(4);
    crc.writeUInt32BE(crc32(body));
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    return Buffer.concat([length, body, crc]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(edge, 0);
  header.writeUInt32BE(edge, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const rows = deflateSync(Buffer.alloc(edge * (edge / 8 + 1)));
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const problem = (code: string, status: number) => expect.objectContaining({ name: 'Problem', code, status });
const unsupported = problem('kernel.unsupportedType', 415);
const tooLarge = problem('kernel.tooLarge', 413);

describe('a photo', () => {
  it('loses the place it was taken at, and all else that is not picture', async () => {
    const taken = await picture(100, 80)
      .withExif({
        IFD0: { Make: 'CANARY-MAKE', Copyright: 'CANARY-OWNER' },
        IFD3: {
          GPSLatitudeRef: 'N',
          GPSLatitude: '30/1 40/1 0/1',
          GPSLongitudeRef: 'E',
          GPSLongitude: '104/1 4/1 0/1',
        },
      })
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">CANARY-XMP</x:xmpmeta>')
      .withIccProfile('p3')
      .jpeg()
      .toBuffer();
    expect((await sharp(taken).metadata()).exif?.includes('CANARY-MAKE')).toBe(true);
    const photo = await preparePhoto(taken);
    for (const bytes of [photo.bytes, photo.thumbnail ?? Buffer.alloc(0)]) {
      const { exif, xmp, iptc, icc, format } = await sharp(bytes).metadata();
      expect({ exif, xmp, iptc, icc, format }).toEqual({ format: 'jpeg' });
      expect(bytes.includes('CANARY')).toBe(false);
    }
  });

  it('stands upright without needing to say so', async () => {
    // Orientation 6: the camera was turned a quarter, the left edge is the top.
    const turned = await sharp(await halves())
      .withMetadata({ orientation: 6 })
      .toBuffer();
    const photo = await preparePhoto(turned);
    const { data } = await sharp(photo.bytes).raw().toBuffer({ resolveWithObject: true });
    const at = (x: number, y: number) => [...data.subarray((y * 40 + x) * 3, (y * 40 + x) * 3 + 3)];
    expect((await sharp(photo.bytes).metadata()).orientation).toBeUndefined();
    expect(at(20, 5)[0]).toBeGreaterThan(200);
    expect(at(20, 35)[2]).toBeGreaterThan(200);
  });

  it('is made smaller, never larger, and gets a thumbnail', async () => {
    const large = await preparePhoto(await picture(3200, 1000).png().toBuffer());
    expect(large).toMatchObject({ type: 'image/jpeg', width: 1600, height: 500, size: large.bytes.length });
    expect(await sharp(large.thumbnail ?? undefined).metadata()).toMatchObject({ width: 320, height: 100 });
    const small = await preparePhoto(await picture(30, 20).webp().toBuffer());
    expect(small).toMatchObject({ type: 'image/jpeg', width: 30, height: 20 });
  });

  it('that is see-through becomes white, not black', async () => {
    const clear = await sharp({ create: { width: 8, height: 8, channels: 4, background: '#00000000' } })
      .png()
      .toBuffer();
    const { bytes } = await preparePhoto(clear);
    expect((await sharp(bytes).raw().toBuffer())[0]).toBeGreaterThan(250);
  });

  it.each<[string, () => Buffer | Promise<Buffer>]>([
    ['nothing', () => Buffer.alloc(0)],
    ['text', () => Buffer.from('hello')],
    ['SVG', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
    ['HTML', () => Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['PDF', () => Buffer.from('%PDF-1.7\n')],
    ['GIF with script', () => Buffer.from('GIF89a/*\x01\x00*/=alert(1)//', 'latin1')],
    ['TIFF', () => picture(9, 9).tiff().toBuffer()],
    ['AVIF', () => picture(9, 9).avif().toBuffer()],
    ['a JPEG head alone', () => Buffer.from('ffd8ffe000104a464946', 'hex')],
    ['JPEG head, HTML body', () => Buffer.from('\xff\xd8\xff<html>', 'latin1')],
    ['RIFF of another kind', () => Buffer.from('RIFF\x24\0\0\0WAVEfmt ', 'latin1')],
    ['JPEG cut in half', async () => (await noise().jpeg().toBuffer()).subarray(0, 20_000)],
    ['PNG cut in half', async () => (await noise().png().toBuffer()).subarray(0, 20_000)],
    ['PNG with damaged data', async () => damaged(await noise().png().toBuffer())],
    ['WebP cut in half', async () => (await noise().webp().toBuffer()).subarray(0, 9_000)],
  ])('is not: %s', async (_, bytes) => {
    await expect(preparePhoto(await bytes())).rejects.toEqual(unsupported);
  });

  it('is refused when its bytes or pixels are too many', async () => {
    await expect(preparePhoto(Buffer.alloc(10 * 1024 * 1024 + 1, 0xff))).rejects.toEqual(tooLarge);
    const bomb = hugePng(16_000);
    expect(bomb.length).toBeLessThan(100_000);
    await expect(preparePhoto(bomb)).rejects.toEqual(tooLarge);
    const progressive = await picture(4_100, 4_100).jpeg({ progressive: true }).toBuffer();
    await expect(preparePhoto(progressive)).rejects.toEqual(tooLarge);
  });

  it('carries no second file behind it', async () => {
    const hidden = Buffer.concat([
      await picture(50, 50).jpeg().toBuffer(),
      Buffer.from('PK\x03\x04CANARY<script>'),
    ]);
    const { bytes } = await preparePhoto(hidden);
    expect(bytes.includes('CANARY')).toBe(false);
  });

  it('with any byte changed is redrawn or refused, never a crash', async () => {
    const good = await noise(40).jpeg().toBuffer();
    for (let i = 0; i < 60; i++) {
      const bad = Buffer.from(good);
      bad.set(randomBytes(3), 3 + Math.floor(Math.random() * (good.length - 6)));
      await preparePhoto(bad).then(
        (photo) => expect(photo.type).toBe('image/jpeg'),
        (error: unknown) => expect([unsupported, tooLarge]).toContainEqual(error),
      );
    }
  });
});

describe('a file name', () => {
  it.each([
    ['门口积水.png', '门口积水.jpg'],
    ['../../etc/passwd', 'passwd.jpg'],
    ['C:\\Users\\a\\b.jpeg', 'b.jpg'],
    ['con.jpg', 'file-con.jpg'],
    ['..', 'file.jpg'],
    ['', 'file.jpg'],
    ['a\r\nSet-Cookie: x', 'aSet-Cookie_ x.jpg'],
    ['gpj.\u202eexe.png', 'gpj.exe.jpg'],
    ['a\u0000\u200bb.jpg', 'ab.jpg'],
    ['\ud800x', 'x.jpg'],
    ['𠮷䶮㛃.webp', '𠮷䶮㛃.jpg'],
    ['x'.repeat(300), `${'x'.repeat(60)}.jpg`],
  ])('%j is kept as %j', (given, kept) => {
    expect(safeName(given)).toBe(kept);
  });
});

describe('a stored file', () => {
  let place: ThrowawayDatabase;
  let database: Database;
  beforeAll(async () => {
    place = await throwawayDatabase();
    database = openDatabase({ url: place.appUrl, max: 2 });
  });
  afterAll(async () => {
    await database?.close();
    await place?.close();
  });
  const now = new Date('2026-03-01T02:03:04.567Z');
  const inTerritory = { lo: 510_104_000_000_000, hi: 510_104_999_999_999, only: null };
  function within<T>(scope: typeof inTerritory, work: (ctx: Ctx) => Promise<T>): Promise<T> {
    return database.transaction(scope, (db) => {
      // Only what files.ts reads of a request.
      const ctx: Pick<Ctx, 'db' | 'actor' | 'now'> = { db, actor: nobody, now };
      return work(ctx as Ctx);
    });
  }
  const subjectId = uuidv7();
  const make = async (more: object = {}) => ({
    county: 510_104,
    code: 510_104_020_007_000,
    subject: 'thing',
    subjectId,
    id: uuidv7(),
    name: '照片 1.png',
    photo: await preparePhoto(await noise().jpeg().toBuffer()),
    ...more,
  });

  it('is listed without and found with its bytes, in its territory only', async () => {
    const photo = await make();
    const entry = await within(inTerritory, (ctx) => storePhoto(ctx, photo));
    expect(entry).toMatchObject({
      id: photo.id,
      name: '照片 1.jpg',
      type: 'image/jpeg',
      added_at: now,
      added_by: null,
    });
    expect(await within(inTerritory, (ctx) => listFiles(ctx, 510_104, subjectId))).toEqual([entry]);
    const found = await within(inTerritory, (ctx) => findFile(ctx, 510_104, photo.id));
    expect(found).toMatchObject(entry);
    expect(found?.bytes).toHaveLength(entry.size);
    const elsewhere = { ...inTerritory, lo: 510_105_000_000_000, hi: 510_105_999_999_999 };
    expect(await within(elsewhere, (ctx) => findFile(ctx, 510_104, photo.id))).toBeUndefined();
    await expect(within(elsewhere, (ctx) => storePhoto(ctx, { ...photo, id: uuidv7() }))).rejects.toThrow(
      /row-level/,
    );
  });

  it('sent twice is stored once; another under its number is refused', async () => {
    const photo = await make({ subjectId: uuidv7() });
    const first = await within(inTerritory, (ctx) => storePhoto(ctx, photo));
    expect(await within(inTerritory, (ctx) => storePhoto(ctx, photo))).toEqual(first);
    const other = await make({ id: photo.id, subjectId: photo.subjectId });
    await expect(within(inTerritory, (ctx) => storePhoto(ctx, other))).rejects.toEqual(
      problem('kernel.conflict', 409),
    );
    expect(await within(inTerritory, (ctx) => listFiles(ctx, 510_104, photo.subjectId))).toEqual([first]);
  });
});

/** A picture that does not compress away. */
function noise(edge = 200) {
  return sharp(randomBytes(edge * edge * 3), { raw: { width: edge, height: edge, channels: 3 } });
}
function damaged(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  copy.fill(0x55, 30_000, 30_200);
  return copy;
}
