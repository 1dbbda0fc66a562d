// SPDX-License-Identifier: MIT
/** A network as it is drawn: which weights are lines, and what its units give over the data's plane. */
import { expect, it } from 'vitest';
import { default_settings } from '../../../src/lab/experiment/defaults';
import { DEFAULT_BUILD, trainer_options } from '../../../src/lab/experiment/network';
import { defaults, EXPERIMENT } from '../../../src/lab/experiment/settings';
import type { ExperimentSettings } from '../../../src/lab/experiment/types';
import { plane_of } from '../../../src/worker/products/plane/data-plane';
import { inputs_on } from '../../../src/worker/products/plane/plane-grid';
import type { NetworkState, RunProgress, UnitMaps } from '../../../src/worker/protocol';
import { Service } from '../../../src/worker/session/service';
import { core } from '../lab/core_workers';

const options_of = (change: Partial<ExperimentSettings>) =>
  trainer_options(
    { ...defaults<ExperimentSettings>(EXPERIMENT), ...change },
    DEFAULT_BUILD,
    default_settings('b'),
  );

function network_of(change: Partial<ExperimentSettings>, steps = 40) {
  const options = options_of(change);
  const service = new Service(core);
  service.ask(0, 'create', [options, { network: { parameter: 3 } }]);
  const { snapshot } = service.ask(0, 'advance', [steps]).answer as RunProgress;
  const trainer = new core.Trainer(options);
  trainer.run(steps);
  return { state: snapshot.products.network as NetworkState, trainer };
}

const MOONS = {
  data: 'two_moons' as const,
  hidden: [
    { units: 3, activation: 'tanh' as const },
    { units: 2, activation: 'relu' as const },
  ],
};

it('has the parameters of its step, and of few weights all as lines', () => {
  const { state, trainer } = network_of(MOONS);
  expect(state).toMatchObject({ step: 40, parameter: 3 });
  expect(state.parameters).toEqual(trainer.parameters());
  // linear1 2 × 3, then its bias; linear2 3 × 2, then its bias; out 2 × 2.
  expect([...state.lines]).toEqual([0, 1, 2, 3, 4, 5, 9, 10, 11, 12, 13, 14, 17, 18, 19, 20]);
});

it('a unit’s map is what it gives at each point: tanh(W·x + b), then max(0, ·), and what comes out', () => {
  const { state, trainer } = network_of(MOONS);
  const { columns, rows, layers } = state.maps as UnitMaps;
  expect([columns, rows, layers.map((values) => (values?.length ?? 0) / (columns * rows))]).toEqual([
    24,
    24,
    [2, 3, 2, 2],
  ]);
  const x = inputs_on(plane_of(trainer, { columns: null }), columns, rows);
  const w = trainer.parameters();
  const out = trainer.predict(x);
  const at = (layer: number, unit: number, point: number) =>
    (layers[layer] as Float32Array)[unit * columns * rows + point] as number;
  const weight = (i: number) => w[i] as number;
  for (const point of [0, 17, 300, 575]) {
    const [x0, x1] = [x[2 * point] as number, x[2 * point + 1] as number];
    expect([at(0, 0, point), at(0, 1, point)]).toEqual([x0, x1]);
    const first = [0, 1, 2].map((unit) =>
      Math.tanh(weight(2 * unit) * x0 + weight(2 * unit + 1) * x1 + weight(6 + unit)),
    );
    const second = [0, 1].map((unit) =>
      Math.max(
        0,
        first.reduce((sum, a, i) => sum + weight(9 + 3 * unit + i) * a, weight(15 + unit)),
      ),
    );
    for (const [unit, a] of first.entries()) expect(at(1, unit, point)).toBeCloseTo(a, 5);
    for (const [unit, a] of second.entries()) expect(at(2, unit, point)).toBeCloseTo(a, 5);
    expect([at(3, 0, point), at(3, 1, point)]).toEqual([...out.subarray(2 * point, 2 * point + 2)]);
  }
});

it('of a wide network the strongest weights between its first units are lines, and wide layers have no maps', () => {
  const { state } = network_of({ data: 'two_moons', hidden: [{ units: 100, activation: 'relu' }] }, 5);
  // linear1 is 2 × 64 of its 100 units; out has 100 columns, of which 64.
  expect(state.lines).toHaveLength(128 + 128);
  expect(state.maps?.layers.map((values) => values !== null)).toEqual([true, false, true]);
  const wide = network_of({ data: 'torch_rand', hidden: [{ units: 64, activation: 'relu' }] }, 1).state;
  const own = [...wide.lines].filter((i) => i < 20 * 64);
  expect(own).toHaveLength(300);
  const least = Math.min(...own.map((i) => Math.abs(wide.parameters[i] as number)));
  const stronger = [...wide.parameters.subarray(0, 20 * 64)].filter((w) => Math.abs(w) > least);
  expect(stronger).toHaveLength(299);
  expect(wide.maps).toBeNull();
});

it('of one number a map is a line', () => {
  const { state } = network_of({ data: 'sine', hidden: [{ units: 4, activation: 'tanh' }] }, 5);
  expect([state.maps?.columns, state.maps?.rows]).toEqual([48, 1]);
});
