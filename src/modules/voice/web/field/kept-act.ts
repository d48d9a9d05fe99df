// A step somebody is writing, on the phone or at the desk: it stays on this device until the server has acknowledged
// it, with the keys it goes out under.
import { useQuery } from '@tanstack/react-query';
import { uuidv7 } from '#kernel/uuid.ts';
import { deviceShelf } from '#web/app/device-shelf.ts';
import {
  type ActionForm,
  type ActionName,
  actionNames,
  emptyForm,
  outcomes,
  units,
} from '../desk/actions.ts';

export const keptActs = deviceShelf('liren-field', 'acts');

export interface KeptPhoto {
  readonly file: File;
  /** The same photo sent twice stays one photo. */
  readonly key: string;
  /** Once the server has it. */
  readonly id: string | null;
}

/** What was written for a step, as the table of actions asks it; the photos with their keys. */
type Written = Omit<ActionForm, 'files'>;

export interface KeptAct extends Written {
  /** The acting post: who takes over this device must not read it. */
  readonly post: string;
  readonly county: number;
  readonly id: string;
  readonly name: ActionName;
  readonly title: string;
  readonly key: string;
  readonly at: string;
  readonly photos: readonly KeptPhoto[];
}

export type ActAddress = Pick<KeptAct, 'post' | 'county' | 'id' | 'name' | 'title'>;

export const slotOf = ({ post, county, id, name }: Omit<ActAddress, 'title'>) =>
  [post, county, id, name].join('/');

export function freshAct(address: ActAddress): KeptAct {
  const { post, county, id, name, title } = address;
  return {
    post,
    county,
    id,
    name,
    title,
    key: uuidv7(),
    at: '',
    ...written(emptyForm),
    photos: [],
  };
}

function written({ files: _, ...form }: ActionForm): Written {
  return form;
}

export function isBlank({ photos, to, outcome, ...texts }: KeptAct): boolean {
  const { note, reason, rule, category, amount, until } = texts;
  return (
    [note, reason, rule, category, amount, until].every((text) => text.trim() === '') &&
    to === null &&
    outcome === '' &&
    photos.length === 0
  );
}

/** Whatever an older version of this page has left there. */
export function readAct(value: unknown): KeptAct | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const text = (field: string) => String(Reflect.get(value, field) ?? '');
  const name = actionNames.find((known) => known === text('name'));
  if (!name || text('key') === '' || text('post') === '' || text('id') === '') return undefined;
  const photos: unknown = Reflect.get(value, 'photos');
  return {
    post: text('post'),
    county: Number(text('county')),
    id: text('id'),
    name,
    title: text('title'),
    key: text('key'),
    at: text('at'),
    note: text('note'),
    reason: text('reason'),
    rule: text('rule'),
    category: text('category'),
    amount: text('amount'),
    until: text('until'),
    unit: units.find((known) => known === text('unit')) ?? emptyForm.unit,
    to: readDesk(Reflect.get(value, 'to')),
    outcome: outcomes.find((known) => known === text('outcome')) ?? '',
    photos: Array.isArray(photos) ? photos.flatMap(readPhoto) : [],
  };
}

function readDesk(value: unknown): ActionForm['to'] {
  if (typeof value !== 'object' || value === null || !('code' in value && 'org' in value)) return null;
  return { code: Number(value.code), org: typeof value.org === 'string' ? value.org : null };
}

function readPhoto(value: unknown): KeptPhoto[] {
  if (typeof value !== 'object' || value === null || !('file' in value && 'key' in value)) return [];
  if (!(value.file instanceof File)) return [];
  const id = 'id' in value && typeof value.id === 'string' ? value.id : null;
  return [{ file: value.file, key: String(value.key), id }];
}

/** As the table of actions wants it. */
export function formOf(act: KeptAct): ActionForm {
  const { to, reason, note, rule, category, outcome, amount, unit, until, photos } = act;
  const files = photos.map(({ file }) => file);
  return { to, reason, note, rule, category, outcome, amount, unit, until, files };
}

/** The form as it is kept: a photo keeps the key and the id it has. */
export function actOf({ photos }: Pick<KeptAct, 'photos'>, form: ActionForm): Partial<KeptAct> {
  return { ...written(form), photos: keptPhotos(photos, form.files) };
}

export function keptPhotos(known: readonly KeptPhoto[], files: readonly File[]): KeptPhoto[] {
  return files.map((file) => known.find((one) => one.file === file) ?? { file, key: uuidv7(), id: null });
}

export const keptKey = ['kept-acts'] as const;

/** What this post has written on this device and not sent, newest first. */
export function useKeptActs(post: string | undefined) {
  return useQuery({
    queryKey: [...keptKey, post],
    queryFn: async () => {
      const all = (await keptActs.takeAll()).flatMap((value) => readAct(value) ?? []);
      return all.filter((act) => act.post === post).sort((a, b) => b.at.localeCompare(a.at));
    },
    enabled: post !== undefined,
    staleTime: 0,
  });
}
