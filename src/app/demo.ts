// The demo city's people: invented, marked as synthetic, one sign-in for each role and a neighbour for each territory.
// Passwords and second factors derive from this installation's own key; none is written in the code.
import type { Platform } from '#kernel/context.ts';
import { actAsSystem } from '#kernel/request.ts';
import {
  addOrganisations,
  createDemoStaff,
  type DemoSignIn,
  type DemoStaff,
} from '#modules/account/index.ts';
import { DEMO_BODIES, DEMO_PEOPLE } from './demo-people.ts';
import { installDemoPlaces } from './demo-places.ts';
import { installDemoVoices } from './demo-voices.ts';

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
function letters(
  platform: Pick<Platform, 'keyring'>,
  purpose: string,
  login: string,
  length: number,
): string {
  const bytes = platform.keyring.mac(`demo ${purpose}`, login);
  return Array.from({ length }, (_, i) => BASE32.charAt((bytes[i % bytes.length] ?? 0) % 32)).join('');
}

/** What `npm start` prints: logins, passwords and second factors of this installation's demo. */
export function demoSignInsOf(platform: Pick<Platform, 'keyring'>): DemoSignIn[] {
  return DEMO_PEOPLE.map(({ login, name, role, place }) => ({
    role,
    login,
    name,
    place,
    password: `Liren-${letters(platform, 'password', login, 8).toLowerCase()}-7`,
    secret: letters(platform, 'totp', login, 32),
    face: role === 'gridOfficer' ? '/field' : '/desk',
  }));
}

/** Creates the demo's staff and, unless told otherwise, some voices to look at. Safe to run at every start. */
export async function installDemo(platform: Platform, { voices = true } = {}): Promise<void> {
  const signIns = new Map(demoSignInsOf(platform).map((entry) => [entry.login, entry]));
  const staff: DemoStaff[] = DEMO_PEOPLE.flatMap(({ login, name, role, code, body }) => {
    const entry = signIns.get(login);
    const org = DEMO_BODIES.find(({ name: known }) => known === body)?.id;
    return entry
      ? [
          {
            login,
            name,
            password: entry.password,
            secret: entry.secret,
            posts: [{ role, code, validFrom: '2026-01-01', ...(org ? { org } : {}) }],
          },
        ]
      : [];
  });
  await actAsSystem(platform, async (ctx) => {
    await addOrganisations(
      ctx,
      DEMO_BODIES.map(({ id, code, name, nameEn }) => ({
        id,
        code,
        name,
        name_en: nameEn,
        kind: 'department',
      })),
    );
    await createDemoStaff(ctx, staff);
    await installDemoPlaces(ctx);
  });
  if (voices) await installDemoVoices(platform);
}
