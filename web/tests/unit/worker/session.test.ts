// SPDX-License-Identifier: MIT
/** A run's session over the real core (build/wasm must be built): what it shows is what one straight run makes. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Momentum, Trainer } from '../../../src/core/api';
import { load_run_core } from '../../../src/core/modules/run-core';
import { default_settings } from '../../../src/lab/experiment/defaults';
import { DEFAULT_BUILD, trainer_options, tuning_of } from '../../../src/lab/experiment/network';
import { defaults, EXPERIMENT } from '../../../src/lab/experiment/settings';
import type { ExperimentSettings, RunSettings } from '../../../src/lab/experiment/types';
import {
  type Columns,
  type LiveRequests,
  PHASES,
  type RunOptions,
  type Snapshot,
  type StepTrace,
  type TrainerOptions,
  WATCH_LARGEST,
} from '../../../src/worker/protocol';
import { next_evaluated } from '../../../src/worker/session/eval-schedule';
import { Session } from '../../../src/worker/session/session';

const NAMES = ['batch_loss', 'grad_norm', 'velocity_norm', 'stride', 'agreement'] as const;
const WATCHED: LiveRequests = { step_trace: { parameter: 2 }, velocity_by_layer: true };
const UNWATCHED: LiveRequests = { velocity_by_layer: true };
const LARGEST: LiveRequests = { step_trace: { parameter: WATCH_LARGEST } };
const USUAL = default_settings('b');
/** A step seen from inside, as was asked for. */
const step_trace_of = ({ products }: Snapshot): StepTrace => products.step_trace as StepTrace;

let core: Momentum;
beforeAll(async () => {
  core = await load_run_core(new URL('../../../../build/wasm/momentum-run.wasm', import.meta.url));
});

function options(run: Partial<RunSettings> = {}, batch_size = 0): RunOptions {
  const experiment = { ...defaults<ExperimentSettings>(EXPERIMENT), batch_size };
  return trainer_options(experiment, DEFAULT_BUILD, { ...USUAL, ...run } as RunSettings);
}

/** INTERIM: what the core here knows of them. */
function trainer_of(run_options: RunOptions): Trainer {
  const { schedule: _, test: __, init: ___, ...known } = run_options as RunOptions & Record<string, unknown>;
  return new core.Trainer(known as TrainerOptions);
}

const SLOWER = tuning_of({ ...USUAL, lr: 0.05 });
const rows = (columns: Columns) => ['loss' as const, ...NAMES].map((name) => [...columns[name]]);

/** What n straight steps give, and the loss on all data after each, asked of the core step by step. */
function straight(n: number, run_options = options()) {
  const trainer = trainer_of(run_options);
  const losses: number[] = [];
  const results = Array.from({ length: n }, () => {
    trainer.step();
    losses.push(trainer.evaluate().loss);
    const { loss: batch_loss, ...rest } = trainer.stats();
    return { batch_loss, ...rest };
  });
  const parameters = trainer.parameters();
  trainer.delete();
  const columns = Object.fromEntries(NAMES.map((name) => [name, results.map((step) => step[name])]));
  return { columns: columns as Record<(typeof NAMES)[number], number[]>, losses, parameters };
}

