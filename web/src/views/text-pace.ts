// SPDX-License-Identifier: MIT
/** While runs go, what is written on the page follows ten times a second; charts are drawn in every frame. */
import { options } from 'preact';

const TEXT_MS = 100;

export function pace_text(playing: () => boolean): void {
  let last = Number.NEGATIVE_INFINITY;
  options.debounceRendering = (render) => {
    const rendered = () => {
      last = performance.now();
      render();
    };
    const wait = last + TEXT_MS - performance.now();
    if (playing() && wait > 0) setTimeout(rendered, wait);
    else queueMicrotask(rendered);
  };
}
