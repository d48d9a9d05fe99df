// Voices to look at in the demo city: told and handled through the same use-cases as real ones, over the last days.
import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { addPhoto, findCase } from '#engines/casework/index.ts';
import { countyOf, subtree } from '#engines/region/index.ts';
import { civilDay } from '#engines/schedule/index.ts';
import { settableClock } from '#kernel/clock.ts';
import { type Actor, type Ctx, nobody, type Platform } from '#kernel/context.ts';
import { preparePhoto } from '#kernel/files.ts';
import { act, actAsSystem } from '#kernel/request.ts';
import { roles } from '#modules/account/index.ts';
import {
  acceptVoice,
  assignVoice,
  passUpVoice,
  pauseVoice,
  reportVoice,
  resolveVoice,
} from '#modules/voice/index.ts';
import { type DemoCast, demoCast } from './demo-people.ts';
import { type DemoPlaces, demoPlaces, type PlaceKey } from './demo-places.ts';

interface Story {
  readonly key: string;
  readonly hoursAgo: number;
  readonly at: PlaceKey;
  readonly category: string;
  readonly text: string | ((places: DemoPlaces) => string);
  readonly address: string;
  readonly later?: (teller: Teller) => Promise<void>;
}

/** 崇文路 for 崇文路社区: schools and markets are called after the place without its kind. */
const stem = ({ name }: { readonly name: string }) => name.replace(/(社区|村)$/, '');

interface Stage {
  readonly places: DemoPlaces;
  readonly cast: DemoCast;
}

/** Acts for the people of one story, moving the clock on as they would. */
class Teller {
  readonly platform: Platform;
  readonly clock: ReturnType<typeof settableClock>;
  readonly ref: { readonly county: number; readonly id: string };
  readonly stage: Stage;

  constructor(
    platform: Platform,
    clock: ReturnType<typeof settableClock>,
    ref: { county: number; id: string },
    stage: Stage,
  ) {
    this.stage = stage;
    this.platform = { ...platform, clock };
    this.clock = clock;
    this.ref = ref;
  }

  async as<T>(login: string, work: (ctx: Ctx) => Promise<T>): Promise<T> {
    this.clock.advance(25 * 60_000);
    return act(this.platform, { actor: actorOf(this.stage.cast, login) }, work);
  }

  /** The department that mends roads. */
  roadKeeper(): { code: number; org: string } {
    const { code, org } = actorOf(this.stage.cast, 'department');
    if (code === null || org === null) throw new Error('the demo has no department');
    return { code, org };
  }

  photo(login: string, colour: string): Promise<string> {
    return this.as(login, async (ctx) => {
      const file = await findCase(ctx, this.ref.county, this.ref.id);
      if (!file) throw new Error('the story has no case');
      return (await addPhoto(ctx, file, '现场.jpg', await preparePhoto(await picture(colour)))).id;
    });
  }
}

function actorOf({ people }: DemoCast, login: string): Actor {
  const person = people.find((one) => one.login === login);
  if (!person) throw new Error(`nobody in the demo is called ${login}`);
  return {
    ...nobody,
    kind: 'staff',
    role: person.role,
    code: person.code,
    org: person.org,
    may: new Set(roles[person.role].may),
    scope: { ...subtree(person.code), only: null },
  };
}

