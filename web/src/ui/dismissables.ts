// SPDX-License-Identifier: MIT
/** Popovers and panels that Esc closes, the latest first. */
import { useLayoutEffect, useRef } from 'preact/hooks';

type Close = () => void;
const open: { close: Close }[] = [];

/** Registered until the returned function is called. */
export function open_dismissable(close: Close): () => void {
  const dismissable = { close };
  open.push(dismissable);
  return () => {
    const at = open.indexOf(dismissable);
    if (at >= 0) open.splice(at, 1);
  };
}

/** Whether there was one to close. */
export function close_latest(): boolean {
  const latest = open.pop();
  latest?.close();
  return latest !== undefined;
}

/** For a view: while `shown`, Esc calls `close`. */
export function useDismissable(shown: boolean, close: Close): void {
  const now = useRef(close);
  now.current = close;
  useLayoutEffect(() => (shown ? open_dismissable(() => now.current()) : undefined), [shown]);
}