describe.each([0, 96])('batch size %d', (batch_size) => {
  const run_options = () => options({}, batch_size);

  it('advances as one straight run does', () => {
    const session = new Session(core, run_options(), WATCHED);
    const parts = [7, 1, 30].map((n) => session.advance(n));
    expect(parts.map(({ from }) => from)).toEqual([0, 7, 8]);
    const { columns, parameters } = straight(38, run_options());
    for (const name of NAMES) expect(parts.flatMap((part) => [...part.columns[name]])).toEqual(columns[name]);
    expect(parts.flatMap((part) => [...part.columns.loss]).length).toBe(38);
    expect(session.snapshot().steps).toBe(38);
    expect(step_trace_of(session.snapshot()).parameter_after).toBe(parameters[2]);
    session.dispose();
  });

  it('goes back to any step of the last advance, and on from there', () => {
    const session = new Session(core, run_options(), WATCHED);
    session.advance(10);
    const snapshots = session.snapshot();
    const { columns } = session.advance(20);
    for (const step of [30, 17, 11]) {
      expect(session.rewind(step)).toMatchObject({
        steps: step,
        done: 5,
        products: { step_trace: { step } },
      });
      expect(step_trace_of(session.snapshot()).loss).toBe(columns.batch_loss[step - 11]);
    }
    expect(session.rewind(10)).toEqual(snapshots);
    expect(rows(session.advance(20).columns)).toEqual(rows(columns));
    expect(() => session.rewind(9)).toThrow(/9/);
    session.dispose();
  });

  it('goes back over an advance asked ahead, and forgets what came after', () => {
    const session = new Session(core, run_options(), WATCHED);
    const losses = straight(60, run_options()).columns.batch_loss;
    session.advance(10);
    for (let i = 0; i < 3; i++) session.advance(10, { prefetch: true });
    expect(() => session.rewind(19)).toThrow(/19/);
    expect(session.rewind(33)).toMatchObject({ steps: 33, done: 5, products: { step_trace: { step: 33 } } });
    expect(session.rewind(20).steps).toBe(20);
    expect([...session.advance(15).columns.batch_loss]).toEqual(losses.slice(20, 35));
    expect([...session.advance(25, { prefetch: true }).columns.batch_loss]).toEqual(losses.slice(35));
    expect(step_trace_of(session.rewind(21)).loss).toBe(losses[20]);
    session.dispose();
  });

  it('a step of five phases is the same step', () => {
    const session = new Session(core, run_options(), WATCHED);
    session.advance(3);
    const answers = [1, 2, 3, 4, 5].map(() => session.phase());
    expect(answers.map(({ columns }) => columns.loss.length)).toEqual([0, 0, 0, 0, 1]);
    expect(answers.map(({ snapshot }) => snapshot.steps)).toEqual([3, 3, 3, 3, 4]);
    expect(answers[4]?.columns.batch_loss[0]).toBe(straight(4, run_options()).columns.batch_loss[3]);
    const whole = new Session(core, run_options(), WATCHED);
    whole.advance(4);
    expect(session.snapshot()).toEqual(whole.snapshot());
    session.dispose();
    whole.dispose();
  });
});

describe('the loss on all data', () => {
  it('of a full batch is there after every step, to the bit, however the steps are asked for', () => {
    // So many that not every step is scored any more: there each step's loss is the one the next step starts from.
    const { losses } = straight(330);
    const session = new Session(core, options(), WATCHED);
    const cuts = [session.advance(1), session.advance(20), session.advance(300)];
    for (let i = 0; i < 4; i++) cuts.push(session.phase());
    cuts.push(session.advance(9));
    expect(cuts.flatMap(({ columns }) => [...columns.loss])).toEqual(losses);
    expect(session.snapshot().loss).toBe(losses[329]);
    session.dispose();
  });

  it('of mini-batches is there after the steps that are due, whatever else is asked', () => {
    const run_options = options({}, 96);
    const { losses } = straight(300, run_options);
    const due = losses.map((loss, i) => (next_evaluated(i, 6) === i + 1 ? loss : Number.NaN));
    expect(due.slice(0, 32)).toEqual(losses.slice(0, 32));
    expect(due.filter(Number.isFinite).length).toBeLessThan(150);
    for (const cut of [300, 7, 64]) {
      const session = new Session(core, run_options, WATCHED);
      const parts: number[] = [];
      while (parts.length < 300)
        parts.push(...session.advance(Math.min(cut, 300 - parts.length)).columns.loss);
      expect(parts).toEqual(due);
      expect(session.snapshot().loss).toBe(losses[299]);
      session.dispose();
    }
  });

  it('within an open step is still the one before its update', () => {
    const session = new Session(core, options(), WATCHED);
    const before = session.snapshot().loss;
    for (let i = 1; i < PHASES.length; i++) expect(session.phase().snapshot.loss).toBe(before);
    expect(session.phase().snapshot.loss).toBe(straight(1).losses[0]);
    session.dispose();
  });
});

