// SPDX-License-Identifier: MIT
/** The time between two requests of a play: the next drawing of the screen, or so many times a second. */

import type { Speed } from '../experiment/types';
import type { LabHost } from '../host';

/** A drawing of the screen may come so late without being missed. */
const FRAME_MS = 50;

/** Milliseconds from request to request at a speed that has them. */
function interval_of(speed: Speed): number {
  if (speed === '1/s' || speed === 'phase') return 1000;
  return speed === '5/s' ? 200 : 0;
}

/** Resolves at the drawing from which it is time, or when nobody is `going` any more, with the time it was due. */
export async function next_frame_due(
  clock: LabHost['clock'],
  previous: number,
  speed: () => Speed,
  going: () => boolean,
): Promise<number> {
  // Asked each time, as the speed may be changed meanwhile.
  const due = () => previous + interval_of(speed());
  do await new Promise<void>((done) => clock.frame(done));
  while (going() && clock.now() < due());
  // What was late does not hurry the next.
  return Math.max(due(), clock.now() - FRAME_MS);
}
