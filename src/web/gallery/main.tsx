// Development only (LIREN_GALLERY=1): every component in every state. ?density=dense&locale=en&elder=on&shell=portal
import { type ReactNode, useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { DeskShell } from '#web/desk/Shell.tsx';
import { PortalShell } from '#web/portal/Shell.tsx';
import { LocaleProvider, PageTitle, ToastProvider, useReader } from '#web/ui/index.ts';
import { Controls, Figures, Tokens } from './Basics.tsx';
import { Forms } from './Forms.tsx';
import { useSample } from './sample.ts';
import { Table } from './Table.tsx';
import { Lists, Overlays, States, Views } from './Views.tsx';

const asked = new URLSearchParams(location.search);
document.documentElement.dataset.density = asked.get('density') ?? 'generous';

function Gallery() {
  const t = useSample();
  const { setLocale, setElder } = useReader();
  useEffect(() => {
    if (asked.has('locale')) setLocale(asked.get('locale') === 'en' ? 'en' : 'zh-CN');
    if (asked.has('elder')) setElder(asked.get('elder') === 'on');
  }, [setLocale, setElder]);
  return (
    <Frame>
      <PageTitle over="里仁 Liren" lead={t('lead')}>
        {t('title')}
      </PageTitle>
      {asked.get('shell') !== 'portal' && <Table />}
      <States />
      <Forms />
      <Controls />
      <Views />
      <Lists />
      <Figures />
      <Overlays />
      <Tokens />
    </Frame>
  );
}

function Frame({ children }: { children: ReactNode }) {
  if (asked.get('shell') === 'portal') return <PortalShell>{children}</PortalShell>;
  return (
    <DeskShell
      person="高世杰"
      posts={[
        { value: '1', label: '张家楼社区 · 社区工作者' },
        { value: '2', label: '鼓楼街道 · 值班长' },
      ]}
      post="1"
      path={[
        { key: '1', name: '榆林市', to: '/gallery' },
        { key: '2', name: '榆阳区', to: '/gallery' },
        { key: '3', name: '张家楼社区' },
      ]}
      sections={[
        { to: '/gallery', label: '收件箱', count: 12 },
        { to: '/grid', label: '网格' },
        { to: '/audit', label: '审计' },
      ]}
      commands={[{ key: 'a', label: '收件箱', run: () => undefined }]}
      onSignOut={() => undefined}
    >
      {children}
    </DeskShell>
  );
}

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <LocaleProvider>
      <BrowserRouter>
        <ToastProvider>
          <Gallery />
        </ToastProvider>
      </BrowserRouter>
    </LocaleProvider>,
  );
}
