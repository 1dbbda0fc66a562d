// SPDX-License-Identifier: MIT
/** Mistakes in numbers: by hand, and as the core's own predictions have them. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { arrays_of_text } from '../../../src/lab/data/file';
import { default_settings } from '../../../src/lab/experiment/defaults';
import { DEFAULT_BUILD, trainer_options } from '../../../src/lab/experiment/network';
import { defaults, EXPERIMENT } from '../../../src/lab/experiment/settings';
import type { ExperimentSettings } from '../../../src/lab/experiment/types';
import { confusion_of, dearest } from '../../../src/worker/products/mistakes/classes';
import { fit_of, spread } from '../../../src/worker/products/mistakes/numbers';
import { outgoing } from '../../../src/worker/products/mistakes/units';
import type {
  ClassMistakes,
  Mistakes,
  MistakesRequest,
  NumberMistakes,
  RunProgress,
  StepSampleTrace,
} from '../../../src/worker/protocol';
import { Service } from '../../../src/worker/session/service';
import { core } from '../lab/core_workers';

const text = readFileSync(new URL('../../../src/lab/data/digits/digits.txt', import.meta.url), 'utf8');
const DIGITS = arrays_of_text(text, (line) => [
  ...Array.from({ length: 64 }, (_, i) => (line.charCodeAt(i) - 97) / 16),
  Number(line.slice(64)),
]);

const options_of = (change: Partial<ExperimentSettings>) =>
  trainer_options(
    { ...defaults<ExperimentSettings>(EXPERIMENT), ...change },
    DEFAULT_BUILD,
    default_settings('b'),
    change.data === 'digits' ? DIGITS : null,
  );

/** digits.png's: a quarter for test, batches of 128, momentum 0.9 at lr 0.1. */
const PICTURED: Partial<ExperimentSettings> = {
  data: 'digits',
  hidden: [{ units: 32, activation: 'relu' }],
  test: 'split',
  test_share: 0.25,
  batch_size: 128,
};

/** As another program counted them: 19 of 449 are wrong. */
const PICTURED_TABLE = [
  '44 0 1 0 0 0 0 0 0 0',
  '0 43 0 0 0 0 0 0 1 1',
  '0 0 44 0 0 0 0 0 0 0',
  '0 0 2 44 0 0 0 0 0 0',
  '1 2 0 0 42 0 0 0 0 0',
  '0 0 0 0 0 41 1 0 0 3',
  '0 0 0 0 0 1 44 0 0 0',
  '0 0 0 0 0 0 0 44 0 1',
  '0 1 1 0 0 0 0 0 42 0',
  '0 1 0 1 0 1 0 0 0 42',
];
/** Taken for, is, per cent sure. */
const PICTURED_WORST = [
  [5, 6, 51],
  [9, 5, 95],
  [1, 8, 99],
  [9, 7, 89],
  [2, 3, 83],
  [5, 9, 83],
];

function mistakes_of(change: Partial<ExperimentSettings>, request: MistakesRequest, steps: number) {
  const options = options_of(change);
  const service = new Service(core);
  service.ask(0, 'create', [options, { mistakes: request }]);
  const { snapshot } = service.ask(0, 'advance', [steps]).answer as RunProgress;
  const trainer = new core.Trainer(options);
  trainer.run(steps);
  return { mistakes: snapshot.products.mistakes as Mistakes, trainer, service, snapshot };
}

it('counts by hand: a row is the truth, a column what it is taken for', () => {
  const truths = [0, 0, 0, 1, 1, 2];
  const taken = [0, 0, 2, 1, 0, 2];
  expect([...confusion_of(truths, taken, 3)]).toEqual([2, 0, 1, 1, 1, 0, 0, 0, 1]);
});

it('the dearest come first, of equals the earlier, an endless loss before all', () => {
  const losses = [0.5, 2, Number.POSITIVE_INFINITY, 2, 9];
  expect(dearest(losses, (row) => row !== 4, 3)).toEqual([2, 1, 3]);
});

it('a fit by hand: errors 1, 0 and −2 of targets 1, 2 and 3', () => {
  const { mean_square, explained } = fit_of(Float32Array.of(1, 2, 3), Float32Array.of(0, 2, 5));
  expect(mean_square).toBeCloseTo(5 / 3, 12);
  expect(explained).toBeCloseTo(1 - 5 / 3 / (2 / 3), 12);
  expect(fit_of(Float32Array.of(4, 4), Float32Array.of(4, 5)).explained).toBeNaN();
  expect([...spread(Float32Array.of(3, 1, 2, 5, 4), 3)]).toEqual([1, 0, 3]);
});

