// SPDX-License-Identifier: MIT
/** Over a lesson's curves: earlier ones, the target, and the curve that was guessed. */
import type { Figure, Mark, PathPart } from '../../../figure/marks';
import { open_line, path, plain_figure } from '../../../figure/shapes';
import type { Layout } from '../../../lab/chart/describe';
import type { Colour } from '../../../lib/colours';
import type { CurvePoint } from '../lesson/guess';

interface OverlayView {
  trails: readonly { step: ArrayLike<number>; value: ArrayLike<number>; colour: Colour }[];
  target: number | null;
  guess: readonly CurvePoint[];
}

export function overlay_figure(layout: Layout, { trails, target, guess }: OverlayView): Figure {
  const { width, height, place, y_of } = layout;
  const line_of = (steps: ArrayLike<number>, values: ArrayLike<number>) =>
    open_line(Array.from(steps, (step, i) => [place.x(step), y_of(values[i] as number)]).flat());
  const trail_marks = trails.map(({ step, value, colour }) =>
    path([line_of(step, value)], { colour, width: 2, opacity: 0.3, name: 'trail' }),
  );
  const y = target === null ? Number.NaN : y_of(target);
  const target_mark = path([open_line([0, y, width, y])], { colour: 'ink', width: 1.5 });
  return plain_figure(width, height, 16, [
    ...trail_marks,
    ...(target === null ? [] : [target_mark]),
    ...guess_marks(layout, guess, line_of),
  ]);
}

function guess_marks(
  { place, y_of }: Layout,
  guess: readonly CurvePoint[],
  line_of: (steps: number[], values: number[]) => PathPart,
): Mark[] {
  const last = guess.at(-1);
  if (!last || guess.length < 2) return [];
  const parts = [
    line_of(
      guess.map(({ step }) => step),
      guess.map(({ value }) => value),
    ),
  ];
  return [
    path(parts, { colour: 'edge', width: 6, opacity: 0.4, name: 'guess-band' }),
    path(parts, { colour: 'ink-2', width: 1.5, dash: [3, 3], name: 'guess-line' }),
    path([{ x: place.x(last.step), y: y_of(last.value), radius: 5 }], { fill: 'ink-2' }),
  ];
}