describe('scores', () => {
  const score = (run_options: RunOptions, cuts: number[]) => {
    const session = new Session(core, run_options, WATCHED);
    const parts = [session.created(), ...cuts.map((n) => session.advance(n))];
    session.dispose();
    return parts.map(({ scores }) => scores);
  };
  it.each([0, 96])('do not depend on how steps are asked for: batch size %d', (batch_size) => {
    const run_options = options({}, batch_size);
    const joined = (all: ReturnType<typeof score>) =>
      all.flatMap(({ step, accuracy }) => step.map((at, i) => [at, accuracy[i]]));
    const whole = joined(score(run_options, [1000]));
    expect(joined(score(run_options, [1, 2, 500, 97, 400]))).toEqual(whole);
    const steps = whole.map(([step]) => step);
    expect(steps.slice(0, 3)).toEqual([0, 1, 2]);
    expect(steps.length).toBeLessThan(420);
    const trainer = trainer_of(run_options);
    trainer.run(640);
    expect(whole.find(([step]) => step === 640)?.[1]).toBe(trainer.evaluate().accuracy);
    trainer.delete();
  });
});

describe('inside a step', () => {
  it('looks at the largest first gradient unless told otherwise', () => {
    const session = new Session(core, options(), LARGEST);
    const { parameter } = step_trace_of(session.snapshot());
    session.advance(1);
    const sizes = session.task('gradient', null).map(Math.abs);
    expect(sizes).toHaveLength(412);
    expect(Math.max(...sizes)).toBe(sizes[parameter]);
    expect(step_trace_of(session.look({ step_trace: { parameter: 7 } })).parameter).toBe(7);
    session.dispose();
  });

  it('says what the step was made with, not what is set since', () => {
    const session = new Session(core, options(), WATCHED);
    session.advance(20);
    session.configure(tuning_of({ ...USUAL, lr: 0.05, momentum: 0.5 }));
    const optimizer = tuning_of(USUAL).optimizer;
    expect(step_trace_of(session.snapshot())).toMatchObject({ step: 20, optimizer, lr: 0.1 });
    session.phase();
    expect(step_trace_of(session.configure(SLOWER)).optimizer).toEqual(SLOWER.optimizer);
    session.phase();
    session.phase();
    expect(step_trace_of(session.configure(tuning_of(USUAL)))).toMatchObject({
      optimizer: SLOWER.optimizer,
      lr: 0.05,
    });
    session.phase();
    const { before, after, gradient, parameter_before, parameter_after } = step_trace_of(session.snapshot());
    const velocity = after.momentum_buffer as number;
    expect(velocity).toBeCloseTo(0.9 * (before.momentum_buffer as number) + gradient, 7);
    expect(parameter_after).toBeCloseTo(parameter_before - 0.05 * velocity, 7);
    session.dispose();
  });

  it('shows a number when its phase has happened, and the numbers add up', () => {
    const session = new Session(core, options(), WATCHED);
    expect(session.snapshot()).toMatchObject({
      done: 0,
      products: { step_trace: { step: 0, loss: Number.NaN } },
    });
    session.advance(5);
    const snapshots = [1, 2, 3, 4].map(() => session.phase().snapshot);
    expect(snapshots.map(({ done }) => done)).toEqual([1, 2, 3, 4]);
    const step_traces = snapshots.map(step_trace_of);
    expect(step_traces.map(({ gradient }) => Number.isNaN(gradient))).toEqual([true, false, false, false]);
    expect(step_traces.map(({ after }) => 'momentum_buffer' in after)).toEqual([false, false, true, true]);
    expect(step_traces.map((one) => Number.isNaN(one.parameter_after))).toEqual([true, true, true, false]);
    expect(step_traces.map((one) => Number.isNaN(one.parameter_ahead))).toEqual([true, true, false, false]);
    expect(step_traces[2]?.parameter_ahead).toBe(step_traces[3]?.parameter_after);
    const { gradient, before, after, parameter_before, parameter_after } = step_traces[3] as StepTrace;
    const velocity = after.momentum_buffer as number;
    expect(velocity).toBeCloseTo(0.9 * (before.momentum_buffer as number) + gradient, 7);
    expect(parameter_after).toBeCloseTo(parameter_before - 0.1 * velocity, 7);
    session.dispose();
  });

  it.each([0, 96])(
    'is not looked into when nobody asks, and is there when somebody does: batch size %d',
    (batch) => {
      const two = [UNWATCHED, WATCHED].map((probes) => new Session(core, options({}, batch), probes));
      const [session, other] = two as [Session, Session];
      /** Both do the same; then one is looked into, and another time no longer. */
      const same = (act: (one: Session) => unknown) => {
        for (const one of two) act(one);
        expect(session.snapshot()).toMatchObject({ products: { step_trace: null } });
        expect(session.look(WATCHED)).toEqual(other.snapshot());
        expect(session.task('gradient', null)).toEqual(other.task('gradient', null));
        session.look(UNWATCHED);
      };
      same((one) => one.created());
      same((one) => one.advance(3));
      same((one) => one.advance(1));
      same((one) => {
        one.advance(10);
        one.configure(SLOWER);
      });
      same((one) => one.advance(20));
      same((one) => one.rewind(17));
      same((one) => {
        one.advance(20);
        one.advance(20, { prefetch: true });
        one.rewind(39);
      });
      // Where the last advance began: what led there was forgotten long ago.
      same((one) => {
        one.advance(5);
        one.advance(5);
        one.rewind(44);
      });
      same((one) => one.phase());
      same((one) => one.advance(2));
      for (const one of two) one.dispose();
    },
  );

  it.each([0, 96])('is there after a divergence, too: batch size %d', (batch) => {
    const wild = options({ lr: 1000, momentum: 1.5 }, batch);
    const two = [UNWATCHED, WATCHED].map((probes) => new Session(core, wild, probes));
    const [session, other] = two as [Session, Session];
    for (const one of two) one.advance(2000);
    expect(session.look(WATCHED)).toEqual(other.snapshot());
    expect(step_trace_of(session.snapshot()).parameter_after).not.toBeNaN();
    session.look(UNWATCHED);
    for (const one of two) one.advance(5);
    expect(session.look(WATCHED)).toEqual(other.snapshot());
    for (const one of two) one.dispose();
  });

  it('a change before the velocity is for this step, one after it for the next', () => {
    const early = new Session(core, options(), WATCHED);
    early.advance(5);
    early.phase();
    early.configure(SLOWER);
    const straight_on = new Session(core, options(), WATCHED);
    straight_on.advance(5);
    straight_on.configure(SLOWER);
    expect(rows(early.advance(4).columns)).toEqual(rows(straight_on.advance(4).columns));
    for (const session of [early, straight_on]) session.dispose();

    const late = new Session(core, options(), WATCHED);
    late.advance(5);
    for (let i = 0; i < 3; i++) late.phase();
    late.configure(SLOWER);
    const next = new Session(core, options(), WATCHED);
    const sixth = next.advance(6).columns.batch_loss[5];
    next.configure(SLOWER);
    const rest = next.advance(3).columns.batch_loss;
    expect([...late.advance(4).columns.batch_loss]).toEqual([sixth, ...rest]);
    late.rewind(7);
    expect([...late.advance(2).columns.batch_loss]).toEqual([...rest.subarray(1)]);
    for (const session of [late, next]) session.dispose();
  });
});

