// Fills the city: everybody speaks, everybody signs in, and what belongs to whom is written down.
import pg from 'pg';
import sharp from 'sharp';
import { type DemoPerson, demoCast } from '#app/demo-people.ts';
import { demoPlaces } from '#app/demo-places.ts';
import { uuidv7 } from '#kernel/uuid.ts';
import { createDemoStaff } from '#modules/account/index.ts';
import { type TestCity, testCity } from '../support/city.ts';
import { signInWithCode, signInWithPassword } from './sign-in.ts';
import {
  type AccountTarget,
  CHONGWEN,
  CITY,
  HANGYU,
  HANGYU_STREET,
  type Mark,
  type Persona,
  SHENMU,
  sha256,
  type VoiceTarget,
  type Who,
  type World,
  XUEYUAN,
  YUYANG,
} from './world.ts';

const VOICES: readonly (readonly [key: string, code: number, colour: string])[] = [
  ['崇文路一格', CHONGWEN + 1, '#c00000'],
  ['崇文路二格', CHONGWEN + 2, '#00c000'],
  ['崇文路社区', CHONGWEN, '#0000c0'],
  ['学院社区', XUEYUAN + 1, '#c0c000'],
  ['航宇路社区', HANGYU, '#c000c0'],
  ['神木', SHENMU, '#00c0c0'],
];

export async function buildWorld(): Promise<World> {
  const city = await testCity({ poolSize: 4 });
  const owner = new pg.Client({ connectionString: city.ownerUrl, options: '-c search_path=liren' });
  await owner.connect();
  await addOfficer(city);
  const resident = await signInWithCode(city, '15400000001');
  const shenmu = await firstCommunityOf(owner, SHENMU);
  const voices: VoiceTarget[] = [];
  for (const [key, code, colour] of VOICES) {
    voices.push(await speak(city, key, code === SHENMU ? shenmu : code, colour));
  }
  const own = await speak(city, '居民自己', CHONGWEN + 1, '#808080', resident);
  const accounts = await addAccounts(city, owner, shenmu);
  const [lamp, , , other] = voices;
  if (!lamp || !other) throw new Error('nobody has spoken');
  const { people } = demoCast(await city.asSystem(demoPlaces));
  return {
    city,
    owner,
    personas: [
      ...(await Promise.all(people.map((one) => staffPersona(city, one)))),
      ...(await countyAdministrators(city)),
      await wallOfTheHall(city),
      someone('passerBy', 'anonymous', null, {}),
      someone('reporter', 'reporter', lamp.ref.id, reporterHeader(lamp)),
      someone('otherReporter', 'reporter', other.ref.id, reporterHeader(other)),
      someone('resident', 'resident', own.ref.id, resident),
    ],
    voices: [...voices, own],
    accounts,
    places: PLACES.map(([key, code]) => ({ kind: 'place', key, code: code === -1 ? shenmu : code })),
    marks: [...[...voices, own].flatMap(voiceMarks), ...accounts.flatMap(accountMarks)],
    pictures: await picturesOf(owner, [...voices, own]),
    close: async () => {
      await owner.end();
      await city.close();
    },
  };
}

const PLACES: readonly (readonly [string, number])[] = [
  ['榆林市', CITY],
  ['榆阳区', YUYANG],
  ['崇文路街道', 610_802_006_000_000],
  ['崇文路社区', CHONGWEN],
  ['崇文路一格', CHONGWEN + 1],
  ['学院社区', XUEYUAN],
  ['航宇路街道', HANGYU_STREET],
  ['航宇路社区', HANGYU],
  ['神木市', SHENMU],
  ['神木社区', -1],
];

async function firstCommunityOf(owner: pg.Client, county: number): Promise<number> {
  const found = await owner.query<{ code: number }>(
    "select code from region where level = 'community' and code between $1 and $2 order by code limit 1",
    [county, county + 999_999_999],
  );
  return found.rows[0]?.code ?? county;
}

function reporterHeader({ number, secret }: VoiceTarget) {
  return { 'liren-reporter': `${number}:${secret}` };
}

async function speak(
  city: TestCity,
  key: string,
  code: number,
  colour: string,
  headers = {},
): Promise<VoiceTarget> {
  const sender = city.withHeaders(headers);
  const { county, id, number, secret } = await sender.voice.report({
    body: {
      id: uuidv7(),
      category: '0201',
      text: `CANARY-${key} 路灯不亮`,
      place: { code, address: `CANARY-ADDR-${key}` },
      phone: '15400000009',
    },
  });
  const colourful = { create: { width: 40, height: 30, channels: 3, background: colour } } as const;
  const bytes = new Uint8Array(await sharp(colourful).png().toBuffer());
  const photo = await city
    .reporter(number, secret)
    .voice.addReporterPhoto({ query: { name: `CANARY-PIC-${key}.png` }, body: bytes });
  return { kind: 'voice', key, code, ref: { county, id }, number, secret, photo: photo.id };
}

