// SPDX-License-Identifier: MIT
/** Regions of a run: what the grid says is what predict() says there, and the plane is that of the data. */
import { expect, it } from 'vitest';
import { softmax } from '../../../src/core/classes';
import { default_settings } from '../../../src/lab/experiment/defaults';
import { DEFAULT_BUILD, trainer_options } from '../../../src/lab/experiment/network';
import { defaults, EXPERIMENT } from '../../../src/lab/experiment/settings';
import type { ExperimentSettings } from '../../../src/lab/experiment/types';
import { borders_of } from '../../../src/worker/products/plane/borders';
import { principal } from '../../../src/worker/products/plane/principal';
import type {
  DataPlane,
  PastResult,
  PlaneColumns,
  Regions,
  RunOptions,
  RunProgress,
} from '../../../src/worker/protocol';
import { Service } from '../../../src/worker/session/service';
import { core } from '../lab/core_workers';

const options_of = (change: Partial<ExperimentSettings>): RunOptions =>
  trainer_options(
    { ...defaults<ExperimentSettings>(EXPERIMENT), ...change },
    DEFAULT_BUILD,
    default_settings('b'),
  );
const TANH = [{ units: 8, activation: 'tanh' as const }];
const MOONS = options_of({ data: 'two_moons', hidden: TANH, test: 'split', test_share: 0.3 });

/** A run after so many steps, its plane, its regions, and a trainer of the same bits. */
function regions_of(options: RunOptions, columns: PlaneColumns, steps = 40) {
  const service = new Service(core);
  service.ask(0, 'create', [options, { regions: { columns } }]);
  const { snapshot } = service.ask(0, 'advance', [steps]).answer as RunProgress;
  const plane = service.ask(0, 'task', ['data_plane', { columns }]).answer as DataPlane;
  const trainer = new core.Trainer(options);
  trainer.run(steps);
  return { regions: snapshot.products.regions as Regions, plane, trainer };
}

/** The inputs at a point of the grid. */
function inputs_at({ columns, rows }: Regions, plane: DataPlane, column: number, row: number): Float32Array {
  const share = (range: DataPlane['x'], part: number) => range[0] + part * (range[1] - range[0]);
  const right = share(plane.x, column / (columns - 1));
  const high = share(plane.y, 1 - row / (rows - 1));
  return Float32Array.from(
    plane.origin,
    (value, i) => value + right * (plane.across[i] as number) + high * (plane.up[i] as number),
  );
}

it('of two columns the plane is theirs, and the grid says to the bit what predict() says at its points', () => {
  const { regions, plane, trainer } = regions_of(MOONS, null);
  expect(plane).toMatchObject({ kind: 'columns', columns: [0, 1], trained: 210, variance: 1 });
  expect([...plane.origin, ...plane.across, ...plane.up]).toEqual([0, 0, 1, 0, 0, 1]);
  expect(regions).toMatchObject({ step: 40, columns: 60, rows: 60, predicted: null });
  for (const [column, row] of [
    [0, 0],
    [59, 0],
    [17, 23],
    [30, 41],
    [59, 59],
  ] as const) {
    const x = inputs_at(regions, plane, column, row);
    const at = 2 * (60 * row + column);
    expect([...regions.values.subarray(at, at + 2)]).toEqual([...softmax(trainer.predict(x), 2)]);
  }
  // All points are seen: those of training first, then those that are only tested.
  const x = trainer.x();
  expect([...plane.points.x.subarray(0, 210)]).toEqual([...x.filter((_, i) => i % 2 === 0)]);
  expect([...plane.points.y.subarray(210)]).toEqual([
    ...(trainer.test_x() ?? []).filter((_, i) => i % 2 === 1),
  ]);
  expect([...(plane.labels ?? [])]).toEqual([...trainer.y(), ...(trainer.test_y() ?? [])]);
  expect(Math.max(...plane.points.x)).toBeLessThan(plane.x[1]);
});

it('the score is of the same step and parameters: of the test data, or of training where there is none', () => {
  const { regions, trainer } = regions_of(MOONS, null);
  expect(regions.score).toEqual({ ...trainer.evaluate_test(), tested: true });
  const initial = regions_of(options_of({ data: 'two_moons', hidden: TANH }), null);
  expect(initial.regions.score).toEqual({ ...initial.trainer.evaluate(), tested: false });
});

it('at the borders the two classes are level', () => {
  const { regions, plane, trainer } = regions_of(MOONS, null, 400);
  expect(regions.borders.length).toBeGreaterThan(4 * 40);
  for (let i = 0; i < regions.borders.length; i += 2) {
    const [column, row] = [regions.borders[i] as number, regions.borders[i + 1] as number];
    const [first = 0] = softmax(trainer.predict(inputs_at(regions, plane, column, row)), 2);
    expect(Math.abs(first - 0.5)).toBeLessThan(0.05);
  }
});

it('three classes that meet in a cell have borders that meet there', () => {
  // Class 0 at the top left, 1 at the top right, 2 below, each ahead by 1.
  const shares = softmax(Float32Array.from([1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 1]), 3);
  const borders = [...borders_of({ columns: 2, rows: 2, classes: 3, shares })];
  const middle = [0.5, 1 / 3];
  const ends = [
    [0.5, 0],
    [1, 0.5],
    [0, 0.5],
  ];
  for (const [i, end] of ends.entries())
    for (const [part, value] of [...end, ...middle].entries())
      expect(borders[4 * i + part]).toBeCloseTo(value, 5);
  expect(borders).toHaveLength(12);
});

