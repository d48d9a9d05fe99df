// The demo city's people: invented, marked as synthetic, one sign-in for each role and a neighbour for each territory.
// Passwords and second factors derive from this installation's own key; none is written in the code.
import type { Ctx, Platform } from '#kernel/context.ts';
import { actAsSystem } from '#kernel/request.ts';
import { addOrganisations, createDemoStaff, type DemoSignIn } from '#modules/account/index.ts';
import { installDemoEstates } from './demo-estates.ts';
import { demoCast } from './demo-people.ts';
import { demoPlaces } from './demo-places.ts';
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

/** How somebody of the demo proves who they are. */
export function demoCredentials(platform: Pick<Platform, 'keyring'>, login: string) {
  return {
    password: `Liren-${letters(platform, 'password', login, 8).toLowerCase()}-7`,
    secret: letters(platform, 'totp', login, 32),
  };
}

/** What `npm start` prints: logins, passwords and second factors of this installation's demo. */
export async function demoSignIns(ctx: Ctx): Promise<DemoSignIn[]> {
  const { people } = demoCast(await demoPlaces(ctx));
  return people.map(({ login, name, role, place }) => ({
    role,
    login,
    name,
    place,
    ...demoCredentials(ctx.platform, login),
    face: role === 'gridOfficer' ? '/field' : '/desk',
  }));
}

/** Creates the demo's staff and, unless told otherwise, some voices to look at. Safe to run at every start. */
export async function installDemo(platform: Platform, { voices = true } = {}): Promise<void> {
  await actAsSystem(platform, async (ctx) => {
    const { people, bodies } = demoCast(await demoPlaces(ctx));
    await addOrganisations(
      ctx,
      bodies.map(({ id, code, name, nameEn }) => ({ id, code, name, name_en: nameEn, kind: 'department' })),
    );
    await createDemoStaff(
      ctx,
      people.map(({ login, name, role, code, org }) => ({
        login,
        name,
        ...demoCredentials(platform, login),
        posts: [{ role, code, validFrom: '2026-01-01', ...(org === null ? {} : { org }) }],
      })),
    );
    await installDemoEstates(ctx, people);
  });
  if (voices) await installDemoVoices(platform);
}
