// What Ctrl-K offers: the sections of this post, its other posts, and finding a case or a region by name or number.
import { useNavigate } from 'react-router';
import { caseworkApi } from '#engines/casework/contract.ts';
import { regionApi } from '#engines/region/contract.ts';
import { usePostName } from '#modules/account/web/desk/words.ts';
import type { Me } from '#modules/account/web/index.ts';
import { clientFor } from '#web/app/client.ts';
import type { Command } from '#web/ui/desk/CommandPalette.tsx';
import { useMessages } from '#web/ui/index.ts';
import { en } from './messages/en.ts';
import { zhCN } from './messages/zh-CN.ts';
import { sectionsOf } from './sections.ts';

const casework = clientFor(caseworkApi);
const regions = clientFor(regionApi);

export interface Commands {
  readonly list: readonly Command[];
  readonly search?: (text: string) => Promise<readonly Command[]>;
}

export function useCommands(me: Me, choosePost: (post: string) => void, help: () => void): Commands {
  const t = useMessages(zhCN, en);
  const navigate = useNavigate();
  const postName = usePostName();
  const pages = (me.post ? sectionsOf(me) : []).map(
    ({ key, to }): Command => ({
      key,
      label: t('go', { page: t(`nav.${key}`) }),
      run: () => (to === '/wall/' ? void open(to, '_blank', 'noopener') : void navigate(to)),
    }),
  );
  const posts = me.posts
    .filter((post) => post.id !== me.post?.id)
    .map(
      (post): Command => ({
        key: post.id,
        label: t('switchTo', { post: postName(post) }),
        icon: 'person',
        run: () => choosePost(post.id),
      }),
    );
  const own: Command = {
    key: 'me',
    label: t('go', { page: t('me') }),
    icon: 'person',
    run: () => void navigate('/me'),
  };
  const keys: Command = { key: 'keys', label: t('keys.button'), hint: '?', icon: 'info', run: help };
  const list = [...pages, ...posts, own, keys];
  const within = me.post?.code;
  if (!me.may.includes('case.list') || within === undefined) return { list };

  const cases = async (q: string): Promise<Command[]> => {
    const found = await casework.inbox({ query: { view: 'territory', order: 'newest', limit: 6, q } });
    return found.cases.map((row) => ({
      key: row.id,
      label: row.title,
      hint: `${row.number} · ${row.place}`,
      icon: 'list',
      run: () => void navigate(`/case/${row.county}/${row.id}`),
    }));
  };
  const places = async (q: string): Promise<Command[]> => {
    if (!me.may.includes('grid.read')) return [];
    const found = await regions.search({ query: { q, within } });
    return found.slice(0, 6).map((row) => ({
      key: String(row.code),
      label: row.name,
      hint: row.path.join(' › '),
      icon: 'map',
      run: () => void navigate(`/grid/${row.code}`),
    }));
  };
  return { list, search: async (text) => (await Promise.all([cases(text), places(text)])).flat() };
}
