// One cookie, one name rule: `__Host-` wherever the address is https, so that no neighbouring site can plant it.
export const PLAIN_COOKIE = 'liren-session';
export const HOST_COOKIE = '__Host-liren-session';

export interface CookieRule {
  readonly name: string;
  readonly options: {
    readonly path: '/';
    readonly httpOnly: true;
    readonly sameSite: 'lax';
    readonly secure: boolean;
  };
}

export function sessionCookie(secure: boolean): CookieRule {
  return {
    name: secure ? HOST_COOKIE : PLAIN_COOKIE,
    options: { path: '/', httpOnly: true, sameSite: 'lax', secure },
  };
}
