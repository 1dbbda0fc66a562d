// SPDX-License-Identifier: MIT
/**
 * While runs go, what is written on the page follows ten times a second, or less often where that costs the runs too
 * much; always in a frame in which the charts are drawn.
 */
import { options } from 'preact';
import { draw_without_frame, EARLY_MS, hurry_picture, write_with_picture } from './drawings';

/** A tab in the background draws nothing, and a busy machine has no frame for a while: words come all the same. */
const NO_FRAME_MS = 500;

export interface TextWriter {
  /** what waits is written at once, and drawn in the next frame */
  now(): void;
  /** both in the next frame */
  soon(): void;
}

/** `between`: milliseconds from text to text; 0: at once. */
export function pace_text(between: () => number): TextWriter {
  let last = Number.NEGATIVE_INFINITY;
  let waiting: (() => void) | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const write = (now: number) => {
    clearTimeout(timer);
    const render = waiting;
    waiting = null;
    if (render) last = now;
    render?.();
  };
  const now = () => write(performance.now());
  const with_picture = () => {
    write_with_picture(write);
    clearTimeout(timer);
    timer = setTimeout(draw_without_frame, NO_FRAME_MS);
  };
  options.debounceRendering = (render) => {
    waiting = render;
    const pause = between();
    if (pause === 0) queueMicrotask(now);
    else timer = setTimeout(with_picture, Math.max(0, last + pause - EARLY_MS - performance.now()));
  };
  return {
    now: () => {
      now();
      hurry_picture();
    },
    soon: () => {
      if (waiting) with_picture();
      hurry_picture();
    },
  };
}
