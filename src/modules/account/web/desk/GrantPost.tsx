// Granting a post: which, where, for which body, from when until when.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { regionSource } from '#engines/region/web/region-nodes.ts';
import { useRegionMessages } from '#engines/region/web/words.ts';
import type { Call } from '#kernel/contract.ts';
import { uuidv7 } from '#kernel/uuid.ts';
import { FormDialog } from '#web/app/FormDialog.tsx';
import { useForm } from '#web/app/use-form.ts';
import { DateField, Field, type RegionNode, RegionPicker, Select } from '#web/ui/index.ts';
import type { accountApi } from '../../contract.ts';
import { ROLES, roles } from '../../roles.ts';
import { type Account, accounts, type Post, type Role } from '../session.ts';
import { useManage } from './use-manage.ts';
import { useAccountProblems, useAccountWordOf, useDeskMessages } from './words.ts';

export interface GrantPostProps {
  readonly account: Account;
  readonly home: Post;
  readonly onClose: () => void;
}

interface Grant {
  readonly role: Role | '';
  readonly where: RegionNode | null;
  readonly org: string;
  readonly from: string;
  readonly to: string;
}

const todayInCity = () => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());

export function GrantPost({ account, home, onClose }: GrantPostProps) {
  const t = useDeskMessages();
  const word = useAccountWordOf();
  const region = useRegionMessages();
  const words = useAccountProblems();
  const [id] = useState(uuidv7);
  const [source] = useState(() => regionSource(home.code));
  const grant = useManage<Call<typeof accountApi.grantPost>['body']>(
    (body, idempotencyKey) => accounts.grantPost({ params: { id: account.id }, body, idempotencyKey }),
    { said: t('accounts.granted'), onDone: onClose },
  );
  const { values, set, frame, control } = useForm<Grant>({
    start: { role: '', where: null, org: '', from: todayInCity(), to: '' },
    sending: {
      ...grant,
      mutate: ({ role, where, org, from, to }) => {
        if (role === '' || where === null) return;
        const term = { validFrom: from, validTo: to === '' ? null : to };
        grant.mutate({ id, role, code: Number(where.code), org: org === '' ? null : org, ...term });
      },
    },
    words,
  });
  const { role, where, org, from } = values;
  const chosen = role === '' ? undefined : roles[role];
  const bodies = useQuery({
    queryKey: ['organisations', where?.code],
    queryFn: () => accounts.organisations({ query: { within: Number(where?.code) } }),
    enabled: chosen?.ofOrganisation === true && where !== null,
  });
  const here = (bodies.data ?? []).filter((body) => String(body.code) === where?.code);
  const ready =
    chosen !== undefined && where !== null && from !== '' && (!chosen.ofOrganisation || org !== '');
  const levels = chosen?.levels.map((level) => region(`level.${level}`)).join(' / ') ?? '';
  return (
    <FormDialog
      frame={frame}
      onClose={onClose}
      title={t('accounts.grantTitle', { name: account.name })}
      verb={t('accounts.grantVerb')}
      disabled={!ready}
    >
      <Field label={t('accounts.role')} required {...(role !== '' && { hint: t(`roleHelp.${role}`) })}>
        <Select
          value={role}
          options={ROLES.map((value) => ({ value, label: word(`role.${value}`) }))}
          onChange={(next) => set({ role: next, where: null, org: '' })}
        />
      </Field>
      {chosen && (
        <>
          <p className="text-ink-soft text-sm">{t('accounts.whereFor', { level: levels })}</p>
          <RegionPicker
            key={role}
            label={t('accounts.where')}
            required
            load={source.load}
            search={source.search}
            choosable={(node) => chosen.levels.some((level) => level === source.levelOf(node))}
            {...control('where')}
          />
        </>
      )}
      {chosen?.ofOrganisation && where && bodies.isSuccess && (
        <Field
          label={t('accounts.org')}
          required
          {...(here.length === 0 && { error: t('accounts.orgNone') })}
        >
          <Select options={here.map((body) => ({ value: body.id, label: body.name }))} {...control('org')} />
        </Field>
      )}
      <div className="grid grid-cols-2 gap-3">
        <DateField label={t('accounts.from')} {...control('from')} required />
        <DateField label={t('accounts.to')} hint={t('accounts.toHint')} {...control('to')} />
      </div>
    </FormDialog>
  );
}
