// What lies on top of a page (a dialog, a large photo) is one step of the browser's history: Back takes it away and
// leaves the page, with all that was typed. However it is closed otherwise, its step goes with it.
import { useEffect, useRef } from 'react';

/** `stays`: it asks first, and is still there. */
type Close = () => 'stays' | undefined;
interface OnTop {
  readonly close: Close;
}

/** From the bottom to the top. */
const stack: OnTop[] = [];
/** We go back ourselves, to so many: nobody has pressed anything. */
let leavingTo: number | undefined;
let settling = false;

const mark = 'onTop';

/** How many things lay on top where the browser now stands. */
function depthHere(): number {
  const state: unknown = history.state;
  const depth = typeof state === 'object' && state !== null ? Reflect.get(state, mark) : undefined;
  return typeof depth === 'number' ? depth : 0;
}

function pushUpTo(depth: number): void {
  for (let next = depthHere() + 1; next <= depth; next++) {
    const state: unknown = history.state;
    history.pushState({ ...(typeof state === 'object' ? state : {}), [mark]: next }, '');
  }
}

function settle(): void {
  settling = false;
  const extra = depthHere() - stack.length;
  if (extra <= 0 || leavingTo !== undefined) return;
  leavingTo = stack.length;
  history.go(-extra);
}

/** After all that closes and opens in one go: a dialog that makes way for another leaves its step to it. */
function settleSoon(): void {
  if (settling) return;
  settling = true;
  setTimeout(settle);
}

function onPop(): void {
  if (leavingTo !== undefined) {
    const target = leavingTo;
    leavingTo = undefined;
    // Somebody went on to another page while we went back: they are there, and we took them away from it.
    if (depthHere() > target) history.forward();
    // Or something was opened meanwhile.
    else pushUpTo(stack.length);
    return;
  }
  const answers = stack
    .slice(depthHere())
    .reverse()
    .map(({ close }) => close());
  // Its step of the history is put back.
  if (answers.includes('stays')) pushUpTo(stack.length);
  // Forward, to what is no longer open.
  settleSoon();
}

if (typeof addEventListener === 'function') addEventListener('popstate', onPop);

export function useBackCloses(open: boolean, onClose: Close): void {
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    if (!open) return;
    const own: OnTop = { close: () => close.current() };
    stack.push(own);
    if (leavingTo === undefined) pushUpTo(stack.length);
    return () => {
      stack.splice(stack.indexOf(own), 1);
      settleSoon();
    };
  }, [open]);
}
