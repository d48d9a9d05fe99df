// A step somebody is writing: it stays on this phone until the server has acknowledged it, with the keys it goes out under.
import { useQuery } from '@tanstack/react-query';
import { uuidv7 } from '#kernel/uuid.ts';
import { deviceShelf } from '#web/app/device-shelf.ts';
import { type ActionForm, type ActionName, actionNames, type Outcome } from '../desk/actions.ts';

export const keptActs = deviceShelf('liren-field', 'acts');

export interface KeptPhoto {
  readonly file: File;
  /** The same photo sent twice stays one photo. */
  readonly key: string;
  /** Once the server has it. */
  readonly id: string | null;
}

export interface KeptAct {
  /** The acting post: who takes over this phone must not read it. */
  readonly post: string;
  readonly county: number;
  readonly id: string;
  readonly name: ActionName;
  readonly title: string;
  readonly key: string;
  readonly at: string;
  readonly note: string;
  readonly reason: string;
  readonly outcome: Outcome | '';
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
    note: '',
    reason: '',
    outcome: '',
    photos: [],
  };
}

export function isBlank({ note, reason, outcome, photos }: KeptAct): boolean {
  return note.trim() === '' && reason.trim() === '' && outcome === '' && photos.length === 0;
}

const outcomes = [
  'fixed',
  'partly',
  'planned',
  'notPossible',
  'notOurs',
] as const satisfies readonly Outcome[];

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
    outcome: outcomes.find((known) => known === text('outcome')) ?? '',
    photos: Array.isArray(photos) ? photos.flatMap(readPhoto) : [],
  };
}

function readPhoto(value: unknown): KeptPhoto[] {
  if (typeof value !== 'object' || value === null || !('file' in value && 'key' in value)) return [];
  if (!(value.file instanceof File)) return [];
  const id = 'id' in value && typeof value.id === 'string' ? value.id : null;
  return [{ file: value.file, key: String(value.key), id }];
}

/** As the table of actions wants it. */
export function formOf({ note, reason, outcome, photos }: KeptAct, empty: ActionForm): ActionForm {
  return { ...empty, note, reason, outcome, files: photos.map(({ file }) => file) };
}

export const keptKey = ['kept-acts'] as const;

/** What this post has written on this phone and not sent, newest first. */
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
