// SPDX-License-Identifier: MIT
/** The axis a weight moves on: round numbers, and where both of its values are. */
import { linear_ticks, tick_text } from '../../../figure/ticks';

export const WIDTH = 220;
export const HEIGHT = 82;
/** of the line */
export const Y = 52;
/** The two values stand here, or there would be no room for their names. */
const LEFT = 46;
const RIGHT = 174;

export interface WeightScale {
  x(value: number): number;
  ticks: number[];
}

export function axis_of(before: number, after: number): WeightScale {
  const [least, most] = [Math.min(before, after), Math.max(before, after)];
  const wide = most - least;
  if (!(wide > 0) || !Number.isFinite(wide))
    return { x: () => WIDTH / 2, ticks: Number.isFinite(before) ? [Number(before.toPrecision(4))] : [] };
  const x = (value: number) => LEFT + ((value - least) / wide) * (RIGHT - LEFT);
  const edge = (wide * (LEFT - 22)) / (RIGHT - LEFT);
  const range = [least - edge, most + edge] as const;
  const ticks = [4, 3, 2].map((count) => linear_ticks(...range, count)).find((all) => fits(all, x)) ?? [];
  return { x, ticks: ticks.length > 0 ? ticks : linear_ticks(...range, 1).slice(0, 1) };
}

const LETTER = 6.6;

/** Their numbers do not touch. */
function fits(ticks: readonly number[], x: (value: number) => number): boolean {
  const [first = 0, second = first] = ticks;
  const widest = Math.max(0, ...ticks.map((tick) => tick_text(tick).length));
  return ticks.length > 0 && (ticks.length === 1 || x(second) - x(first) > widest * LETTER + 6);
}
