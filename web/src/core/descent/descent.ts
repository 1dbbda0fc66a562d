// SPDX-License-Identifier: MIT
/** The façade over the core's descents and its theory of heavy balls. */
import { guarded, made, refuse_copies, require, require_count, require_finite } from '../check';
import type { Core, RawDescent } from '../emscripten';
import { read_tree } from '../plain';
import { with_options } from '../setup';
import type { Descent, DescentPath, Grid, HeavyBall, Regime, SurfaceLook } from './descent-api';

/** In the order of the core's rows. */
const COLUMNS = [
  'x',
  'y',
  'loss',
  'gradient_x',
  'gradient_y',
  'velocity_x',
  'velocity_y',
  'carried_x',
  'carried_y',
] as const satisfies readonly (keyof DescentPath)[];
const REGIMES: readonly Regime[] = ['monotone', 'ripples', 'zigzag', 'divergence'];

const MOST_STEPS = 1e7;
const MOST_POINTS = 4096;

function by_column<T>(read: (which: number) => T): { [Key in keyof DescentPath]: T } {
  const entries = COLUMNS.map((name, which) => [name, read(which)]);
  return Object.fromEntries(entries) as { [Key in keyof DescentPath]: T };
}

function require_points(field: string, value: unknown): void {
  require_count(field, value, 2, MOST_POINTS);
}

function require_rate(field: string, value: unknown): void {
  require(Number.isFinite(value) && Number(value) >= 0, field, 'a number ≥ 0', value);
}

/** From where to where: two finite numbers. */
function read_span(value: unknown, field: string): [from: number, to: number] {
  require(Array.isArray(value) && value.length === 2, field, 'an array of two numbers, from and to', value);
  const [from, to] = value;
  require_finite(`${field}[0]`, from);
  require_finite(`${field}[1]`, to);
  return [from, to];
}

export class BoundDescent implements Descent {
  readonly #core: Core;
  #handle: RawDescent | null;

  constructor(core: Core, options: unknown) {
    refuse_copies(this, 'a descent', 'its options make another');
    const tree = read_tree(options, 'options');
    this.#core = core;
    this.#handle = with_options(core, tree, (raw) => made(core, () => core.Descent.create(raw)));
  }

  get #raw(): RawDescent {
    if (this.#handle === null) throw new Error('this descent was deleted');
    return this.#handle;
  }

  run(n: number, options: { start?: boolean } = {}): DescentPath {
    require_count('n', n, 0, MOST_STEPS);
    const start = read_tree(options, 'options').get('start') ?? false;
    require(typeof start === 'boolean', 'start', 'true or false', start);
    const raw = this.#raw;
    const before = start ? raw.point().slice() : null;
    guarded(this.#core, () => raw.run(n));
    return by_column((which) => {
      const column = raw.column(which);
      if (!before) return column.slice();
      const longer = new Float64Array(column.length + 1);
      longer[0] = before[which] as number;
      longer.set(column, 1);
      return longer;
    });
  }

  point(): { [Key in keyof DescentPath]: number } {
    const row = this.#raw.point();
    return by_column((which) => row[which] as number);
  }

  get steps(): number {
    return this.#raw.steps();
  }

  get diverged_at(): number | null {
    const step = this.#raw.diverged_at();
    return step < 0 ? null : step;
  }

  field(grid: Grid): Float32Array {
    const given = read_tree(grid, 'grid');
    const [columns, rows] = [given.get('columns'), given.get('rows')] as [number, number];
    require_points('columns', columns);
    require_points('rows', rows);
    const [x0, x1] = read_span(given.get('x'), 'x');
    const [y0, y1] = read_span(given.get('y'), 'y');
    const raw = this.#raw;
    return guarded(this.#core, () => raw.field(x0, y0, x1, y1, columns, rows)).slice();
  }

  look(x: number, y: number): SurfaceLook {
    require_finite('x', x);
    require_finite('y', y);
    const [loss, gx, gy, xx, xy, yy, least, greatest] = this.#raw.look(x, y) as unknown as number[] &
      [number, number, number, number, number, number, number, number];
    return { loss, gradient: [gx, gy], hessian: [xx, xy, yy], curvatures: [least, greatest] };
  }

  minima(): [number, number][] {
    const raw = this.#raw;
    const flat = guarded(this.#core, () => raw.minima());
    return Array.from({ length: flat.length / 2 }, (_, i) => [
      flat[2 * i] as number,
      flat[2 * i + 1] as number,
    ]);
  }

  delete(): void {
    this.#handle?.delete();
    this.#handle = null;
  }

  [Symbol.dispose](): void {
    this.delete();
  }
}

/** What theory says of heavy ball, or of Nesterov's momentum. */
export function heavy_ball(core: Core, least: number, greatest: number, nesterov = false): HeavyBall {
  require(Number.isFinite(least) && least > 0, 'least', 'a number > 0', least);
  require(Number.isFinite(greatest) && greatest >= least, 'greatest', `a number ≥ ${least}`, greatest);
  const best = () => core.best_heavy_ball(least, greatest, nesterov) as unknown as [number, number, number];
  return {
    motion: (lr, momentum) => {
      require_rate('lr', lr);
      require_rate('momentum', momentum);
      const read = core.heavy_ball(least, greatest, lr, momentum, nesterov);
      const [rate, regime, steps_per_tenth] = read as unknown as [number, number, number];
      return { rate, regime: REGIMES[regime] as Regime, steps_per_tenth };
    },
    best: () => ({ lr: best()[0], momentum: best()[1] }),
    best_without_momentum: () => ({ lr: best()[2], momentum: 0 }),
    borders: (momentum) => {
      require_rate('momentum', momentum);
      const read = core.heavy_ball_borders(least, greatest, momentum, nesterov);
      const [ripples, zigzag, divergence] = read as unknown as [number, number, number];
      return { ripples, zigzag, divergence };
    },
    rates: (most_lr, columns, rows) => {
      require_rate('most_lr', most_lr);
      require_points('columns', columns);
      require_points('rows', rows);
      const map = () => core.heavy_ball_rates(least, greatest, most_lr, columns, rows, nesterov);
      return guarded(core, map).slice();
    },
  };
}
