/** Mixed load: residents who report and confirm, staff who accept, hand up and answer, photographs in between. */
import { uuidv7 } from '#kernel/uuid.ts';
import { LAMP_CELL, samplePhoto } from '../../support/lamp.ts';
import { type Line, personOn, stubbornLine } from './client.ts';
import type { Random } from './random.ts';
import { seeded } from './random.ts';

/** What was acknowledged about one voice, in order; written down only after the answer had come. */
export interface Course {
  readonly county: number;
  readonly id: string;
  readonly number: string;
  readonly steps: string[];
  readonly photos: string[];
  rated: boolean;
}

export interface Load {
  readonly courses: Course[];
  readonly lines: readonly Line[];
  /** Everybody finishes what they have asked for; rejects if anybody was told something unexpected. */
  stop(): Promise<void>;
  /** Everybody goes home, answered or not. */
  abandon(): void;
}

export interface Staff {
  readonly grid: Readonly<Record<string, string>>;
  readonly community: Readonly<Record<string, string>>;
}

export function startLoad(baseUrls: readonly string[], staff: Staff, random: Random, writers: number): Load {
  const courses: Course[] = [];
  let running = true;
  const lines = Array.from({ length: writers }, () =>
    stubbornLine(baseUrls, seeded(random.between(0, 2 ** 31))),
  );
  const work = lines.map(async (line) => {
    const own = seeded(random.between(0, 2 ** 31));
    while (running) await oneVoice(line, staff, own, courses, () => running);
  });
  // Whoever fails is heard at the end, not as an unhandled rejection in the middle.
  const all = Promise.all(work);
  all.catch(() => undefined);
  return {
    courses,
    lines,
    stop: async () => {
      running = false;
      await all;
    },
    abandon: () => {
      running = false;
      for (const line of lines) line.abandon();
    },
  };
}

async function oneVoice(
  line: Line,
  staff: Staff,
  random: Random,
  courses: Course[],
  goesOn: () => boolean,
): Promise<void> {
  const passerBy = personOn(line, {});
  const body = {
    id: uuidv7(),
    category: '0201',
    text: '崇文路小学东门的路灯不亮',
    place: { code: LAMP_CELL, address: '' },
  };
  const { county, id, number, secret } = await passerBy.voice.report({ body });
  const course: Course = { county, id, number, steps: ['open'], photos: [], rated: false };
  courses.push(course);
  const reporter = personOn(line, { 'liren-reporter': `${number}:${secret}` });
  const at = { params: { county, id } };
  if (goesOn() && random.chance() < 0.15) {
    const photo = await reporter.voice.addReporterPhoto({ query: {}, body: await samplePhoto() });
    course.photos.push(photo.id);
  }
  let desk = personOn(line, staff.grid);
  if (!goesOn()) return;
  await desk.voice.accept({ ...at, body: { note: '' } });
  course.steps.push('accept');
  if (goesOn() && random.chance() < 0.3) {
    await desk.voice.passUp({ ...at, body: { reason: '需要登高作业车' } });
    course.steps.push('passUp');
    desk = personOn(line, staff.community);
    await desk.voice.accept({ ...at, body: { note: '' } });
    course.steps.push('accept');
  }
  if (!goesOn()) return;
  const photos: string[] = [];
  if (random.chance() < 0.2) {
    const photo = await desk.casework.addPhoto({
      ...at,
      query: { name: '换灯后.jpg' },
      body: await samplePhoto(),
    });
    course.photos.push(photo.id);
    photos.push(photo.id);
  }
  const outcome = photos.length > 0 ? ('fixed' as const) : ('planned' as const);
  await desk.voice.resolve({ ...at, body: { note: '已报修，供电所明天来换灯', outcome, photos } });
  course.steps.push('resolve');
  if (!goesOn()) return;
  if (random.chance() < 0.7) {
    await reporter.voice.confirm({ body: { rating: 5, note: '' } });
    course.steps.push('confirm');
    course.rated = true;
  } else if (random.chance() < 0.5) {
    await reporter.voice.dispute({ body: { reason: '晚上还是不亮' } });
    course.steps.push('dispute');
  }
}