async function addAccounts(city: TestCity, owner: pg.Client, shenmu: number): Promise<AccountTarget[]> {
  const wanted = [
    {
      key: 'chongwen',
      code: CHONGWEN,
      role: 'communityWorker',
      grant: { role: 'communityWorker', code: XUEYUAN },
    },
    {
      key: 'hangyu',
      code: HANGYU_STREET,
      role: 'streetDispatcher',
      grant: { role: 'communityWorker', code: HANGYU },
    },
    { key: 'shenmu', code: SHENMU, role: 'countyOffice', grant: { role: 'communityWorker', code: shenmu } },
    { key: 'city', code: CITY, role: 'cityOffice', grant: { role: 'countyOffice', code: YUYANG } },
  ] as const;
  const staff = wanted.map(({ key, code, role }) => ({
    login: `canary-acct-${key}`,
    name: `CANARY-ACCT-${key}`,
    password: 'Canary-Birds-77',
    secret: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567',
    posts: [{ role, code }],
  }));
  const ids = await city.asSystem((ctx) => createDemoStaff(ctx, staff));
  const posts = await owner.query<{ id: string; account_id: string }>('select id, account_id from post');
  return wanted.map(({ key, code, grant }) => {
    const id = ids.get(`canary-acct-${key}`) ?? '';
    return {
      kind: 'account',
      key,
      code,
      id,
      post: posts.rows.find((row) => row.account_id === id)?.id ?? '',
      grant,
    };
  });
}

async function staffPersona(city: TestCity, { login, role, code, org }: DemoPerson): Promise<Persona> {
  const { headers } = await city.staff(login);
  return { key: login, role, code, org, subject: null, headers };
}

/** Work is given only to cells that have somebody; the demo leaves this one without. */
async function addOfficer(city: TestCity): Promise<void> {
  const officer = {
    login: 'second-cell',
    name: '示例网格员丙',
    password: 'Second-Cell-77',
    secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
    posts: [{ role: 'gridOfficer' as const, code: CHONGWEN + 2 }],
  };
  await city.asSystem((ctx) => createDemoStaff(ctx, [officer]));
}

/** The demo has its administrators at the city; what a county's may not see shows only with these. */
async function countyAdministrators(city: TestCity): Promise<Persona[]> {
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
  const roles = ['auditor', 'securityAdmin'] as const;
  const staff = roles.map((role) => ({
    login: `shenmu-${role.toLowerCase()}`,
    name: `示例${role}`,
    password: 'County-Only-77',
    secret,
    posts: [{ role, code: SHENMU }],
  }));
  await city.asSystem((ctx) => createDemoStaff(ctx, staff));
  return Promise.all(
    staff.map(async ({ login, password }, i): Promise<Persona> => {
      const headers = await signInWithPassword(city, login, password, secret);
      return { key: login, role: roles[i] ?? 'auditor', code: SHENMU, org: null, subject: null, headers };
    }),
  );
}

async function wallOfTheHall(city: TestCity): Promise<Persona> {
  const [login, password, secret] = ['hall', 'Hall-Of-Yuyang-77', 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'];
  const posts = [{ role: 'countyOffice', code: YUYANG }] as const;
  await city.asSystem((ctx) => createDemoStaff(ctx, [{ login, name: '示例大屏', password, secret, posts }]));
  const headers = await signInWithPassword(city, login, password, secret, 'wall');
  return { key: login, role: 'wall', code: YUYANG, org: null, subject: null, headers };
}

function someone(
  key: string,
  role: Who,
  subject: string | null,
  headers: Readonly<Record<string, string>>,
): Persona {
  return { key, role, code: null, org: null, subject, headers };
}

function voiceMarks({ key, code, ref, number, secret, photo }: VoiceTarget): Mark[] {
  const words = [`CANARY-${key}`, `CANARY-ADDR-${key}`, `CANARY-PIC-${key}`, photo];
  const mark = { code, caseId: ref.id };
  // A number is told to those who supervise: it opens nothing and says nothing of the matter.
  const names = [ref.id, number];
  return [
    ...words.map((text) => ({ ...mark, text, of: 'words' as const })),
    ...names.map((text) => ({ ...mark, text, of: 'case' as const })),
    { ...mark, text: secret, of: 'secret' },
  ];
}

function accountMarks({ key, code, id, post }: AccountTarget): Mark[] {
  return [`canary-acct-${key}`, `CANARY-ACCT-${key}`, id, post].map((text) => ({
    text,
    code,
    of: 'account',
    caseId: null,
  }));
}

async function picturesOf(owner: pg.Client, voices: readonly VoiceTarget[]) {
  const found = await owner.query<{ subject_id: string; bytes: Buffer; thumbnail: Buffer }>(
    'select subject_id, bytes, thumbnail from file',
  );
  return new Map(
    found.rows.flatMap(({ subject_id, bytes, thumbnail }) => {
      const voice = voices.find(({ ref }) => ref.id === subject_id);
      return voice ? [bytes, thumbnail].map((picture) => [sha256(picture), voice] as const) : [];
    }),
  );
}
