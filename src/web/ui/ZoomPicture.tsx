import { useState } from 'react';
import { Button } from './Button.tsx';
import { useWords } from './locale.tsx';

/** A picture as large as the screen, and with a touch larger still: then it is moved under the finger. */
export function ZoomPicture({ src, alt }: { src: string; alt: string }) {
  const t = useWords();
  const [large, setLarge] = useState(false);
  const turn = () => setLarge(!large);
  return (
    <>
      {/* What scrolls must be scrolled by the arrow keys too. */}
      <section
        className="l-zoom"
        data-large={large || undefined}
        aria-label={alt}
        tabIndex={large ? 0 : undefined}
      >
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: a finger's short cut for the button below */}
        <img src={src} alt={alt} onClick={turn} />
      </section>
      <div className="mt-2 text-center">
        <Button kind="quiet" icon="search" onClick={turn}>
          {t(large ? 'photo.smaller' : 'photo.larger')}
        </Button>
      </div>
    </>
  );
}