it('of 20 columns the plane is that of the training inputs’ principal components, through their mean', () => {
  const options = options_of({ test: 'split', test_share: 0.2 });
  const { regions, plane, trainer } = regions_of(options, null, 5);
  const own = principal(trainer.x(), 20, 2);
  expect(plane.kind).toBe('principal');
  expect([...plane.origin]).toEqual([...own.mean]);
  expect([[...plane.across], [...plane.up]]).toEqual(own.directions.map((one) => [...one]));
  for (const direction of [plane.across, plane.up]) {
    const largest = [...direction].sort((a, b) => Math.abs(b) - Math.abs(a))[0] ?? 0;
    expect(largest).toBeGreaterThan(0);
  }
  // In columns that are all alike no two have much of the variance: 13 % here.
  expect(plane.variance).toBeGreaterThan(2 / 20);
  expect(plane.variance).toBeLessThan(0.2);
  const x = inputs_at(regions, plane, 12, 34);
  const at = 3 * (60 * 34 + 12);
  expect([...regions.values.subarray(at, at + 3)]).toEqual([...softmax(trainer.predict(x), 3)]);
});

it('two chosen columns have the others at their mean; columns that the data do not have are not asked for', () => {
  const { plane, trainer } = regions_of(options_of({}), [4, 2], 1);
  const x = trainer.x();
  const mean = (column: number) => x.filter((_, i) => i % 20 === column).reduce((a, b) => a + b / 500, 0);
  expect(plane).toMatchObject({ kind: 'columns', columns: [4, 2] });
  expect([plane.origin[4], plane.origin[2]]).toEqual([0, 0]);
  expect(plane.origin[7]).toBeCloseTo(mean(7), 6);
  expect([...plane.points.x.subarray(0, 3)]).toEqual([x[4], x[24], x[44]]);
  expect(regions_of(options_of({}), [4, 20], 1).plane.kind).toBe('principal');
  expect(regions_of(MOONS, [0, 5], 1).plane.columns).toEqual([0, 1]);
});

it('of numbers the grid has what is predicted, and the points have it too', () => {
  const { regions, plane, trainer } = regions_of(options_of({ data: 'sine', hidden: TANH }), null);
  expect(plane).toMatchObject({ kind: 'number', labels: null });
  expect(regions).toMatchObject({ columns: 240, rows: 1 });
  const at = Float32Array.of(plane.x[0] + (100 / 239) * (plane.x[1] - plane.x[0]));
  expect(regions.values[100]).toBe(trainer.predict(at)[0]);
  expect([...(regions.predicted ?? [])]).toEqual([...trainer.predict(trainer.x())]);
  expect(plane.points.y).toEqual(plane.targets);
  expect(regions.score.accuracy).toBeNaN();
});

it('a large network has a coarser grid: a picture costs no more', () => {
  const hidden = Array.from({ length: 4 }, () => ({ units: 200, activation: 'relu' as const }));
  const { regions } = regions_of(options_of({ data: 'two_moons', hidden }), null, 1);
  // 2·200 + 3·200² + 200·2 weights and 802 biases: 15 × 15 points are 3·10⁷ products.
  expect([regions.columns, regions.rows]).toEqual([15, 15]);
});

it('of a step that is past they are to the bit what they were', () => {
  const service = new Service(core);
  const products = { regions: { columns: null } };
  service.ask(0, 'create', [MOONS, products]);
  const early = (service.ask(0, 'advance', [12]).answer as RunProgress).snapshot.products.regions as Regions;
  service.ask(0, 'advance', [18]);
  const { optimizer, schedule } = MOONS;
  const request = { step: 12, changes: [{ step: 0, tuning: { optimizer, schedule } }], products };
  const { snapshot } = service.ask(0, 'past', [request]).answer as PastResult;
  expect(snapshot?.products.regions).toEqual(early);
  expect(early.step).toBe(12);
});

it('a plane of other data, or of other columns, has another id; runs of the same data have one plane', () => {
  const id = (change: Partial<ExperimentSettings>, columns: PlaneColumns = null) =>
    regions_of(options_of(change), columns, 0).plane.id;
  const moons = { data: 'two_moons' } as const;
  expect(id({ ...moons, hidden: TANH, seed: 3 })).toBe(id(moons));
  const others = [moons, { ...moons, data_values: { noise: 0.3 } }, { ...moons, test: 'split' as const }, {}];
  const ids = [...others.map((change) => id(change)), id({}, [0, 1]), id({}, [1, 0])];
  expect(new Set(ids).size).toBe(ids.length);
});

it('looking on disturbs no bit of the run', () => {
  const trained = (products: object) => {
    const service = new Service(core);
    service.ask(0, 'create', [MOONS, products]);
    service.ask(0, 'advance', [30]);
    return (service.ask(0, 'advance', [30]).answer as RunProgress).columns.loss;
  };
  expect(trained({ regions: { columns: null } })).toEqual(trained({}));
});

it('of many samples some thousand points are shown, of training and of test; the plane is that of all', () => {
  const { plane } = regions_of(
    options_of({
      data: 'xor',
      data_values: { samples: 6000, noise: 0.1, seed: 22 },
      hidden: TANH,
      test: 'split',
      test_share: 0.5,
    }),
    null,
    1,
  );
  expect([plane.trained, plane.points.x.length, plane.labels?.length]).toEqual([2000, 4000, 4000]);
});
