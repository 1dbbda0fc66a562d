// SPDX-License-Identifier: MIT
/**
 * A finger that a figure follows. A browser that does not scroll by it (touch-action) may take it for a fling all the
 * same, and the tap right after it for the hand that stops one: Chromium does. Here it is told whose the finger is.
 */

const take = (event: TouchEvent): void => {
  if (event.cancelable) event.preventDefault();
};

/** Of what follows a finger everywhere. */
export const by_finger = { onTouchMove: take };

interface Wipe {
  x: number;
  y: number;
  /** null: it has not moved yet */
  sideways: boolean | null;
}
let wipe: Wipe | null = null;

/** Of what follows a finger sideways: up and down it scrolls, and two fingers have uses of their own. */
export const by_finger_sideways = {
  onTouchStart: ({ touches }: TouchEvent): void => {
    const [one, other] = touches;
    wipe = one && !other ? { x: one.clientX, y: one.clientY, sideways: null } : null;
  },
  onTouchMove: (event: TouchEvent): void => {
    const [one] = event.touches;
    if (!wipe || !one) return;
    wipe.sideways ??= Math.abs(one.clientX - wipe.x) > Math.abs(one.clientY - wipe.y);
    if (wipe.sideways) take(event);
  },
};
