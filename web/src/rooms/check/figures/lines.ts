// SPDX-License-Identifier: MIT
/** What the figures of a check draw: the printed losses, those of the page's run, and those of the explanation chosen. */
import type { Colour } from '../../../lib/colours';
import type { PrintedLines } from '../../../run-check/score';

/** One of the runs that are drawn beside the printed losses. */
export interface DrawnRun {
  name: string;
  colour: Colour;
  /** line by line; it may end before the printed ones do */
  losses: ArrayLike<number>;
}

export interface DrawnCheck {
  printed: PrintedLines;
  yours: string;
  page: DrawnRun;
  /** null: there is none to draw */
  best: DrawnRun | null;
  /** the first line that is not the page's; null: all are */
  parts_at: number | null;
}

/** Finite values of what is drawn, for the range of an axis. */
export function finite_values({ printed, page, best }: DrawnCheck): number[] {
  const all = [printed.loss, Array.from(page.losses), Array.from(best?.losses ?? [])];
  return all.flat().filter(Number.isFinite);
}

/** A run's losses over the steps of the lines. */
export const points_of = ({ printed }: DrawnCheck, losses: ArrayLike<number>) => ({
  step: Float64Array.from(printed.step.slice(0, losses.length)),
  value: losses,
});

/** Where it ends that is finite; NaN where nothing is. */
export function last_finite(losses: ArrayLike<number>): number {
  for (let i = losses.length - 1; i >= 0; i--) if (Number.isFinite(losses[i])) return losses[i] as number;
  return Number.NaN;
}
