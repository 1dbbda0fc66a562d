// SPDX-License-Identifier: MIT
/** Runs going down a surface, and what theory says of each. */
import type { Momentum } from '../../core/api';
import type { Descender, DescentPath, DescentQuestion, DescentTrace, Point } from '../protocol';
import { to_result } from '../session/to-result';
import { type CoreTaskOf, memory_in } from './product';
import { best_of, type CoreDescent, condition_of, with_descent } from './surface';

/** The start, then what came after it. */
function whole_path(descent: CoreDescent, steps: number): DescentPath {
  const start = descent.point();
  const after = descent.run(steps);
  const entries = Object.entries(after).map(([key, column]: [string, Float64Array]) => [
    key,
    Float64Array.of(start[key as keyof DescentPath], ...column),
  ]);
  return Object.fromEntries(entries) as unknown as DescentPath;
}

function trace_of(momentum: Momentum, question: DescentQuestion, descender: Descender): DescentTrace {
  const { surface, start, steps } = question;
  const { optimizer, schedule, place, steady } = descender;
  const options = { surface, x: start[0], y: start[1], optimizer, schedule };
  return with_descent(new momentum.Descent(options), (descent) => {
    const path = whole_path(descent, steps);
    const least = new Float64Array(path.x.length);
    const greatest = new Float64Array(path.x.length);
    for (let i = 0; i < path.x.length; i++)
      [least[i], greatest[i]] = descent.look(path.x[i] as number, path.y[i] as number).curvatures;
    const diverged = descent.diverged_at;
    const condition = condition_of(surface);
    const motion =
      place && condition && steady
        ? momentum[place.theory](1, condition).motion(place.lr, place.momentum)
        : null;
    const bound = place && momentum[place.theory](1, 1).borders(place.momentum).divergence;
    return { path, least, greatest, diverged_at: diverged === null ? null : diverged + 1, motion, bound };
  });
}

/** Of the way down to the way to the nearest of the minima, in degrees. */
function off_by([x, y]: Point, [gx, gy]: Point, minima: readonly Point[]): number {
  const distance = ([mx, my]: Point) => Math.hypot(mx - x, my - y);
  const [mx, my] = minima.reduce((near, one) => (distance(one) < distance(near) ? one : near));
  const turn = Math.atan2(-gy, -gx) - Math.atan2(my - y, mx - x);
  return (Math.abs(Math.atan2(Math.sin(turn), Math.cos(turn))) * 180) / Math.PI;
}

export const descents: CoreTaskOf<'descents'> = {
  cadence: 'once',
  compute(momentum, question) {
    const { surface, start, descenders } = question;
    return to_result(() =>
      with_descent(new momentum.Descent({ surface, x: start[0], y: start[1] }), (descent) => {
        const minima = descent.minima();
        const condition = condition_of(surface);
        return {
          traces: descenders.map((one) => to_result(() => trace_of(momentum, question, one))),
          minima,
          off_by: off_by(start, descent.look(...start).gradient, minima),
          best: condition === null ? null : best_of(momentum, condition),
        };
      }),
    );
  },
  transfer: memory_in,
};
