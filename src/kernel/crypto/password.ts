// Passwords: argon2id with the least parameters OWASP ASVS 5 §11.4.2 allows (m = 19 MiB, t = 2, p = 1), in PHC text,
// so that a later, stronger setting can be told apart.
import { hash, verify } from '@node-rs/argon2';
import { turns } from '../turns.ts';

const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

// Each hash takes 19 MiB and a processor for ~20 ms; a line of 400 is about four seconds.
const inTurn = turns(2, 400);

/** Of a random password nobody knows; same cost as a real one. */
const DUMMY =
  '$argon2id$v=19$m=19456,t=2,p=1$tBYHQQmr+3R+uAYamrlhjw$32IndDLbkTYTUztvQvdwlWzVTcBBDQuQvQlH/CrC0E0';

// The same letters can arrive composed or not, full-width or not, depending on the keyboard (NIST SP 800-63B-4 §3.1.1.2).
const asTyped = (password: string) => password.normalize('NFKC');

export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(asTyped(password), COST));
}

/** For an account that does not exist pass null: the answer is no, after the same time as for one that does. */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  const matches = await inTurn(() => verify(stored ?? DUMMY, asTyped(password)));
  return matches && stored !== null;
}
