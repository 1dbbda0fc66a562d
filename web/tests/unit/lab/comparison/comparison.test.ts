// SPDX-License-Identifier: MIT
/** The comparison with PyTorch: its arithmetic on made-up numbers, its record, and the real core beside that record. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Momentum } from '../../../../src/core/api';
import { loadMomentum } from '../../../../src/core/momentum';
import { Comparison } from '../../../../src/lab/comparison/comparison';
import {
  type Compared,
  compare,
  gradient_distance,
  losses_distance,
  matches,
  nearer,
  TOLERANCE,
  tally,
} from '../../../../src/lab/comparison/measures';
import type { PyTorchRecord } from '../../../../src/lab/comparison/pytorch';
import { CORE_TASKS } from '../../../../src/worker/products/core-tasks';
import type { CoreWorker, ReferenceTrace, TrainerOptions } from '../../../../src/worker/protocol';

const text = readFileSync(new URL('../../../../src/lab/comparison/pytorch.json', import.meta.url), 'utf8');
const record = JSON.parse(text) as PyTorchRecord;
const core = await loadMomentum(new URL('../../../../../build/wasm/momentum-core.wasm', import.meta.url));

const near = (ours: number, pytorch: number, apart = 1e-7): Compared => ({
  last_loss: { ours: 1, pytorch: 1 },
  losses_apart: apart,
  gradient_apart: 0,
  losses: { ours, pytorch },
  gradient: { ours: 0, pytorch: 0 },
});

describe('distances', () => {
  it('of losses are shares of each loss, of a gradient shares of its largest entry', () => {
    expect(losses_distance([1.1, 0.22], [1, 0.2])).toBeCloseTo(0.1, 12);
    expect(losses_distance([1, 0.3], [1, 0.2])).toBeCloseTo(0.5, 12);
    expect(gradient_distance([1, -4, 0.5], [2, -4, 0])).toBe(0.25);
    expect(losses_distance([1, 2], [1, 2])).toBe(0);
  });

  it('are infinite where a run ended early or a number is none', () => {
    const wrong = [[1], [1, Number.NaN], [1, Number.POSITIVE_INFINITY]];
    for (const losses of wrong) expect(losses_distance(losses, [1, 2])).toBe(Number.POSITIVE_INFINITY);
    expect(gradient_distance([0, 0], [0, 0])).toBe(Number.POSITIVE_INFINITY);
  });

  it('tell who is nearer by the digits that are shown', () => {
    expect(nearer({ ours: 1.54e-7, pytorch: 1.56e-7 })).toBe('ours');
    expect(nearer({ ours: 1.63e-7, pytorch: 1.58e-7 })).toBe('equal');
    expect(nearer({ ours: 2e-7, pytorch: 0 })).toBe('pytorch');
  });

  it('count', () => {
    const compared = [near(1, 2), near(3, 2), near(5, 5, 1e-3), near(1, 9)];
    expect(tally(compared)).toEqual({ all: 4, matching: 3, apart: 1e-3, ours: 2, pytorch: 1, equal: 1 });
    expect([{ ...near(1, 1), gradient_apart: 2.1e-6 }, near(1, 1, TOLERANCE)].map(matches)).toEqual([
      false,
      true,
    ]);
  });
});

describe('the record', () => {
  it('is small, says where it is from, and holds twelve whole experiments', () => {
    expect(text.length).toBeLessThan(120_000);
    expect(record.provenance.torch).toMatch(/^\d/);
    expect(record.experiments).toHaveLength(12);
    expect(new Set(record.experiments.map(({ options }) => JSON.stringify(options))).size).toBe(12);
    for (const { losses, first_gradient } of record.experiments) {
      const { float32, float64 } = record.first_gradients[first_gradient] ?? { float32: [], float64: [] };
      expect([float32.length, float64.length]).toEqual([412, 412]);
      expect(losses.float32.length).toBeGreaterThanOrEqual(5);
      expect(losses.float64).toHaveLength(losses.float32.length);
    }
  });

  it('has float64 to more digits than float32 has', () => {
    for (const { losses } of record.experiments) {
      expect(losses.float64.some((loss) => Math.abs(loss - Math.fround(loss)) > 1e-9)).toBe(true);
      expect(losses_distance(losses.float32, losses.float64)).toBeLessThan(TOLERANCE);
    }
  });
});

it('the core matches PyTorch in every experiment and is mostly the nearer to float64', () => {
  const compared = record.experiments.map((experiment) =>
    compare(trace(core, experiment.options, experiment.losses.float32.length), record, experiment),
  );
  expect(compared.map(matches)).toEqual(compared.map(() => true));
  expect(tally(compared)).toMatchObject({ all: 12, matching: 12, ours: 8, pytorch: 2, equal: 2 });
  expect(compared.map(({ gradient }) => nearer(gradient))).toEqual(compared.map(() => 'ours'));
});

const later = (milliseconds: number, callback: () => void) => void setTimeout(callback, milliseconds).unref();

/** A comparison whose workers answer so, and what became of them. */
type Train = (options: TrainerOptions, steps: number) => Promise<ReferenceTrace>;

