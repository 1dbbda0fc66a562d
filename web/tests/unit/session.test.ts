// SPDX-License-Identifier: MIT
/** A run's session over the real core (build/wasm must be built): what it shows is what one straight run makes. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Momentum } from '../../src/core/api';
import { loadMomentum } from '../../src/core/momentum';
import { trainer_options } from '../../src/state/network';
import type { Columns, TrainerOptions } from '../../src/workers/protocol';
import { Session } from '../../src/workers/session';

const MOMENTUM = { lr: 0.1, momentum: 0.9, convention: 'pytorch' } as const;
const NAMES = ['loss', 'grad_norm', 'velocity_norm', 'stride', 'agreement'] as const;
const WATCHED = 2;

let core: Momentum;
beforeAll(async () => {
  core = await loadMomentum(new URL('../../../build/wasm/momentum-core.wasm', import.meta.url));
});

function options(run: { lr: number; momentum: number } = MOMENTUM, batch_size = 0): TrainerOptions {
  const experiment = { data: 'torch_rand', seed: 22, batch_size } as const;
  return trainer_options(experiment, { ...MOMENTUM, ...run });
}

const rows = (columns: Columns) => NAMES.map((name) => [...columns[name]]);

/** What n straight steps give. */
function straight(n: number, given = options()) {
  const trainer = new core.Trainer(given);
  const columns = trainer.run_stats(n);
  const parameters = trainer.parameters();
  trainer.delete();
  return { columns, parameters };
}

describe.each([0, 96])('batch size %d', (batch_size) => {
  const given = () => options(MOMENTUM, batch_size);

  it('advances as one straight run does', () => {
    const session = new Session(core, given(), WATCHED);
    const parts = [7, 1, 30].map((n) => session.advance(n));
    expect(parts.map(({ from }) => from)).toEqual([0, 7, 8]);
    const { columns, parameters } = straight(38, given());
    for (const name of NAMES)
      expect(parts.flatMap((part) => [...part.columns[name]])).toEqual([...columns[name]]);
    expect(session.snapshot().steps).toBe(38);
    expect(session.snapshot().inside.parameter_after).toBe(parameters[WATCHED]);
    session.dispose();
  });

  it('goes back to any step of the last advance, and on from there', () => {
    const session = new Session(core, given(), WATCHED);
    session.advance(10);
    const seen = session.snapshot();
    const { columns } = session.advance(20);
    for (const step of [30, 17, 11]) {
      expect(session.rewind(step)).toMatchObject({ steps: step, inside: { step, done: 5 } });
      expect(session.snapshot().inside.loss).toBe(columns.loss[step - 11]);
    }
    expect(session.rewind(10)).toEqual(seen);
    expect(rows(session.advance(20).columns)).toEqual(rows(columns));
    expect(() => session.rewind(9)).toThrow(/9/);
    session.dispose();
  });

  it('goes back over an advance asked ahead, and forgets what came after', () => {
    const session = new Session(core, given(), WATCHED);
    const losses = straight(60, given()).columns.loss;
    session.advance(10);
    for (let i = 0; i < 3; i++) session.advance(10, true);
    expect(() => session.rewind(19)).toThrow(/19/);
    expect(session.rewind(33)).toMatchObject({ steps: 33, inside: { step: 33, done: 5 } });
    expect(session.rewind(20).steps).toBe(20);
    expect([...session.advance(15).columns.loss]).toEqual([...losses.subarray(20, 35)]);
    expect([...session.advance(25, true).columns.loss]).toEqual([...losses.subarray(35)]);
    expect(session.rewind(21).inside.loss).toBe(losses[20]);
    session.dispose();
  });

  it('a step of five phases is the same step', () => {
    const session = new Session(core, given(), WATCHED);
    session.advance(3);
    const answers = [1, 2, 3, 4, 5].map(() => session.phase());
    expect(answers.map(({ columns }) => columns.loss.length)).toEqual([0, 0, 0, 0, 1]);
    expect(answers.map(({ snapshot }) => snapshot.steps)).toEqual([3, 3, 3, 3, 4]);
    expect(answers[4]?.columns.loss[0]).toBe(straight(4, given()).columns.loss[3]);
    const whole = new Session(core, given(), WATCHED);
    whole.advance(4);
    expect(session.snapshot()).toEqual(whole.snapshot());
    session.dispose();
    whole.dispose();
  });
});

