// Starts one face: locale, data, router, toasts, the net under it. A face differs only in its shell and routes.
import { QueryClientProvider } from '@tanstack/react-query';
import {
  Component,
  type ComponentType,
  lazy,
  type ReactNode,
  Suspense,
  useEffect,
  useMemo,
  useRef,
} from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter, Route, Routes, useLocation } from 'react-router';
import {
  EmptyState,
  ErrorState,
  Link,
  LoadingState,
  LocaleProvider,
  PageTitle,
  ToastProvider,
  useMessages,
} from '#web/ui/index.ts';
import { en } from './messages/en.ts';
import { zhCN } from './messages/zh-CN.ts';
import { createQueryClient } from './query.tsx';

export type Face = 'portal' | 'field' | 'desk' | 'wall';

export type FaceRoute = {
  /** Relative to the face's base; '' is its home. `:name` and `*` as in React Router. */
  readonly path: string;
} & (
  | {
      /** `() => import('./TrackPage.tsx')`: a page is its own chunk. */
      readonly page: () => Promise<{ default: ComponentType }>;
    }
  | {
      /** Comes with the face and stands in its first picture; for what people open first. */
      readonly firstPage: ComponentType;
    }
);

export interface FaceOptions {
  readonly face: Face;
  readonly routes: readonly FaceRoute[];
  readonly shell: ComponentType<{ children: ReactNode }>;
  /** Where the face lives; from its name unless given. */
  readonly base?: string;
}

const densities = { portal: 'generous', field: 'generous', desk: 'dense', wall: 'wall' } as const;

export function startFace({
  face,
  routes,
  shell: Shell,
  base = face === 'portal' ? '/' : `/${face}`,
}: FaceOptions): void {
  document.documentElement.dataset.density = densities[face];
  const root = document.getElementById('root');
  if (!root) throw new Error('index.html has no #root');
  createRoot(root).render(
    <LocaleProvider>
      <QueryClientProvider client={createQueryClient()}>
        <BrowserRouter basename={base}>
          <ToastProvider>
            <Shell>
              <FaceRoutes routes={routes} />
            </Shell>
          </ToastProvider>
        </BrowserRouter>
      </QueryClientProvider>
    </LocaleProvider>,
  );
}

function FaceRoutes({ routes }: { routes: readonly FaceRoute[] }) {
  const { pathname } = useLocation();
  const pages = useMemo(
    () =>
      routes.map((route) => ({
        path: route.path,
        Page: 'firstPage' in route ? route.firstPage : lazy(route.page),
      })),
    [routes],
  );
  usePageChange(pathname);
  return (
    <Net key={pathname}>
      <Suspense fallback={<LoadingState />}>
        <Routes>
          {pages.map(({ path, Page }) => (
            <Route key={path} path={path} element={<Page />} />
          ))}
          <Route path="*" element={<NotFound />} />
        </Routes>
      </Suspense>
    </Net>
  );
}

/** What a full page load does by itself: start at the top, and let a screen reader begin with the new page. */
function usePageChange(pathname: string): void {
  const first = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the path is the trigger, not an input
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    const main = document.getElementById('main');
    // A page that knows where its reader left off has put them there already.
    if (main?.contains(document.activeElement) && main !== document.activeElement) return;
    scrollTo(0, 0);
    main?.focus({ preventScroll: true });
  }, [pathname]);
}

export function NotFound() {
  const t = useMessages(zhCN, en);
  return (
    <>
      <PageTitle>{t('notFound.title')}</PageTitle>
      <EmptyState
        title={t('notFound.text')}
        icon="search"
        action={
          <Link to="/" look="plain">
            {t('notFound.home')}
          </Link>
        }
      />
    </>
  );
}

/** A page that throws, or a chunk that is gone after a release, takes down itself only. */
class Net extends Component<{ children: ReactNode }, { failure: unknown }> {
  override state: { failure: unknown } = { failure: undefined };

  static getDerivedStateFromError(failure: unknown) {
    return { failure };
  }

  override render() {
    if (this.state.failure === undefined) return this.props.children;
    return <ErrorState page error={this.state.failure} onRetry={() => location.reload()} />;
  }
}
