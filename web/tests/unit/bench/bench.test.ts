// SPDX-License-Identifier: MIT
import { beforeAll, describe, expect, it } from 'vitest';
import { Bench, JOBS, operations, QUICK, report, speed_of } from '../../../src/bench/bench';
import type { Momentum } from '../../../src/core/api';
import { loadMomentum } from '../../../src/core/momentum';
import type { CoreWorker, Timed } from '../../../src/worker/protocol';

let core: Momentum;
beforeAll(async () => {
  core = await loadMomentum(new URL('../../../../build/wasm/momentum-core.wasm', import.meta.url));
});

const fake = (time: () => Promise<Timed>) => () => ({
  worker: { task: time } as unknown as CoreWorker,
  loaded: Promise.resolve(),
  terminate: () => {},
});
const later = (milliseconds: number, callback: () => void) => void setTimeout(callback, milliseconds).unref();

describe('the jobs', () => {
  it.each(JOBS)('$id is a network the core trains', (job) => {
    const trainer = new core.Trainer(job.options);
    expect(trainer.layers.map((layer) => [layer.in, layer.out])).toEqual(
      job.units.slice(1).map((out, i) => [job.units[i], out]),
    );
    expect(trainer.run(20)).toHaveLength(20);
    trainer.delete();
  });

  it('count 6 × batch × weights', () => {
    expect(JOBS.map(operations)).toEqual([1_164_000, 1_818_624, 83_853_312, 1_200]);
  });
});

describe('a measurement', () => {
  it('takes the median of rounds, even or odd', () => {
    expect(speed_of([3, 1, 2])).toEqual({ median: 2, least: 1, greatest: 3 });
    expect(speed_of([4, 1, 2, 3]).median).toBe(2.5);
  });

  it('warms up, takes turns, and reports', async () => {
    let calls = 0;
    const bench = new Bench(
      fake(async () => ({ steps: 100 * ++calls, milliseconds: 100 })),
      later,
      QUICK,
    );
    await bench.run();
    // Calls 1 … 4 warm up; the first job's rounds are calls 5, 9 and 13.
    expect(bench.results.value[0]?.speed).toEqual({ median: 9000, least: 5000, greatest: 13_000 });
    expect([bench.progress.value, bench.fault.value]).toEqual([null, null]);
    const reported = JSON.parse(report(bench, { user_agent: 'me', cores: 2 }));
    expect(reported).toMatchObject({ user_agent: 'me', rounds: QUICK.rounds });
    expect(reported.results[0]).toMatchObject({ job: 'J1', steps_per_second: { median: 9000 } });
  });

  it('says why it failed', async () => {
    const bench = new Bench(
      fake(() => Promise.reject(new Error('out of memory'))),
      later,
    );
    await bench.run();
    expect(bench.fault.value).toMatchObject({ kind: 'memory', message: 'out of memory' });
    expect([bench.progress.value, bench.finished.value]).toEqual([null, null]);
  });

  it('says so where there are no workers', async () => {
    const bench = new Bench(() => {
      throw new ReferenceError('Worker is not defined');
    }, later);
    await bench.run();
    expect(bench.fault.value).toMatchObject({ kind: 'unsupported', message: 'Worker is not defined' });
    expect(bench.progress.value).toBeNull();
  });

  it('waits for no worker that does not answer', async () => {
    const timers: (() => void)[] = [];
    const bench = new Bench(
      fake(() => new Promise(() => {})),
      (_, callback) => void timers.push(callback),
      QUICK,
    );
    const run = bench.run();
    await Promise.resolve().then(() => {});
    for (let ticks = 0; ticks < 80 && bench.fault.value === null; ticks++) {
      for (const callback of timers.splice(0)) callback();
      await new Promise((done) => setTimeout(done, 0));
      if (ticks === 20) expect(bench.late.value).toBe('answer');
    }
    await run;
    expect([bench.fault.value?.kind, bench.progress.value]).toEqual(['silent', null]);
  });

  it('is silent once cancelled', async () => {
    const bench: Bench = new Bench(
      fake(async () => {
        bench.cancel();
        throw new Error('the worker was ended');
      }),
      later,
    );
    await bench.run();
    expect([bench.fault.value, bench.progress.value, bench.results.value]).toEqual([null, null, []]);
  });
});
