import { QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { createQueryClient } from '#web/app/query.tsx';
import { LocaleProvider } from '#web/ui/index.ts';
import { ReaderPage } from './ReaderPage.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <LocaleProvider>
    <QueryClientProvider client={createQueryClient()}>
      <ReaderPage />
    </QueryClientProvider>
  </LocaleProvider>,
);
