// The new password twice: which rule it breaks is said while it can still be mended.
import { useState } from 'react';
import { CheckBox, Field, TextInput } from '#web/ui/index.ts';
import { PASSWORD_LEAST, passwordFault } from '../../contract/password-rule.ts';
import { useDeskMessages } from './words.ts';

export interface Passwords {
  readonly next: string;
  readonly repeat: string;
}
interface Known {
  readonly login?: string | undefined;
  readonly former?: string;
}

export function usePasswordMistakes(): (typed: Passwords, known: Known) => Partial<Passwords> {
  const t = useDeskMessages();
  return ({ next, repeat }, known) => {
    const fault = passwordFault(next, known);
    const missing = PASSWORD_LEAST - [...next.normalize('NFKC')].length;
    return {
      ...(fault && {
        next: fault === 'short' ? t('redeem.short', { n: missing }) : t(`redeem.fault.${fault}`),
      }),
      ...(next !== repeat && { repeat: t('redeem.differs') }),
    };
  };
}

export interface NewPasswordProps {
  readonly value: Passwords;
  readonly onChange: (part: Partial<Passwords>) => void;
  readonly errors: Readonly<Partial<Record<keyof Passwords, string | undefined>>>;
}

export function NewPassword({ value, onChange, errors }: NewPasswordProps) {
  const t = useDeskMessages();
  const [shown, setShown] = useState(false);
  const type = shown ? 'text' : 'password';
  return (
    <>
      <Field label={t('redeem.password')} hint={t('redeem.hint')} error={errors.next} required>
        <TextInput
          type={type}
          autoComplete="new-password"
          value={value.next}
          onChange={(next) => onChange({ next })}
        />
      </Field>
      <Field label={t('redeem.repeat')} error={errors.repeat} required>
        <TextInput
          type={type}
          autoComplete="new-password"
          value={value.repeat}
          onChange={(repeat) => onChange({ repeat })}
        />
      </Field>
      <CheckBox label={t('redeem.show')} checked={shown} onChange={setShown} />
    </>
  );
}
