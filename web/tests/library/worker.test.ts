// SPDX-License-Identifier: MIT
/** momentum-lab/worker in Node's threads: the trainer's own answers, to the bit, and what only a worker has. */
import { describe, expect, it } from 'vitest';
import type { OptionError as OptionErrorOf } from '../../src/core/check';
import type { TrainerOptions } from '../../src/core/options';
import { article, importLibrary, loadLibrary } from './support/support';
import { make, OptionError, rich } from './support/workers';

const momentum = await loadLibrary();

const refused = (promise: Promise<unknown>): Promise<OptionErrorOf> =>
  promise.then(
    () => expect.fail('nothing was refused'),
    (error) => error,
  );

describe('is the trainer', () => {
  it.each([
    ['the article’s', article()],
    ['Adam’s in batches', rich()],
  ])('to the bit after 200 steps: %s', async (_, options) => {
    const [there, here] = [await make(options), new momentum.Trainer(options)];
    const losses = await there.run(200, { progress: () => {} });
    const bytes = (array: Float32Array) => [...new Uint8Array(array.buffer)];
    expect(bytes(losses)).toEqual(bytes(here.run(200)));
    expect(bytes(await there.parameters())).toEqual(bytes(here.parameters()));
    expect(await there.save()).toEqual(here.save());
  });

  it('in every answer, and has no member less', async () => {
    const [there, here] = [await make(rich()), new momentum.Trainer(rich())];
    await there.run(20);
    here.run(20);
    const w = here.parameters();
    const args: Record<string, unknown[]> = {
      ...{ trace: [w, 3, 2], trace_batch: [w, [0, 5]], patch: ['optimizer.lr', 0.02] },
      ...{ predict: [new Array(40).fill(0.5)], probabilities: [w.slice(0, 20)], classify: [w.slice(0, 40)] },
      ...{
        set_optimizer: [{ lr: 0.03 }],
        set_parameters: [w.map((one) => one / 2)],
        run: [3],
        run_stats: [3],
      },
    };
    const others = ['constructor', 'clone', 'restore', 'motion_since', 'delete'];
    const names = Object.getOwnPropertyNames(Object.getPrototypeOf(momentum.Trainer.prototype));
    for (const name of [...names.filter((one) => !others.includes(one)), 'layers']) {
      const answer = async (trainer: object) => {
        const member = Reflect.get(trainer, name);
        return typeof member === 'function' ? member.apply(trainer, args[name] ?? []) : member;
      };
      expect(await answer(there), name).toEqual(await answer(here));
    }
    expect(await there.save()).toEqual(here.save());
  });

  it('with its clones, in one worker: back to one, and the update since', async () => {
    const [there, here] = [await make(), new momentum.Trainer(article())];
    await there.run(20);
    here.run(20);
    const [mark, before] = [await there.clone(), here.clone()];
    await there.step();
    here.step();
    expect(await there.motion_since(mark)).toEqual(here.motion_since(before));
    await there.restore(mark);
    expect(await there.steps).toBe(20);
    expect(await there.run(5)).toEqual(before.run(5));
    await expect(there.restore(await make())).rejects.toThrow(/^trainer must be a clone of this one/);
  });

  it('step by step, until it diverges', async () => {
    const wild = { ...article(), hidden: [], optimizer: { type: 'sgd', lr: 1e38 } } as TrainerOptions;
    const losses: number[] = [];
    for await (const loss of await make(wild)) losses.push(loss);
    expect(losses).toEqual([...new momentum.Trainer(wild)]);
    expect((await (await make(wild)).run(1000)).length).toBe(losses.length - 1);
  });

  it('that was saved', async () => {
    const trainer = new momentum.Trainer(rich());
    trainer.run(30);
    expect(await (await make(trainer.save())).run(10)).toEqual(trainer.run(10));
    await expect(make(new Uint8Array(3))).rejects.toThrow(/checkpoint/);
  });
});

