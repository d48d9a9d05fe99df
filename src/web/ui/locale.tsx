// Language and large type of this reader: kept in localStorage, shown on <html> so that fonts,
// line breaking and screen readers follow.
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import {
  type Locale,
  type Messages,
  type MessageTree,
  type Translate,
  translator,
} from '#kernel/messages.ts';
import { en } from './messages/en.ts';
import { zhCN } from './messages/zh-CN.ts';

interface Reader {
  readonly locale: Locale;
  readonly elder: boolean;
  readonly setLocale: (locale: Locale) => void;
  readonly setElder: (elder: boolean) => void;
}

const ReaderContext = createContext<Reader | undefined>(undefined);

// Private windows and locked-down kiosks refuse storage; the page must still open.
function recall(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    /* the choice lasts for this visit only */
  }
}

export function LocaleProvider({ children }: { children: ReactNode }) {
  const [locale, setLocale] = useState<Locale>(() => (recall('liren.locale') === 'en' ? 'en' : 'zh-CN'));
  const [elder, setElder] = useState(() => recall('liren.elder') === 'on');

  useEffect(() => {
    document.documentElement.lang = locale;
    remember('liren.locale', locale);
  }, [locale]);
  useEffect(() => {
    document.documentElement.dataset.elder = elder ? 'on' : 'off';
    remember('liren.elder', elder ? 'on' : 'off');
  }, [elder]);

  const reader = useMemo<Reader>(() => ({ locale, elder, setLocale, setElder }), [locale, elder]);
  return <ReaderContext.Provider value={reader}>{children}</ReaderContext.Provider>;
}

export function useReader(): Reader {
  const reader = useContext(ReaderContext);
  if (!reader) throw new Error('LocaleProvider is missing above this component');
  return reader;
}

export const useLocale = (): Locale => useReader().locale;

/** `const t = useMessages(zhCN, en)`, then `t('state.open')`, `t('left', { n: 3 })`. */
export function useMessages<const T extends MessageTree>(
  source: T & Messages<T>,
  english: Messages<T>,
): Translate<T> {
  const locale = useLocale();
  return useMemo(() => translator<T>(locale === 'en' ? english : source), [locale, source, english]);
}

export const useWords = (): Translate<typeof zhCN> => useMessages(zhCN, en);

/** The year that `useDateFormat` leaves out because it is this one: on paper it is needed next year. */
export function useYearLeftOut(): (instant: string) => string | undefined {
  const locale = useLocale();
  return useCallback(
    (instant) => {
      const moment = new Date(instant);
      if (Number.isNaN(moment.getTime()) || moment.getFullYear() !== new Date().getFullYear())
        return undefined;
      return locale === 'en' ? `${moment.getFullYear()} ` : `${moment.getFullYear()}年`;
    },
    [locale],
  );
}

/** Civil time of the city, whatever the device says. */
export function useDateFormat(): (instant: string, parts?: 'date' | 'day' | 'time' | 'both') => string {
  const locale = useLocale();
  return useCallback(
    (instant, parts = 'both') => {
      const moment = new Date(instant);
      if (Number.isNaN(moment.getTime())) return instant;
      const day: Intl.DateTimeFormatOptions = { month: 'short', day: 'numeric' };
      // A term may begin in any year: of a `day` the year is always said.
      if (parts === 'day' || moment.getFullYear() !== new Date().getFullYear()) day.year = 'numeric';
      const clock: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
      const chosen =
        parts === 'date' || parts === 'day' ? day : parts === 'time' ? clock : { ...day, ...clock };
      return new Intl.DateTimeFormat(locale, { ...chosen, timeZone: 'Asia/Shanghai' }).format(moment);
    },
    [locale],
  );
}
