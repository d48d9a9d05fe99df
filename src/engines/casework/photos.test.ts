// Photos of many people at once: drawing one takes its time, and nobody else waits for it.
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestCity, testCity } from '../../../test/support/city.ts';
import { reportLamp, samplePhoto } from '../../../test/support/lamp.ts';

let city: TestCity;
beforeAll(async () => {
  city = await testCity({ poolSize: 2 });
});
afterAll(() => city?.close());

/** As large as a phone takes them. */
function largePhoto(shade: number): Promise<Buffer> {
  const background = { r: shade, g: 120, b: 60 };
  return sharp({ create: { width: 4_000, height: 3_000, channels: 3, background } })
    .jpeg()
    .toBuffer();
}

describe('a photo', () => {
  it('that is being drawn keeps nobody waiting: with two connections and twelve uploads, the inbox opens', async () => {
    const { reporter, ref } = await reportLamp(city);
    const grid = await city.staff('grid');
    await grid.voice.accept({ params: ref, body: {} });
    const photos = await Promise.all(Array.from({ length: 12 }, (_, i) => largePhoto(i * 20)));
    let arrived = 0;
    const uploads = photos.map(async (body, i) => {
      const sender = i % 2 === 0 ? reporter.voice.addReporterPhoto : grid.casework.addPhoto;
      await sender({ params: ref, query: {}, body: new Uint8Array(body) });
      arrived++;
    });
    const { cases } = await grid.casework.inbox({ query: { view: 'territory' } });
    expect(cases.map(({ id }) => id)).toContain(ref.id);
    expect(arrived).toBeLessThan(6);
    await Promise.all(uploads);
    const detail = await grid.voice.get({ params: ref });
    expect(detail.photos).toHaveLength(12);
  });

  it('sent again after a lost answer is the same photo; another under its key is refused', async () => {
    const { reporter, ref } = await reportLamp(city);
    const call = { query: {}, body: await samplePhoto(), idempotencyKey: crypto.randomUUID() };
    const first = await reporter.voice.addReporterPhoto(call);
    expect(await reporter.voice.addReporterPhoto(call)).toEqual(first);
    const other = { ...call, body: new Uint8Array(await largePhoto(9)) };
    await expect(reporter.voice.addReporterPhoto(other)).rejects.toMatchObject({ code: 'kernel.keyReused' });
    const { photos } = await (await city.staff('grid')).voice.get({ params: ref });
    expect(photos.map(({ id }) => id)).toEqual([first.id]);
  });

  it('is not even drawn where it may not be added', async () => {
    const { ref } = await reportLamp(city);
    const [grid, neighbour] = [await city.staff('grid'), await city.staff('community2')];
    const broken = new Uint8Array(Buffer.from('\xff\xd8\xff no picture', 'latin1'));
    await expect(neighbour.casework.addPhoto({ params: ref, query: {}, body: broken })).rejects.toMatchObject(
      {
        status: 404,
      },
    );
    await expect(grid.casework.addPhoto({ params: ref, query: {}, body: broken })).rejects.toMatchObject({
      code: 'kernel.unsupportedType',
    });
  });

  it('finds room for sixty from the desks and for the reporter’s own twelve, and not for one more of either', async () => {
    const { reporter, ref } = await reportLamp(city);
    const grid = await city.staff('grid');
    const body = await samplePhoto();
    for (let i = 0; i < 48; i++) await grid.casework.addPhoto({ params: ref, query: {}, body });
    for (let i = 0; i < 12; i++) await reporter.voice.addReporterPhoto({ query: {}, body });
    await expect(reporter.voice.addReporterPhoto({ query: {}, body })).rejects.toMatchObject({
      code: 'voice.tooManyPhotos',
      slots: { limit: 12 },
    });
    await expect(grid.casework.addPhoto({ params: ref, query: {}, body })).rejects.toMatchObject({
      code: 'casework.tooManyPhotos',
      slots: { limit: 60 },
    });
  });
});
