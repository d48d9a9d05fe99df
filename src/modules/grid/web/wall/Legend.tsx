import { useRegionMessages } from '#engines/region/web/words.ts';
import { shades } from './pulse.ts';
import { Swatch } from './shading.tsx';
import { useWallMessages } from './words.ts';

export function Legend() {
  const t = useWallMessages();
  const region = useRegionMessages();
  return (
    <ul className="flex flex-wrap gap-x-6 gap-y-1 text-ink-soft text-sm" aria-label={t('legend.title')}>
      {shades.map((shade) => (
        <li key={shade} className="inline-flex items-center gap-2">
          <Swatch shade={shade} />
          {t(`legend.${shade}`)}
        </li>
      ))}
      <li>{t('legend.figures')}</li>
      <li>{region('map.schematic')}</li>
    </ul>
  );
}
