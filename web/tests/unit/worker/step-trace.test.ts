// SPDX-License-Identifier: MIT
/** A step seen from inside, over the real core (build/wasm must be built): samples, motions, and phases taken back. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Momentum } from '../../../src/core/api';
import { load_run_core } from '../../../src/core/modules/run-core';
import { DEFAULT_SCHEDULE, default_settings, settings_of } from '../../../src/lab/experiment/defaults';
import { DEFAULT_BUILD, trainer_options, tuning_of } from '../../../src/lab/experiment/network';
import { RULES } from '../../../src/lab/experiment/schema';
import { defaults, EXPERIMENT } from '../../../src/lab/experiment/settings';
import type { ExperimentSettings, RunSettings } from '../../../src/lab/experiment/types';
import { products_arrived } from '../../../src/worker/products/late/arrival';
import * as late_products from '../../../src/worker/products/late/run-products';
import type { LiveRequests, RunOptions, StepSampleTrace, StepTrace } from '../../../src/worker/protocol';
import { Session } from '../../../src/worker/session/session';

/** Seen at this parameter, along the way of this sample. */
const traced = (parameter: number, sample: number): LiveRequests => ({
  step_trace: { parameter },
  sample_trace: { parameter, sample },
});
const TRACED = traced(2, 7);
const USUAL = default_settings('b');
const CONVENTIONS = ['pytorch', 'classical', 'average'] as const;

let core: Momentum;
beforeAll(async () => {
  products_arrived(late_products);
  core = await load_run_core(new URL('../../../../build/wasm/momentum-run.wasm', import.meta.url));
});

function options(batch_size = 0, run: Partial<RunSettings> = {}, more: Partial<RunOptions> = {}): RunOptions {
  const experiment = { ...defaults<ExperimentSettings>(EXPERIMENT), batch_size };
  const optimizer = trainer_options(experiment, DEFAULT_BUILD, {
    ...(run.rule ? {} : USUAL),
    ...run,
  } as RunSettings);
  return { ...optimizer, ...more } as RunOptions;
}

function opened(run_options: RunOptions, probes = TRACED) {
  const session = new Session(core, run_options, probes);
  const trace = () => session.snapshot().products.sample_trace as StepSampleTrace;
  return { session, trace };
}

describe.each([0, 96])('batch size %d', (batch_size) => {
  it('adds the samples up to the gradient of the parameter looked at', () => {
    const { session, trace } = opened(options(batch_size));
    session.advance(7);
    for (let phase = 0; phase < 2; phase++) session.phase();
    const { samples } = trace();
    let sum = 0;
    for (let sample = 0; sample < samples; sample++) {
      const { sample_trace: one } = session.look(traced(2, sample)).products;
      // Parameter 2 is linear1.weight[0,2].
      sum += (one?.layers[0]?.delta[0] ?? Number.NaN) * (one?.x[2] ?? Number.NaN);
    }
    expect(sum / samples).toBeCloseTo(session.snapshot().products.step_trace?.gradient ?? Number.NaN, 7);
    session.dispose();
  });

  it('says what weights add to z forward, and what they get of the gradient backward', () => {
    const { session, trace } = opened(options(batch_size));
    session.advance(7);
    for (let phase = 0; phase < 2; phase++) session.phase();
    // linear1 is 20 → 13: its weights are the first 260 parameters, then come its 13 biases.
    const { samples } = trace();
    let got = 0;
    for (let sample = 0; sample < samples; sample++) {
      const backward = session.look(traced(2, sample)).products.sample_trace?.backward;
      got += backward?.amount[backward.parameter.indexOf(2)] ?? Number.NaN;
    }
    expect(got / samples).toBeCloseTo(session.snapshot().products.step_trace?.gradient ?? Number.NaN, 7);
    const { forward, layers } = trace();
    const bias = session.look(traced(260, 7)).products.step_trace?.parameter_before ?? Number.NaN;
    const added = forward.amount.subarray(0, 20).reduce((sum, one) => sum + one, 0);
    expect(added + bias).toBeCloseTo(layers[0]?.z[0] ?? Number.NaN, 5);
    session.dispose();
  });

  it('shows the same of a step opened by phases, made whole, or found again', () => {
    const one = opened(options(batch_size));
    one.session.advance(5);
    for (let phase = 0; phase < 5; phase++) one.session.phase();
    const whole = opened(options(batch_size));
    whole.session.advance(6);
    const unwatched = opened(options(batch_size), {});
    unwatched.session.advance(6);
    const found = unwatched.session.look(TRACED);
    expect(whole.trace()).toEqual(one.trace());
    expect(found.products.sample_trace).toEqual(one.trace());
    for (const { session } of [one, whole, unwatched]) session.dispose();
  });

  it('says which samples it is made with', () => {
    const { session, trace } = opened(options(batch_size), traced(2, 90));
    session.advance(6);
    const { sample, samples, row, batch } = trace();
    // Of 500 samples the sixth batch of 96 has 20.
    expect([sample, samples]).toEqual(batch_size === 0 ? [90, 500] : [19, 20]);
    expect(batch).toEqual(batch_size === 0 ? null : { number: 6, of: 6 });
    if (batch_size === 0) expect(row).toBe(90);
    session.dispose();
  });
});

