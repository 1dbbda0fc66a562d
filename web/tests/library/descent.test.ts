// SPDX-License-Identifier: MIT
/** Descents and heavy-ball theory of the library, as momentum.d.ts states them. */
import { expect, it } from 'vitest';
import type { SurfaceOptions } from '../../src/core/options';
import { loadLibrary } from './support/support';

const momentum = await loadLibrary();
const SURFACES: SurfaceOptions['type'][] = [
  'quadratic',
  'rosenbrock',
  'beale',
  'himmelblau',
  'saddle',
  'noisy',
  'plateau',
];

it('a descent says where it is, goes on, and ends', () => {
  const descent = new momentum.Descent({
    surface: { type: 'quadratic', condition: 50, angle: 17 },
    x: -8.73,
    y: 4.29,
    optimizer: { type: 'sgd', lr: 0.01, momentum: 0.85 },
  });
  const start = descent.point();
  expect(start.x).toBe(Math.fround(-8.73));
  expect(start.loss).toBeCloseTo(106, 0);
  const path = descent.run(60);
  expect(path.loss).toHaveLength(60);
  expect(path.loss[59]).toBe(descent.point().loss);
  expect(path.loss[59]).toBeCloseTo(0.00666, 5);
  expect(descent.steps).toBe(60);
  expect(descent.diverged_at).toBeNull();
  descent.delete();
  expect(() => descent.run(1)).toThrow('this descent was deleted');
});

it.each(SURFACES)('%s: look() agrees with differences of field(), and its minima are such', (type) => {
  using descent = new momentum.Descent({ surface: { type } as SurfaceOptions });
  const h = 1e-4;
  const [x, y] = [0.7, -0.4];
  const { loss, gradient } = descent.look(x, y);
  const beside = (dx: number, dy: number) => descent.look(x + dx, y + dy).loss;
  expect((beside(h, 0) - beside(-h, 0)) / (2 * h)).toBeCloseTo(gradient[0], 3);
  expect((beside(0, h) - beside(0, -h)) / (2 * h)).toBeCloseTo(gradient[1], 3);
  const grid = descent.field({ x: [x, x + 1], y: [y, y + 1], columns: 3, rows: 2 });
  expect(grid).toHaveLength(6);
  expect(grid[0]).toBe(Math.fround(loss));
  expect(grid[5]).toBe(Math.fround(descent.look(x + 1, y + 1).loss));
  for (const at of descent.minima()) expect(descent.look(...at).loss).toBeCloseTo(0, 12);
});

it('the noise is seeded', () => {
  const path = (seed: number) =>
    new momentum.Descent({ surface: { type: 'noisy', seed }, optimizer: { type: 'sgd', lr: 0.01 } }).run(20)
      .loss;
  expect(path(1)).toEqual(path(1));
  expect(path(1)).not.toEqual(path(2));
});

it('theory: best, borders and map agree with motion()', () => {
  const theory = momentum.heavy_ball(1, 50);
  const best = theory.best();
  expect(best.lr).toBeCloseTo(0.0614, 4);
  expect(theory.motion(best.lr, best.momentum).steps_per_tenth).toBeCloseTo(4.04, 2);
  expect(theory.best_without_momentum()).toEqual({ lr: 2 / 51, momentum: 0 });
  const { divergence, zigzag } = theory.borders(0.3);
  expect(theory.motion(divergence * 1.001, 0.3).regime).toBe('divergence');
  expect(theory.motion((zigzag + divergence) / 2, 0.3).regime).toBe('zigzag');
  expect(theory.motion(divergence * 1.001, 0.3).steps_per_tenth).toBe(Number.POSITIVE_INFINITY);
  const rates = theory.rates(0.09, 10, 5);
  expect(rates[2 * 10 + 3]).toBe(theory.motion((0.09 * 3) / 9, 0.5).rate);
});

it('Nesterov’s theory is as `heavy_ball`’s, with a limit of its own: 2(1+γ)/((1+2γ)·λ)', () => {
  const theory = momentum.nesterov(1, 50);
  expect(theory.borders(0.9).divergence).toBeCloseTo(3.8 / (2.8 * 50), 12);
  expect(theory.motion(0.03, 0.9).regime).toBe('divergence');
  expect(momentum.heavy_ball(1, 50).motion(0.03, 0.9).regime).toBe('ripples');
  const { lr, momentum: gamma } = theory.best();
  expect(lr).toBeCloseTo(4 / 151, 12);
  expect(gamma).toBeCloseTo((Math.sqrt(151) - 2) / (Math.sqrt(151) + 2), 12);
  expect(theory.motion(lr, gamma).rate).toBeCloseTo(1 - 2 / Math.sqrt(151), 6);
  expect(theory.rates(0.09, 10, 5)[2 * 10 + 3]).toBe(theory.motion((0.09 * 3) / 9, 0.5).rate);
});

it('a descent does what theory says, just below a limit and just above', () => {
  const nesterov = (2 * 1.9) / (2.8 * 50);
  const heavy = (2 * 1.9) / 50;
  for (const [limit, more] of [
    [nesterov, { nesterov: true }],
    [heavy, {}],
    [heavy / 0.1, { convention: 'average' }],
    [heavy / 0.7, { dampening: 0.3 }],
  ] as const) {
    // Slow at the edge: 1 % above its limit Nesterov's needs 1,541 steps to leave float32.
    const loss_at = (share: number) => {
      const optimizer = { type: 'sgd', lr: share * limit, momentum: 0.9, ...more } as const;
      using descent = new momentum.Descent({ surface: { type: 'quadratic', condition: 50 }, optimizer });
      descent.run(3000);
      return descent.diverged_at === null ? descent.point().loss : Number.POSITIVE_INFINITY;
    };
    expect(loss_at(0.99)).toBeLessThan(1e-6);
    expect(loss_at(1.01)).toBe(Number.POSITIVE_INFINITY);
  }
});

it('what does not fit is refused by name, and nothing crosses the border', () => {
  const make = (options: object) => () => new momentum.Descent(options as never);
  expect(make({ surface: { type: 'hill' } })).toThrow(/surface\.type must be quadratic, rosenbrock/);
  expect(make({ surface: { type: 'quadratic', condition: 0 } })).toThrow(/surface\.condition must be/);
  expect(make({ x: Number.NaN })).toThrow(/^x must be a finite number/);
  expect(make({ z: 1 })).toThrow(/unknown key z; allowed are x, y, surface, optimizer, schedule/);
  expect(make({ optimizer: { type: 'sgd', nesterov: true } })).toThrow(/optimizer\.nesterov/);
  expect(make(null as never)).toThrow('options must be an object');
  const descent = new momentum.Descent({});
  expect(() => descent.run(-1)).toThrow('n must be');
  expect(() => descent.field({ x: [0, 1], y: [0, 1], columns: 1, rows: 9 })).toThrow('columns must be');
  expect(() => descent.look(Number.NaN, 0)).toThrow('x must be');
  expect(() => momentum.heavy_ball(0, 1)).toThrow('least must be');
  expect(() => momentum.heavy_ball(2, 1)).toThrow('greatest must be');
});
