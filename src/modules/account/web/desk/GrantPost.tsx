// Granting a post: which, where, for which body, from when until when.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { deepestOf, regionSource } from '#engines/region/web/region-nodes.ts';
import { useRegionMessages } from '#engines/region/web/words.ts';
import type { Call } from '#kernel/contract.ts';
import { uuidv7 } from '#kernel/uuid.ts';
import { FormDialog } from '#web/app/FormDialog.tsx';
import { useForm } from '#web/app/use-form.ts';
import {
  DateField,
  Field,
  noSuchDay,
  type RegionNode,
  RegionPicker,
  Select,
  type TypedDay,
} from '#web/ui/index.ts';
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
  readonly from: TypedDay;
  readonly to: TypedDay;
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
  const { values, set, frame, control, errorOf } = useForm<Grant>({
    start: { role: '', where: null, org: '', from: todayInCity(), to: '' },
    mistakes: ({ role, where, org, from, to }) => ({
      role: role === '' ? t('accounts.roleMissing') : undefined,
      where: where === null ? t('accounts.whereMissing') : undefined,
      org: role !== '' && roles[role].ofOrganisation && org === '' ? t('accounts.orgMissing') : undefined,
      from: from === '' || from === noSuchDay ? t('accounts.fromMissing') : undefined,
      to: termMistake(from, to),
    }),
    sending: {
      ...grant,
      mutate: ({ role, where, org, from, to }) => {
        if (role === '' || where === null || from === noSuchDay || to === noSuchDay) return;
        const term = { validFrom: from, validTo: to === '' ? null : to };
        grant.mutate({ id, role, code: Number(where.code), org: org === '' ? null : org, ...term });
      },
    },
    words,
  });
  function termMistake(from: TypedDay, to: TypedDay): string | undefined {
    if (to === noSuchDay) return t('accounts.toUnclear');
    if (to !== '' && from !== noSuchDay && to < from) return t('accounts.toBeforeFrom');
    return to !== '' && to < todayInCity() ? t('accounts.toPast') : undefined;
  }

  const { role, where } = values;
  const chosen = role === '' ? undefined : roles[role];
  const bodies = useQuery({
    queryKey: ['organisations', where?.code],
    queryFn: () => accounts.organisations({ query: { within: Number(where?.code) } }),
    enabled: chosen?.ofOrganisation === true && where !== null,
  });
  const here = (bodies.data ?? []).filter((body) => String(body.code) === where?.code);
  const levels = chosen?.levels.map((level) => region(`level.${level}`)).join(' / ') ?? '';
  return (
    <FormDialog
      frame={frame}
      onClose={onClose}
      title={t('accounts.grantTitle', { name: account.name })}
      verb={t('accounts.grantVerb')}
    >
      <Field
        label={t('accounts.role')}
        required
        error={errorOf('role')}
        {...(role !== '' && { hint: t(`roleHelp.${role}`) })}
      >
        <Select
          value={role}
          options={ROLES.map((value) => ({ value, label: word(`role.${value}`) }))}
          onChange={(next) => set({ role: next, where: null, org: '' })}
        />
      </Field>
      {chosen && (
        <RegionPicker
          key={role}
          label={t('accounts.where')}
          hint={t('accounts.whereFor', { level: levels })}
          required
          load={source.load}
          search={source.search}
          error={errorOf('where')}
          choosable={(node) => chosen.levels.some((level) => level === source.levelOf(node))}
          deepest={(node) => deepestOf(chosen.levels) === source.levelOf(node)}
          {...control('where')}
        />
      )}
      {chosen?.ofOrganisation && where && bodies.isSuccess && (
        <Field
          label={t('accounts.org')}
          required
          error={here.length === 0 ? t('accounts.orgNone') : errorOf('org')}
        >
          <Select options={here.map((body) => ({ value: body.id, label: body.name }))} {...control('org')} />
        </Field>
      )}
      {/* Beside each other only where both fit, in any type size. */}
      <div className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,15rem),1fr))] gap-4">
        <DateField
          label={t('accounts.from')}
          hint={t('accounts.fromHint')}
          error={errorOf('from')}
          {...control('from')}
          required
        />
        <DateField
          label={t('accounts.to')}
          hint={t('accounts.toHint')}
          error={errorOf('to')}
          {...control('to')}
        />
      </div>
    </FormDialog>
  );
}
