// Granting a post: which, where, for which body, from when until when.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { regionSource } from '#engines/region/web/region-nodes.ts';
import { useRegionMessages } from '#engines/region/web/words.ts';
import { uuidv7 } from '#kernel/uuid.ts';
import { useFirstField } from '#web/app/first-field.ts';
import {
  Button,
  DateField,
  Dialog,
  ErrorState,
  Field,
  type RegionNode,
  RegionPicker,
  Select,
} from '#web/ui/index.ts';
import { ROLES, roles } from '../../roles.ts';
import { type Account, accounts, type Post, type Role } from '../session.ts';
import { useManage } from './use-manage.ts';
import { useAccountProblems, useAccountWordOf, useDeskMessages } from './words.ts';

export interface GrantPostProps {
  readonly account: Account;
  readonly home: Post;
  readonly onClose: () => void;
}

const FORM = 'grant-post';
const todayInCity = () => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());

export function GrantPost({ account, home, onClose }: GrantPostProps) {
  const t = useDeskMessages();
  const word = useAccountWordOf();
  const region = useRegionMessages();
  useFirstField(FORM);
  const problems = useAccountProblems();
  const [id] = useState(uuidv7);
  const [source] = useState(() => regionSource(home.code));
  const [role, setRole] = useState<Role | ''>('');
  const [where, setWhere] = useState<RegionNode | null>(null);
  const [org, setOrg] = useState('');
  const [from, setFrom] = useState(todayInCity);
  const [to, setTo] = useState('');
  const chosen = role === '' ? undefined : roles[role];
  const bodies = useQuery({
    queryKey: ['organisations', where?.code],
    queryFn: () => accounts.organisations({ query: { within: Number(where?.code) } }),
    enabled: chosen?.ofOrganisation === true && where !== null,
  });
  const here = (bodies.data ?? []).filter((body) => String(body.code) === where?.code);
  const ready =
    chosen !== undefined && where !== null && from !== '' && (!chosen.ofOrganisation || org !== '');
  const grant = useManage<{ role: Role; code: number }>(
    (form, idempotencyKey) =>
      accounts.grantPost({
        params: { id: account.id },
        body: { id, ...form, org: org === '' ? null : org, validFrom: from, validTo: to === '' ? null : to },
        idempotencyKey,
      }),
    { said: t('accounts.granted'), onDone: onClose },
  );
  const levels = chosen?.levels.map((level) => region(`level.${level}`)).join(' / ') ?? '';
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('accounts.grantTitle', { name: account.name })}
      actions={
        <Button type="submit" form={FORM} kind="primary" busy={grant.isPending} disabled={!ready}>
          {t('accounts.grantVerb')}
        </Button>
      }
    >
      <form
        id={FORM}
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready && role !== '') grant.mutate({ role, code: Number(where.code) });
        }}
      >
        {grant.error && <ErrorState error={grant.error} words={problems} inline />}
        <Field label={t('accounts.role')} required {...(role !== '' && { hint: t(`roleHelp.${role}`) })}>
          <Select
            value={role}
            options={ROLES.map((value) => ({ value, label: word(`role.${value}`) }))}
            onChange={(next) => {
              setRole(next);
              setWhere(null);
              setOrg('');
            }}
          />
        </Field>
        {chosen && (
          <>
            <p className="text-ink-soft text-sm">{t('accounts.whereFor', { level: levels })}</p>
            <RegionPicker
              key={role}
              label={t('accounts.where')}
              required
              value={where}
              load={source.load}
              search={source.search}
              choosable={(node) => chosen.levels.some((level) => level === source.levelOf(node))}
              onChange={setWhere}
            />
          </>
        )}
        {chosen?.ofOrganisation && where && bodies.isSuccess && (
          <Field
            label={t('accounts.org')}
            required
            {...(here.length === 0 && { error: t('accounts.orgNone') })}
          >
            <Select
              value={org}
              options={here.map((body) => ({ value: body.id, label: body.name }))}
              onChange={setOrg}
            />
          </Field>
        )}
        <div className="grid grid-cols-2 gap-3">
          <DateField label={t('accounts.from')} value={from} onChange={setFrom} required />
          <DateField label={t('accounts.to')} hint={t('accounts.toHint')} value={to} onChange={setTo} />
        </div>
      </form>
    </Dialog>
  );
}
