// Whether a hand has touched this page lately. What a page asks for while nobody is there, it asks for by itself.
const LATELY_MS = 30_000;
const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'];

// Somebody opened the page.
let lastSign = Date.now();
if (typeof addEventListener === 'function') {
  const seen = () => {
    lastSign = Date.now();
  };
  for (const sign of signs) addEventListener(sign, seen, { passive: true, capture: true });
}

export function somebodyIsHere(): boolean {
  return Date.now() - lastSign < LATELY_MS;
}