const trace = (momentum: Momentum, options: TrainerOptions, steps: number) =>
  CORE_TASKS.reference_trace.compute(momentum, { options, steps });

function comparison_with(train: Train, read = async () => record) {
  const workers = { opened: 0, ended: 0 };
  const connect = () => {
    workers.opened++;
    const terminate = () => void workers.ended++;
    const task = (_: string, { options, steps }: { options: TrainerOptions; steps: number }) =>
      train(options, steps);
    return { worker: { task } as unknown as CoreWorker, loaded: Promise.resolve(), terminate };
  };
  return { comparison: new Comparison(connect, later, read), workers };
}

const real: Train = async (options, steps) => trace(core, options, steps);

describe('the dialog’s state', () => {
  it('computes nothing before it is opened, then all, and ends its worker', async () => {
    const { comparison, workers } = comparison_with(real);
    expect([workers.opened, comparison.record.value]).toEqual([0, null]);
    await comparison.open();
    expect(comparison.compared.value).toHaveLength(12);
    expect([comparison.finished.value, comparison.differs.value, comparison.failure.value]).toEqual([
      true,
      false,
      null,
    ]);
    expect(workers).toEqual({ opened: 2, ended: 2 });
  });

  it('says that it differs when one experiment does, and when one ends early', async () => {
    const off = comparison_with(async (options, steps) => {
      const { losses, first_gradient } = trace(core, options, steps);
      const wrong = options.seed === 7 ? losses.map((loss) => loss * 1.00001) : losses;
      return { losses: wrong, first_gradient };
    }).comparison;
    await off.open();
    expect([off.finished.value, off.differs.value]).toEqual([true, true]);
    expect(tally(off.compared.value)).toMatchObject({ all: 12, matching: 11 });

    const short = comparison_with(async (options, steps) => trace(core, options, steps - 1)).comparison;
    await short.open();
    expect(tally(short.compared.value)).toMatchObject({ matching: 0, apart: Number.POSITIVE_INFINITY });
  });

  it('closed while it trains, it ends the worker and hears no late answer', async () => {
    let answer = () => {};
    const { comparison, workers } = comparison_with(async (options, steps) => {
      await new Promise<void>((done) => {
        answer = done;
      });
      return real(options, steps);
    });
    const opened = comparison.open();
    await expect.poll(() => workers.opened).toBe(2);
    await new Promise((done) => setTimeout(done, 0));
    comparison.close();
    expect([workers.ended, comparison.shown.value]).toEqual([2, false]);
    answer();
    await opened;
    expect([comparison.compared.value, comparison.failure.value]).toEqual([[], null]);
  });

  it('tells what failed, and can be asked again', async () => {
    let broken = true;
    const { comparison } = comparison_with(
      async (options, steps) => {
        if (broken) throw new Error('out of memory');
        return real(options, steps);
      },
      async () => {
        if (broken) throw new TypeError('Failed to fetch');
        return record;
      },
    );
    await comparison.open();
    expect(comparison.failure.value).toBe('record');
    comparison.record.value = record;
    await comparison.run();
    expect(comparison.failure.value).toMatchObject({ kind: 'memory', message: 'out of memory' });
    broken = false;
    await comparison.run();
    expect([comparison.finished.value, comparison.failure.value]).toEqual([true, null]);
  });
});
