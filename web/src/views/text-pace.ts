// SPDX-License-Identifier: MIT
/** While runs go, what is written on the page follows ten times a second, or less often where that costs the runs too much. */
import { options } from 'preact';

export const TEXT_MS = 100;

/** `between`: milliseconds from text to text; 0: at once. */
export function pace_text(between: () => number): void {
  let last = Number.NEGATIVE_INFINITY;
  options.debounceRendering = (render) => {
    const rendered = () => {
      last = performance.now();
      render();
    };
    const wait = last + between() - performance.now();
    if (wait > 0) setTimeout(rendered, wait);
    else queueMicrotask(rendered);
  };
}
