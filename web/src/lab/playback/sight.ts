// SPDX-License-Identifier: MIT
/** Whether anybody can see the page, and a clock of the time in which what is played a frame at a time was seen. */
import { computed, effect, signal } from '@preact/signals';
import type { LabHost } from '../host';

const hidden = signal(false);
/** our frame is scrolled out of the page around it */
const scrolled_away = signal(false);
/** something waits for its next drawing */
const waiting = signal(0);

/** What is played a frame at a time rests, as nobody would see it. */
export const resting = computed(() => waiting.value > 0 && (hidden.value || scrolled_away.value));

/** Until the function it gives back is called. */
export function follow_sight(): () => void {
  const look = () => {
    hidden.value = document.hidden;
  };
  look();
  document.addEventListener('visibilitychange', look);
  const observer = in_a_frame() ? new IntersectionObserver(see) : null;
  observer?.observe(document.documentElement);
  return () => {
    document.removeEventListener('visibilitychange', look);
    observer?.disconnect();
  };
}

// A tab's own window is never scrolled away.
const in_a_frame = () => window.parent !== window && 'IntersectionObserver' in window;

function see(changes: readonly IntersectionObserverEntry[]): void {
  scrolled_away.value = changes.at(-1)?.isIntersecting === false;
}

/** Calls back once it is so. */
function when(is_so: () => boolean, then: () => void): void {
  let stop: (() => void) | null = null;
  stop = effect(() => {
    if (is_so())
      queueMicrotask(() => {
        stop?.();
        then();
      });
  });
}

/** Asks for the next drawing of the screen that is not sooner than `least` ms after the one before. */
function frames(least: () => number): LabHost['clock']['frame'] {
  let last = Number.NEGATIVE_INFINITY;
  return (callback) => {
    waiting.value++;
    const drawn = (now: number) => {
      if (scrolled_away.peek()) return ask();
      // Several may wait for the same drawing.
      if (now !== last && now - last < least()) return ask();
      last = now;
      waiting.value--;
      callback();
    };
    // Browsers draw frames of our own origin also where nobody sees them.
    const ask = () =>
      when(
        () => !scrolled_away.value,
        () => requestAnimationFrame(drawn),
      );
    ask();
  };
}

/** It stands while `resting`: who comes back finds no time gone, and no speed that was none. */
export function sight_clock(least_frame: () => number): LabHost['clock'] {
  let slept = 0;
  let since: number | null = null;
  effect(() => {
    if (resting.value) since ??= performance.now();
    else if (since !== null) {
      slept += performance.now() - since;
      since = null;
    }
  });
  return {
    now: () => (since ?? performance.now()) - slept,
    frame: frames(least_frame),
    later: (milliseconds, callback) => void setTimeout(callback, milliseconds),
    out_of_sight: () => scrolled_away.peek(),
  };
}
