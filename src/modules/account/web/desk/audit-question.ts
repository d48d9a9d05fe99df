// What is asked of the trail. One question, one row of the trail: nothing is asked while it is being written.
import type { Call } from '#kernel/contract.ts';
import { noSuchDay, type TypedDay } from '#web/ui/index.ts';
import type { accountApi } from '../../contract.ts';

export interface AuditQuestion {
  readonly who: { readonly id: string; readonly name: string } | null;
  readonly action: string;
  readonly subject: string;
  readonly within: { readonly code: string; readonly name: string } | null;
  readonly from: TypedDay;
  /** `HH:00`, or '' for the beginning of the day. */
  readonly fromHour: string;
  readonly to: TypedDay;
  /** `HH:00`, or '' for the end of the day. */
  readonly toHour: string;
}
export const everything: AuditQuestion = {
  who: null,
  action: '',
  subject: '',
  within: null,
  from: '',
  fromHour: '',
  to: '',
  toHour: '',
};

const moment = (day: string, hour: string) => (hour === '' ? day : `${day}T${hour}`);

export function queryOf({ who, action, subject, within, from, fromHour, to, toHour }: AuditQuestion) {
  return {
    ...(who && { who: who.id }),
    ...(action !== '' && { action }),
    ...(subject.trim() !== '' && { subject: subject.trim() }),
    ...(within && { within: Number(within.code) }),
    ...(from !== '' && from !== noSuchDay && { from: moment(from, fromHour) }),
    ...(to !== '' && to !== noSuchDay && { to: moment(to, toHour) }),
  } satisfies Call<typeof accountApi.auditTrail>['query'];
}

/** Half a day, or one that no calendar has: nothing is asked with it. */
export const isUnclear = ({ from, to }: AuditQuestion) => from === noSuchDay || to === noSuchDay;

/** An end before the beginning, or at it. */
export function isReversed({ from, fromHour, to, toHour }: AuditQuestion): boolean {
  if (from === '' || to === '' || from === noSuchDay || to === noSuchDay) return false;
  return `${from}T${fromHour || '00:00'}` >= `${to}T${toHour || '24:00'}`;
}
