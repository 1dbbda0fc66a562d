// SPDX-License-Identifier: MIT
/** What lies over the page for a while and closes on Esc, the latest first. */
import { useLayoutEffect, useRef } from 'preact/hooks';

type Close = () => void;
const open: { close: Close }[] = [];

/** Registered until the returned function is called. */
export function open_bubble(close: Close): () => void {
  const bubble = { close };
  open.push(bubble);
  return () => {
    const at = open.indexOf(bubble);
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
export function useBubble(shown: boolean, close: Close): void {
  const now = useRef(close);
  now.current = close;
  useLayoutEffect(() => (shown ? open_bubble(() => now.current()) : undefined), [shown]);
}