describe.each(RULES)('%s', (rule) => {
  it('takes each phase back and does it again with the same numbers', () => {
    const { session } = opened(options(96, settings_of('b', rule, DEFAULT_SCHEDULE)));
    session.advance(9);
    const snapshots = [session.snapshot()];
    for (let phase = 1; phase < 5; phase++) snapshots.push(session.phase().snapshot);
    for (let phase = 3; phase >= 0; phase--) expect(session.back()).toEqual(snapshots[phase]);
    for (let phase = 1; phase < 5; phase++) expect(session.phase().snapshot).toEqual(snapshots[phase]);
    session.dispose();
  });
});

it.each([0, 0.9])('measures a step, which goes the way its sum points: momentum %d', (momentum) => {
  const trainer = new core.Trainer(options(0, { ...USUAL, momentum }));
  trainer.run(3);
  trainer.forward();
  trainer.backward();
  const before = trainer.clone();
  trainer.update();
  const [from, to] = [before.parameters(), trainer.parameters()];
  const { stride, along } = trainer.motion_since(before);
  expect(stride).toBeCloseTo(Math.hypot(...to.map((w, i) => w - (from[i] ?? Number.NaN))), 6);
  expect(stride).toBeLessThan(0.5);
  expect(along).toBeCloseTo(1, 4);
  for (const one of [trainer, before]) one.delete();
});

it('keeps what was set during the step, and makes its update with what it was made with', () => {
  const { session } = opened(options());
  session.advance(3);
  session.phase();
  session.configure(tuning_of({ ...USUAL, lr: 0.05 }));
  for (let phase = 1; phase < 4; phase++) session.phase();
  const done = session.snapshot();
  expect(done.products.step_trace?.lr).toBe(0.05);
  session.configure(tuning_of({ ...USUAL, lr: 0.01 }));
  expect(session.back().products.step_trace?.lr).toBe(0.05);
  expect(session.phase().snapshot.products.step_trace).toEqual(done.products.step_trace);
  session.dispose();
});

it('forgets with the steps that are taken back what was set after them', () => {
  const { session } = opened(options());
  const straight = opened(options());
  session.advance(10);
  session.configure(tuning_of({ ...USUAL, lr: 0.05 }));
  expect(session.rewind(7)).toEqual(straight.session.advance(7).snapshot);
  for (const one of [session, straight.session]) one.advance(1);
  expect(session.snapshot()).toEqual(straight.session.snapshot());
  // And it is set when it is set again.
  session.configure(tuning_of({ ...USUAL, lr: 0.05 }));
  session.advance(1);
  const { lr, after, parameter_before, parameter_after } = session.snapshot().products
    .step_trace as StepTrace;
  expect(lr).toBe(0.05);
  expect(parameter_after).toBeCloseTo(parameter_before - 0.05 * (after.momentum_buffer ?? Number.NaN), 7);
  for (const { session: one } of [straight, { session }]) one.dispose();
});

it.each(CONVENTIONS)(
  'tells of the %s convention the move that the weight made, with decay and uphill',
  (name) => {
    const own = { convention: name, weight_decay: 0.5, maximize: true };
    const { session, trace } = opened(options(0, { ...USUAL, ...own }));
    session.advance(4);
    const { parameter_before, parameter_after } = session.snapshot().products.step_trace as StepTrace;
    const in_trace = trace().moves?.now.find(({ convention }) => convention === name);
    expect(in_trace?.move).toBeCloseTo(parameter_after - parameter_before, 6);
    session.dispose();
  },
);

it('has nothing to take back where no step is open', () => {
  const { session } = opened(options());
  session.advance(3);
  expect(session.back()).toEqual(session.snapshot());
  expect(session.snapshot().steps).toBe(3);
  session.dispose();
});

it('lets a forgotten zero_grad() add gradients up, as momentum 1 does, and the run itself alone', () => {
  const plain = { momentum: 0, lr: 0.02 };
  const run_options = options(0, plain);
  const { session } = opened(run_options);
  session.advance(4);
  const before = session.snapshot();
  const { cleared, accumulated: kept } = session.task('zero_grad_losses', { steps: 40, tuning: run_options });
  expect(session.snapshot()).toEqual(before);
  const frictionless = new core.Trainer(options(0, { ...plain, momentum: 1 }));
  const losses = frictionless.run(40);
  frictionless.delete();
  kept.forEach((loss, step) => {
    expect(Math.abs(loss - (losses[step] ?? 0))).toBeLessThan(2e-5);
  });
  expect([...cleared]).not.toEqual([...kept]);
  session.dispose();
});

it('goes through a run that forgets it as the core does, phase by phase', () => {
  const run_options = options(0, { momentum: 0 }, { zero_grad: false });
  const { session, trace } = opened(run_options);
  session.advance(3);
  for (let phase = 0; phase < 5; phase++) session.phase();
  const straight = new core.Trainer(run_options);
  straight.run(3);
  const left = straight.gradients();
  straight.run(1);
  expect(trace().carried_gradient).toBe(left[2]);
  expect(session.snapshot().products.step_trace?.gradient).toBe(straight.gradients()[2]);
  expect(session.snapshot().products.step_trace?.parameter_after).toBe(straight.parameters()[2]);
  straight.delete();
  session.dispose();
});