const STORIES: readonly Story[] = [
  {
    key: 'lamp',
    hoursAgo: 2,
    at: 'cell',
    category: '0201',
    text: ({ community }) => `${stem(community)}小学东门的路灯不亮，孩子放学看不见路`,
    address: '小学东门第二根灯杆',
  },
  {
    key: 'manhole',
    hoursAgo: 30,
    at: 'cell',
    category: '0202',
    text: '菜市场口井盖松动，车过来咣咣响，怕夜里出事',
    address: '菜市场西口',
  },
  {
    key: 'rubbish',
    hoursAgo: 26,
    at: 'nextCell',
    category: '0101',
    text: '三号楼后面垃圾堆了两天没人清，有味道',
    address: '三号楼后',
    later: async (t) => {
      await t.as('community', (ctx) => acceptVoice(ctx, t.ref, { note: '' }));
      await t.as('community', (ctx) =>
        pauseVoice(ctx, t.ref, {
          reason: '清运车检修，约好修好就来；等待期间停表',
          until: civilDay(new Date(ctx.now.getTime() + 5 * 86_400_000)),
        }),
      );
    },
  },
  {
    key: 'pothole',
    hoursAgo: 76,
    at: 'cell',
    category: '0301',
    text: '农贸市场门前的路面塌了一块，电动车容易摔',
    address: '农贸市场南门',
    later: async (t) => {
      await t.as('grid', (ctx) => acceptVoice(ctx, t.ref, { note: '已到现场，放了锥桶' }));
      await t.as('grid', (ctx) => passUpVoice(ctx, t.ref, { reason: '需要修补路面，社区没有力量' }));
      await t.as('community', (ctx) => passUpVoice(ctx, t.ref, { reason: '属市政道路' }));
      await t.as('street', (ctx) => passUpVoice(ctx, t.ref, { reason: '请区里派市政养护' }));
      await t.as('county', (ctx) => assignVoice(ctx, t.ref, { to: t.roadKeeper(), reason: '市政道路养护' }));
      await t.as('department', (ctx) => acceptVoice(ctx, t.ref, { note: '已列入本周修补' }));
    },
  },
  {
    key: 'bench',
    hoursAgo: 120,
    at: 'cell',
    category: '0205',
    text: '小广场的长椅断了一根木条，坐着硌人',
    address: '小广场东侧',
    later: async (t) => {
      await t.as('grid', (ctx) => acceptVoice(ctx, t.ref, { note: '' }));
      const photo = await t.photo('grid', '#8a9a5b');
      await t.as('grid', (ctx) =>
        resolveVoice(ctx, t.ref, {
          note: '已换上新木条并打磨刷漆',
          outcome: 'fixed',
          photos: [photo],
        }),
      );
    },
  },
  {
    key: 'heating',
    hoursAgo: 5,
    at: 'otherCell',
    category: '0204',
    text: ({ otherCommunity }) => `${otherCommunity.name}六号楼暖气不热，室内只有十五度`,
    address: '六号楼二单元',
  },
  {
    key: 'road',
    hoursAgo: 50,
    at: 'village',
    category: '0304',
    text: '村口便桥护栏断了一截，老人过桥不放心',
    address: '村口便桥',
  },
];

/** Tells each story once; a later start finds them told. */
export async function installDemoVoices(platform: Platform): Promise<void> {
  const places = await actAsSystem(platform, demoPlaces);
  const stage = { places, cast: demoCast(places) };
  for (const story of STORIES) {
    const id = idOf(story.key);
    const told = await actAsSystem(platform, (ctx) => findCase(ctx, countyOf(places[story.at].code), id));
    if (!told) await tell(platform, story, id, stage);
  }
}

async function tell(platform: Platform, story: Story, id: string, stage: Stage): Promise<void> {
  const clock = settableClock(new Date(platform.clock.now().getTime() - story.hoursAgo * 3_600_000));
  const received = await act({ ...platform, clock }, { actor: nobody }, (ctx) =>
    reportVoice(ctx, {
      id,
      category: story.category,
      text: typeof story.text === 'string' ? story.text : story.text(stage.places),
      place: { code: stage.places[story.at].code, address: story.address },
    }),
  );
  await story.later?.(new Teller(platform, clock, { county: received.county, id }, stage));
}

/** The same in every installation of the demo, so that a second start recognises it. */
function idOf(key: string): string {
  const hex = createHash('sha256').update(`demo voice ${key}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** A drawn stand-in for a photograph: nobody's street, marked as an example. */
async function picture(colour: string): Promise<Uint8Array> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="960" height="640">
    <rect width="960" height="640" fill="#e9dfcc"/><path d="M0 420 L300 330 L620 410 L960 340 V640 H0 Z" fill="${colour}"/>
    <rect x="300" y="400" width="360" height="26" rx="6" fill="#7a5230"/><rect x="330" y="426" width="16" height="70" fill="#5b3d24"/>
    <rect x="614" y="426" width="16" height="70" fill="#5b3d24"/></svg>`;
  return new Uint8Array(await sharp(Buffer.from(svg)).jpeg({ quality: 80 }).toBuffer());
}
