// Mobile numbers as people type them.

/** 154 has been given to no operator: numbers of the demo city begin with it, and no other installation takes them. */
const SYNTHETIC = /^154\d{8}$/;
const MOBILE = /^1[3-9]\d{9}$/;

/** Eleven digits, or undefined for what is no mobile number of mainland China. */
export function normalisePhone(typed: string, demo: boolean): string | undefined {
  const digits = typed
    .normalize('NFKC')
    .replace(/[\s()-]/g, '')
    .replace(/^(\+|00)?86(?=1\d{10}$)/, '');
  return MOBILE.test(digits) && (demo || !SYNTHETIC.test(digits)) ? digits : undefined;
}

export function maskedPhone(phone: string): string {
  return `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}
