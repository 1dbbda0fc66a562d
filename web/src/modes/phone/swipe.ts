// SPDX-License-Identifier: MIT
/** A finger that wipes sideways over cards turns them; what has a use of its own for that keeps it. */
import { useRef } from 'preact/hooks';
import { by_finger_sideways } from '../../ui/touch';

const OWN = 'input, select, textarea, [role=slider], .board-table';
/** px, and how much more sideways than up or down */
const FAR = 60;
const STEEP = 2;

/** Handlers for what holds the cards; its style leaves sideways wipes to them (touch-action). */
export function useSwipe(turn: (by: 1 | -1) => void) {
  const from = useRef<{ x: number; y: number } | null>(null);
  return {
    onPointerDown: ({ target, pointerType, clientX, clientY }: PointerEvent) => {
      const is_ignored = pointerType !== 'touch' || (target as Element).closest(OWN) !== null;
      from.current = is_ignored ? null : { x: clientX, y: clientY };
    },
    // The browser is told of a wipe, too, but not of what has a use of its own.
    onTouchStart: (event: TouchEvent) => {
      if (from.current) by_finger_sideways.onTouchStart(event);
    },
    onTouchMove: (event: TouchEvent) => {
      if (from.current) by_finger_sideways.onTouchMove(event);
    },
    onPointerUp: ({ clientX, clientY }: PointerEvent) => {
      if (!from.current) return;
      const [x, y] = [clientX - from.current.x, clientY - from.current.y];
      from.current = null;
      if (Math.abs(x) > FAR && Math.abs(x) > STEEP * Math.abs(y)) turn(x < 0 ? 1 : -1);
    },
    onPointerCancel: () => {
      from.current = null;
    },
  };
}
