import { useState } from 'react';
import { Button } from './Button.tsx';
import { useWords } from './locale.tsx';

/** A picture as wide as it may be, and on demand larger than the screen, to be moved about in. */
export function ZoomPhoto({ src, alt }: { src: string; alt: string }) {
  const t = useWords();
  const [large, setLarge] = useState(false);
  return (
    <div className="l-zoom" data-large={large || undefined}>
      {/* What scrolls must be reached by the keyboard. */}
      <section className="l-zoom-frame" tabIndex={large ? 0 : undefined} aria-label={alt}>
        <img src={src} alt={alt} />
      </section>
      <Button icon={large ? 'close' : 'expand'} aria-pressed={large} onClick={() => setLarge(!large)}>
        {t(large ? 'photo.smaller' : 'photo.larger')}
      </Button>
    </div>
  );
}
