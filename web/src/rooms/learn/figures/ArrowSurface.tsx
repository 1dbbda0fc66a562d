// SPDX-License-Identifier: MIT
/** A sheet over a ravine to draw an arrow on that begins at its start: by pointer, or turned by arrow keys. */

import { angle_of, turned_to } from '../../../lib/angles';
import { by_finger } from '../../../ui/touch';
import { useLesson } from '../lesson-context';
import { learn_words } from '../words';
import type { Pixel } from './arrows';

/** Degrees a key press, and with Shift. */
const TURN = 5;
const FAR = 9 * TURN;
const KEYS: Record<string, 1 | -1> = { ArrowLeft: 1, ArrowUp: 1, ArrowRight: -1, ArrowDown: -1 };
/** Nearer to the start, px, a pointer says no direction. */
const NEAR = 8;

export function ArrowSurface({ start }: { start: Pixel }) {
  const lesson = useLesson();
  const text = learn_words.value;
  const guess = lesson.guess.value;
  // To the right, before anybody turned it.
  const angle = guess?.kind === 'arrow' ? guess.angle : 0;
  const turn = (to: number) => {
    lesson.guess.value = { kind: 'arrow', angle: turned_to(to) };
  };
  const point = (event: PointerEvent) => {
    const box = (event.currentTarget as Element).getBoundingClientRect();
    const [x, y] = [event.clientX - box.left - start.x, event.clientY - box.top - start.y];
    if (Math.hypot(x, y) > NEAR) turn(angle_of(x, -y));
  };
  return (
    <div
      class="draw-surface"
      role="slider"
      tabIndex={0}
      aria-label={text.arrow}
      aria-valuemin={-180}
      aria-valuemax={180}
      aria-valuenow={angle}
      aria-valuetext={`${angle}°`}
      title={text.draw_arrow}
      onKeyDown={(event) => {
        const direction = KEYS[event.key];
        if (!direction || event.ctrlKey || event.metaKey || event.altKey) return;
        event.preventDefault();
        turn(angle + direction * (event.shiftKey ? FAR : TURN));
      }}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        if (event.isTrusted) (event.currentTarget as Element).setPointerCapture(event.pointerId);
        point(event);
      }}
      onPointerMove={(event) => event.buttons === 1 && point(event)}
      {...by_finger}
    />
  );
}