describe('errors cross whole', () => {
  it('what does not fit is an OptionError of the library’s, with its refusal', async () => {
    const trainer = await make();
    const error = await refused(trainer.set_optimizer({ lr: -1 }));
    expect(error).toBeInstanceOf((await importLibrary()).OptionError);
    expect([error.name, error.message]).toEqual(['OptionError', 'optimizer.lr must be a number ≥ 0, got -1']);
    expect(error.refusal).toEqual({
      ...{ path: 'optimizer.lr', rule: 'range', allowed: 'a number ≥ 0', got: '-1' },
    });
    expect((await refused(make({}))).refusal.path).toBe('data');
    expect((await refused(trainer.run(2.5))).message).toBe('n must be an integer in 0 … 10000000, got 2.5');
    expect(await trainer.steps).toBe(0);
  });

  it('others are plain, and the trainer stays usable', async () => {
    const trainer = await make();
    const error = await refused(trainer.backward() as Promise<unknown>);
    expect(error).not.toBeInstanceOf(OptionError);
    expect(error.message).toMatch(/^backward\(\) needs a forward\(\)/);
    expect(await trainer.step()).toBeCloseTo(1.1368438, 6);
  });

  it('what cannot be sent is named', async () => {
    const trainer = await make();
    const error = await refused(trainer.set_optimizer({ lr: (() => 1) as never }));
    expect(error).toBeInstanceOf(OptionError);
    expect(error.message).toMatch(/^arguments of set_optimizer\(\) must be plain data/);
    await expect(make({ ...article(), seed: () => 1 })).rejects.toThrow(/^options must be plain data/);
    expect(() => structuredClone(trainer)).toThrow(/^a trainer cannot be copied or posted/);
  });

  it.each([
    ['worker', 7],
    ['signal', 1],
  ])('settings that are none: %s', async (name, value) => {
    expect((await refused(make(article(), { [name]: value }))).refusal.path).toBe(name);
  });

  it.each(['signal', 'progress'])('of a run, too: %s', async (name) => {
    const trainer = await make();
    expect((await refused(trainer.run(1, { [name]: 1 }))).refusal.path).toBe(name);
  });
});

describe('a long run', () => {
  it('tells how far it is, now and then, and all of its losses', async () => {
    const progress: number[] = [];
    const losses: number[] = [];
    const trainer = await make();
    const all = await trainer.run(20_000, {
      progress: ({ done, total, losses: some }) => {
        progress.push(done);
        losses.push(...some);
        expect([total, losses.length]).toEqual([20_000, done]);
        some.fill(0);
      },
    });
    expect([...all]).toEqual(losses);
    expect(progress.at(-1)).toBe(20_000);
    expect(progress.length).toBeLessThan(2000);
  });

  it('is given up by a signal, at a whole step, and goes on from there', async () => {
    const [trainer, giving_up] = [await make(), new AbortController()];
    const run = trainer.run(1e7, {
      signal: giving_up.signal,
      progress: ({ done }) => done > 1000 && giving_up.abort('enough'),
    });
    await expect(run).rejects.toBe('enough');
    const here = new momentum.Trainer(article());
    here.run(await trainer.steps);
    expect(here.steps).toBeGreaterThan(1000);
    expect(await trainer.parameters()).toEqual(here.parameters());
    expect(await trainer.run(5)).toEqual(here.run(5));
    await expect(trainer.run_stats(5, { signal: AbortSignal.abort('at once') })).rejects.toBe('at once');
    expect(await trainer.steps).toBe(here.steps);
  });

  it('ends with what progress throws', async () => {
    const trainer = await make();
    const progress = () => {
      throw new RangeError('mine');
    };
    await expect(trainer.run(100, { progress })).rejects.toThrow(RangeError);
    expect(await trainer.steps).toBe(100);
  });
});

it('what is asked is answered in order, of what was handed in then', async () => {
  const trainer = await make();
  const w = await trainer.parameters();
  const half = w.map((one) => one / 2);
  const answers = [trainer.run(50), trainer.set_parameters(w), trainer.parameters(), trainer.steps] as const;
  w.set(half);
  const [losses, , parameters, steps] = await Promise.all(answers);
  expect([losses.length, steps]).toEqual([50, 50]);
  expect(parameters).toEqual(half.map((one) => one * 2));
  expect(w).toEqual(half);
});