describe('inside a step', () => {
  it('shows a number when its phase has happened, and the numbers add up', () => {
    const session = new Session(core, options(), WATCHED);
    expect(session.snapshot().inside).toMatchObject({ step: 0, done: 0, loss: Number.NaN });
    session.advance(5);
    const inside = [1, 2, 3, 4].map(() => session.phase().snapshot.inside);
    expect(inside.map(({ done }) => done)).toEqual([1, 2, 3, 4]);
    expect(inside.map(({ gradient }) => Number.isNaN(gradient))).toEqual([true, false, false, false]);
    expect(inside.map((one) => Number.isNaN(one.velocity_after))).toEqual([true, true, false, false]);
    expect(inside.map((one) => Number.isNaN(one.parameter_after))).toEqual([true, true, true, false]);
    const { gradient, velocity_before, velocity_after, parameter_before, parameter_after } = inside[3] ?? {};
    expect(velocity_after).toBeCloseTo(0.9 * (velocity_before ?? 0) + (gradient ?? 0), 7);
    expect(parameter_after).toBeCloseTo((parameter_before ?? 0) - 0.1 * (velocity_after ?? 0), 7);
    session.dispose();
  });

  it('a change before the velocity is for this step, one after it for the next', () => {
    const early = new Session(core, options(), WATCHED);
    early.advance(5);
    early.phase();
    early.configure({ lr: 0.05 });
    const straight_on = new Session(core, options(), WATCHED);
    straight_on.advance(5);
    straight_on.configure({ lr: 0.05 });
    expect(rows(early.advance(4).columns)).toEqual(rows(straight_on.advance(4).columns));
    for (const session of [early, straight_on]) session.dispose();

    const late = new Session(core, options(), WATCHED);
    late.advance(5);
    for (let i = 0; i < 3; i++) late.phase();
    late.configure({ lr: 0.05 });
    const next = new Session(core, options(), WATCHED);
    const sixth = next.advance(6).columns.loss[5];
    next.configure({ lr: 0.05 });
    const rest = next.advance(3).columns.loss;
    expect([...late.advance(4).columns.loss]).toEqual([sixth, ...rest]);
    late.rewind(7);
    expect([...late.advance(2).columns.loss]).toEqual([...rest.subarray(1)]);
    for (const session of [late, next]) session.dispose();
  });
});

it('a run that diverges keeps its last whole step, and can be taken back from it', () => {
  const wild = options({ lr: 1000, momentum: 1.5 });
  const made = straight(2000, wild).columns.loss.length;
  expect(made).toBeLessThan(2000);
  const session = new Session(core, wild, WATCHED);
  const { columns, snapshot } = session.advance(2000);
  expect(columns.loss).toHaveLength(made);
  expect(snapshot.diverged_at).not.toBeNull();
  expect(snapshot.inside.step).toBe(made);
  expect(Number.isFinite(snapshot.evaluation.loss)).toBe(true);
  expect(session.rewind(made - 1)).toMatchObject({ steps: made - 1, diverged_at: null });
  expect(session.advance(5).columns.loss).toHaveLength(1);
  session.dispose();
});

it('PyTorch’s first loss, and a bad option as an Error', () => {
  const session = new Session(core, options(), WATCHED);
  expect(session.advance(1).columns.loss[0]).toBeCloseTo(1.1368, 4);
  expect(() => session.configure({ lr: -1 })).toThrow(/lr/);
  expect(session.advance(1).columns.loss).toHaveLength(1);
  session.dispose();
  expect(() => new Session(core, { ...options(), seed: -1 }, WATCHED)).toThrow(/seed/);
});
