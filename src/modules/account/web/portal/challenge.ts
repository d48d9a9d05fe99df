// The step between the number and the code. An old phone may load the page anew when somebody goes to read the message:
// this tab remembers that a code is under way, and of the number only what the page shows.
export interface Challenge {
  readonly challenge: string;
  /** As the page shows it; the whole number only until the page is loaded anew. */
  readonly shown: string;
  readonly phone?: string;
  /** Instants of this device's clock. */
  readonly sentAt: number;
  readonly validUntil: number;
}

const place = 'liren.challenge';

export function underWay(answer: { challenge: string; seconds: number }, phone: string): Challenge {
  const sentAt = Date.now();
  const { challenge, seconds } = answer;
  const sent = { challenge, shown: phone, phone, sentAt, validUntil: sentAt + seconds * 1000 };
  try {
    const masked = phone.replace(/^(\d{3})\d+(\d{4})$/, '$1****$2');
    const { phone: _whole, ...rest } = sent;
    sessionStorage.setItem(place, JSON.stringify({ ...rest, shown: masked }));
  } catch {
    /* Then a reload begins anew. */
  }
  return sent;
}

export function knownChallenge(): Challenge | undefined {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(place) ?? 'null');
    if (typeof value !== 'object' || value === null) return undefined;
    const text = (field: string) => String(Reflect.get(value, field) ?? '');
    const known = {
      challenge: text('challenge'),
      shown: text('shown'),
      sentAt: Number(text('sentAt')),
      validUntil: Number(text('validUntil')),
    };
    return known.challenge !== '' && known.validUntil > Date.now() ? known : undefined;
  } catch {
    return undefined;
  }
}

export function forgetChallenge(): void {
  try {
    sessionStorage.removeItem(place);
  } catch {
    /* It was never kept. */
  }
}