it('a run that diverges keeps its last whole step, and can be taken back from it', () => {
  const wild = options({ lr: 1000, momentum: 1.5 });
  const trainer = trainer_of(wild);
  const count = trainer.run(2000).length;
  trainer.delete();
  expect(count).toBeLessThan(2000);
  const session = new Session(core, wild, WATCHED);
  const { columns, snapshot } = session.advance(2000);
  expect(columns.loss).toHaveLength(count);
  expect(snapshot.diverged_at).not.toBeNull();
  expect(step_trace_of(snapshot).step).toBe(count);
  expect(Number.isFinite(snapshot.loss)).toBe(true);
  expect(session.rewind(count - 1)).toMatchObject({ steps: count - 1, diverged_at: null });
  expect(session.advance(5).columns.loss).toHaveLength(1);
  session.dispose();
});

it('PyTorch’s first loss, and a bad option as an Error', () => {
  const session = new Session(core, options(), WATCHED);
  const { columns } = session.advance(1);
  expect(columns.batch_loss[0]).toBeCloseTo(1.1368, 4);
  expect(columns.loss[0]).toBeCloseTo(1.1296, 4);
  expect(() => session.configure(tuning_of({ ...USUAL, lr: -1 }))).toThrow(/lr/);
  expect(session.advance(1).columns.loss).toHaveLength(1);
  session.dispose();
  expect(() => new Session(core, { ...options(), seed: -1 }, WATCHED)).toThrow(/seed/);
});
