// The login whose password has just been set in this tab, until its person is in: a reloaded page knows how far they are.
const KEY = 'liren.redeemed';

/** '' where nobody has. */
export function redeemedLogin(): string {
  try {
    return sessionStorage.getItem(KEY) ?? '';
  } catch {
    return '';
  }
}

export function keepRedeemed(login: string): void {
  try {
    if (login === '') sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, login);
  } catch {
    /* a reload then begins anew */
  }
}
