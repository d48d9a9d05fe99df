import { icons } from '#web/ui/icons.ts';
import {
  Button,
  Icon,
  IconButton,
  KeyHint,
  Link,
  Ridges,
  Seal,
  Section,
  Stat,
  Wordmark,
} from '#web/ui/index.ts';
import { useSample } from './sample.ts';

const swatches = [
  ['paper', 'bg-paper'],
  ['paper-deep', 'bg-paper-deep'],
  ['raised', 'bg-raised'],
  ['ink', 'bg-ink'],
  ['ink-soft', 'bg-ink-soft'],
  ['brand 石青', 'bg-brand'],
  ['brand-wash', 'bg-brand-wash'],
  ['late 朱', 'bg-late'],
  ['risk 赭', 'bg-risk'],
  ['done 松', 'bg-done'],
  ['hold 藤', 'bg-hold'],
  ['ridge', 'bg-ridge-3'],
] as const;

export function Tokens() {
  const t = useSample();
  return (
    <Section title={t('tokens')}>
      <ul className="grid grid-cols-3 gap-3 sm:grid-cols-6">
        {swatches.map(([name, utility]) => (
          <li key={name} className="text-xs">
            <div className={`g-swatch ${utility}`} />
            {name}
          </li>
        ))}
      </ul>
      <div className="mt-6 flex flex-wrap items-end gap-8">
        <Seal size={72} />
        <Wordmark face="工作台" />
        <p className="font-title text-3xl">里仁为美</p>
        <p className="text-base">安全、方便、公开 0123456789</p>
      </div>
      <div className="mt-4 flex flex-wrap gap-4 text-ink-soft">
        {Object.entries(icons).map(([name, path]) => (
          <svg key={name} className="l-icon" data-size="lg" viewBox="0 0 20 20" aria-hidden>
            <path d={path} />
          </svg>
        ))}
      </div>
      <Ridges />
    </Section>
  );
}

export function Controls() {
  const t = useSample();
  return (
    <Section title={t('controls')}>
      <div className="flex flex-wrap items-center gap-3">
        <Button kind="primary">{t('submit')}</Button>
        <Button>{t('draft')}</Button>
        <Button kind="quiet" icon="phone">
          {t('more')}
        </Button>
        <Button kind="danger" icon="return">
          {t('back')}
        </Button>
        <Button kind="primary" busy>
          {t('busy')}
        </Button>
        <Button disabled>{t('off')}</Button>
        <IconButton icon="print" label={t('open')} />
        <Link to="/gallery" icon="forward">
          {t('open')}
        </Link>
        <Link to="/gallery" look="primary" icon="edit">
          {t('report')}
        </Link>
        <span>
          <Icon name="search" /> <KeyHint keys="Ctrl K" />
        </span>
      </div>
    </Section>
  );
}

export function Figures() {
  const t = useSample();
  return (
    <Section title={t('figures')}>
      <div className="grid gap-6 sm:grid-cols-3">
        <Stat label={t('solved')} value="92.9" unit="%" basis={t('basis')} tone="done" />
        <Stat label={t('pending')} value={3624} basis={t('mine')} />
        <Stat label={t('late')} value={7} tone="late" link={<Link to="/gallery">{t('open')}</Link>} />
      </div>
    </Section>
  );
}
