// SPDX-License-Identifier: MIT
/** Descents on a surface, its field and the map of rates, worked out by the core. */
import type { Momentum } from '../../core/api';
import type { SurfaceOptions } from '../../core/options';
import type { Reply } from '../protocol';
import type {
  Best,
  Descender,
  DescentPath,
  DescentQuestion,
  Descents,
  Grid,
  LongRunMotion,
  Point,
  RateMap,
  Theory,
  Way,
} from '../ravine-protocol';
import { answered } from './answered';

type CoreDescent = InstanceType<Momentum['Descent']>;

const on = <T>(descent: CoreDescent, use: (descent: CoreDescent) => T): T => {
  try {
    return use(descent);
  } finally {
    descent.delete();
  }
};

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

/** Curvatures of the quadratic surfaces: 1 and κ. */
const condition_of = (surface: SurfaceOptions): number | null =>
  surface.type === 'quadratic' ? (surface.condition ?? null) : null;

function way(momentum: Momentum, question: DescentQuestion, descender: Descender): Way {
  const { surface, start, steps } = question;
  const { optimizer, schedule, place, steady } = descender;
  const options = { surface, x: start[0], y: start[1], optimizer, schedule };
  return on(new momentum.Descent(options), (descent) => {
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

function best_of(momentum: Momentum, condition: number): NonNullable<Descents['best']> {
  const best = (theory: Theory, of: 'best' | 'best_without_momentum'): Best => {
    const said = momentum[theory](1, condition);
    const at = said[of]();
    return { ...at, ...(said.motion(at.lr, at.momentum) satisfies LongRunMotion) };
  };
  return {
    with_momentum: best('heavy_ball', 'best'),
    nesterov: best('nesterov', 'best'),
    without: best('heavy_ball', 'best_without_momentum'),
  };
}

/** Of the way down to the way to the nearest of the minima, in degrees. */
function off_by([x, y]: Point, [gx, gy]: Point, minima: readonly Point[]): number {
  const distance = ([mx, my]: Point) => Math.hypot(mx - x, my - y);
  const [mx, my] = minima.reduce((near, one) => (distance(one) < distance(near) ? one : near));
  const turn = Math.atan2(-gy, -gx) - Math.atan2(my - y, mx - x);
  return (Math.abs(Math.atan2(Math.sin(turn), Math.cos(turn))) * 180) / Math.PI;
}

export function descend(momentum: Momentum, question: DescentQuestion): Reply<Descents> {
  const { surface, start, descenders } = question;
  return answered(() =>
    on(new momentum.Descent({ surface, x: start[0], y: start[1] }), (descent) => {
      const minima = descent.minima();
      const condition = condition_of(surface);
      return {
        ways: descenders.map((one) => answered(() => way(momentum, question, one))),
        minima,
        off_by: off_by(start, descent.look(...start).gradient, minima),
        best: condition === null ? null : best_of(momentum, condition),
      };
    }),
  );
}

export function field(momentum: Momentum, surface: SurfaceOptions, grid: Grid): Reply<Float32Array> {
  return answered(() => on(new momentum.Descent({ surface }), (descent) => descent.field(grid)));
}

/** A little wider than the largest lr that converges for some γ, 4/κ. */
const WIDER = 1.125;

export function rate_map(
  momentum: Momentum,
  theory: Theory,
  condition: number,
  columns: number,
  rows: number,
): RateMap {
  const said = momentum[theory](1, condition);
  const most_lr = (WIDER * 4) / condition;
  // ρ → steps to divide the loss by 10: ln 10/(−2·ln ρ).
  const tenths = said
    .rates(most_lr, columns, rows)
    .map((rate) => (rate < 1 ? -Math.LN10 / (2 * Math.log(rate)) : Number.POSITIVE_INFINITY));
  const gammas = Float64Array.from({ length: rows }, (_, row) => row / (rows - 1));
  const borders = [...gammas].map((gamma) => said.borders(gamma));
  const limits = (of: Theory) => gammas.map((gamma) => momentum[of](1, condition).borders(gamma).divergence);
  const best = best_of(momentum, condition);
  return {
    theory,
    best: theory === 'nesterov' ? best.nesterov : best.with_momentum,
    limits: { heavy_ball: limits('heavy_ball'), nesterov: limits('nesterov') },
    most_lr,
    columns,
    rows,
    tenths,
    borders: {
      momentum: gammas,
      ripples: Float64Array.from(borders, (one) => one.ripples),
      zigzag: Float64Array.from(borders, (one) => one.zigzag),
      divergence: Float64Array.from(borders, (one) => one.divergence),
    },
  };
}