it('what leads on from a unit is its column of the next layer: (3, 4) is 5 long', () => {
  // A bias in front, then (2, 2): unit 0 leads on by 3 and 4, unit 1 by 0 and −2.
  const parameters = Float32Array.of(7, 3, 0, 4, -2);
  expect([...outgoing(parameters, { in: 2, out: 2, offset: 1 })]).toEqual([5, 2]);
});

it('of digits the table has every test picture, and is what the core classifies', () => {
  const { mistakes, trainer, snapshot } = mistakes_of(PICTURED, { tested: true, cell: null }, 300);
  const { confusion, samples, worst, units, tested } = mistakes as ClassMistakes;
  const truths = trainer.test_y() as Int32Array;
  const taken = trainer.classify(trainer.test_x() as Float32Array);
  expect([samples, tested, truths.length]).toEqual([449, true, 449]);
  expect([...confusion]).toEqual([...confusion_of(truths, taken, 10)]);
  expect(
    Array.from({ length: 10 }, (_, truth) => confusion.slice(10 * truth, 10 * truth + 10).join(' ')),
  ).toEqual(PICTURED_TABLE);
  expect(worst.slice(0, 6).map((one) => [one.taken, one.truth, Math.round(100 * one.sure)])).toEqual(
    PICTURED_WORST,
  );
  const wrong = [...truths.keys()].filter((row) => truths[row] !== taken[row]);
  expect(wrong.length / 449).toBeCloseTo(1 - snapshot.score.test_accuracy, 6);
  expect(wrong).toHaveLength(19);
  expect(worst.every(({ row }) => wrong.includes(row))).toBe(true);
  const losses = worst.map(({ loss }) => loss);
  expect(losses).toEqual([...losses].sort((one, other) => other - one));
  const [first] = worst;
  if (!first || !units) throw new Error('some are wrong');
  expect(first.x).toEqual(trainer.test_x()?.slice(first.row * 64, first.row * 64 + 64));
  expect(units.order).toHaveLength(32);
  expect([...units.strength]).toEqual([...units.strength].sort((one, other) => other - one));
  const strongest = units.order[0] as number;
  expect(units.weights.slice(0, 64)).toEqual(trainer.parameters().slice(strongest * 64, strongest * 64 + 64));
});

it('a cell lists the samples in it, also on the diagonal; without test data they are those trained on', () => {
  const request = { tested: true, cell: [1, 1] as const };
  const { mistakes } = mistakes_of({ data: 'two_moons', hidden: [] }, request, 20);
  const { worst, tested, samples, units } = mistakes as ClassMistakes;
  expect([tested, samples, units]).toEqual([false, 300, null]);
  expect(worst.every(({ truth, taken }) => truth === 1 && taken === 1)).toBe(true);
  expect(worst[0]?.sure).toBeLessThan(0.6);
});

it('numbers have their errors, and of one input the curve', () => {
  const { mistakes, trainer, snapshot } = mistakes_of(
    { data: 'sine', hidden: [{ units: 8, activation: 'tanh' }] },
    { tested: false, cell: null },
    50,
  );
  const { rows, targets, predicted, mean_square, curve, explained } = mistakes as NumberMistakes;
  expect(mean_square).toBeCloseTo(snapshot.loss, 5);
  expect(explained).toBeLessThan(1);
  expect(curve?.along).toHaveLength(160);
  const of_all = trainer.predict(trainer.x());
  expect([...predicted]).toEqual(Array.from(rows, (row) => of_all[row]));
  expect([...targets]).toEqual([...targets].sort((one, other) => one - other));
});

it('a test sample’s way through a step ends in the probabilities that predict() gives for it', () => {
  const options = options_of(PICTURED);
  const service = new Service(core);
  const ask = { sample_trace: { parameter: 0, sample: 0, picked: { tested: true, row: 17 } } };
  service.ask(0, 'create', [options, ask]);
  const made = service.ask(0, 'advance', [12]).answer as RunProgress;
  const trace = made.snapshot.products.sample_trace as StepSampleTrace;
  const trainer = new core.Trainer(options);
  trainer.run(11);
  const x = (trainer.test_x() as Float32Array).slice(17 * 64, 18 * 64);
  expect(trace.picked).toEqual({ tested: true, row: 17 });
  expect([...trace.x]).toEqual([...x]);
  const p = [...(trace.p as Float32Array)];
  for (const [label, share] of trainer.probabilities(x).entries()) expect(p[label]).toBeCloseTo(share, 6);
  expect(trace.label).toBe(trainer.test_y()?.[17]);
  // One that is not there: the step's own.
  const look = service.ask(0, 'look', [
    { sample_trace: { ...ask.sample_trace, picked: { tested: true, row: 449 } } },
  ]);
  expect((look.answer as RunProgress['snapshot']).products.sample_trace?.picked).toBeNull();
});
