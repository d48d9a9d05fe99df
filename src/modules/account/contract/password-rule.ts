// What makes a password good enough, asked alike by the page while it is written and by the server.
export const PASSWORD_LEAST = 12;
/** So long that two kinds of characters are enough: a sentence one remembers. */
const SENTENCE = 20;
const KINDS = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /\p{Lo}/u, /[^\p{L}\p{Nd}\s]/u];
const LEAST_KINDS = 3;

export type PasswordFault = 'short' | 'plain' | 'login' | 'same';

/** GB/T 22239 §8.1.4.1 a) asks for complexity; length does most of the work. */
export function passwordFault(
  password: string,
  { login, former }: { readonly login?: string | undefined; readonly former?: string },
): PasswordFault | undefined {
  const text = password.normalize('NFKC');
  const length = [...text].length;
  const kinds = KINDS.filter((one) => one.test(text)).length;
  if (length < PASSWORD_LEAST) return 'short';
  if (kinds < (length < SENTENCE ? LEAST_KINDS : LEAST_KINDS - 1)) return 'plain';
  if (login !== undefined && text.toLowerCase().includes(login)) return 'login';
  return former !== undefined && password === former ? 'same' : undefined;
}
