// SPDX-License-Identifier: MIT

/** Acts at once, then at most once in `every_ms`, on what came last; `flush` acts at once on what still waits. */
export function throttled<T>(every_ms: number, act: (last: T) => void) {
  let waiting: { last: T } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    if (!waiting) return;
    const { last } = waiting;
    waiting = null;
    act(last);
  };
  const next = () => {
    timer = waiting ? setTimeout(next, every_ms) : undefined;
    flush();
  };
  return {
    call: (last: T) => {
      waiting = { last };
      if (timer === undefined) next();
    },
    flush,
  };
}
