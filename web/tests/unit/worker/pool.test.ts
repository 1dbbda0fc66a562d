// SPDX-License-Identifier: MIT
/** A pool of workers: tasks side by side, results in order, and what fails or is given up harms no other. */
import { expect, it } from 'vitest';
import { Fault } from '../../../src/lab/run/fault';
import { WorkerConnection } from '../../../src/lab/run/worker-connection';
import { Pool, type PoolPlace } from '../../../src/worker/pool';
import type { Connect } from '../../../src/worker/protocol';

type Worker = (question: number) => Promise<number>;

/** A pool over workers that answer when the test says so. */
function pool_of(size: number) {
  const world = {
    connected: 0,
    ended: 0,
    /** open questions, oldest first */
    open: [] as { question: number; answer(value: number): void; fail(error: Error): void }[],
    timers: [] as (() => void)[],
    died: [] as ((message: string) => void)[],
  };
  const connect: Connect<Worker> = (died) => {
    world.connected++;
    world.died.push(died);
    const worker: Worker = (question) =>
      new Promise((answer, fail) => {
        world.open.push({ question, answer, fail });
      });
    return { worker, loaded: Promise.resolve(), terminate: () => void world.ended++ };
  };
  const places = Array.from({ length: size }, (): PoolPlace<Worker> => {
    const place = new WorkerConnection(connect, (_, callback) => void world.timers.push(callback));
    return { ask: (call) => place.ask(call), end: () => place.end(new Fault('other')) };
  });
  const pool = new Pool(places);
  const results = async (questions: readonly number[], signal?: AbortSignal) => {
    const tasks = questions.map((question) => (worker: Worker) => worker(question));
    const all: (number | string)[] = [];
    for await (const one of pool.in_order(tasks, signal))
      all.push(one.status === 'fulfilled' ? one.value : String(one.reason?.kind ?? one.reason));
    return all;
  };
  const open_questions = () => world.open.map(({ question }) => question);
  /** The open question is answered by ten times its number. */
  const answer = async (question: number) => {
    const at = world.open.findIndex((one) => one.question === question);
    const [one] = world.open.splice(at, 1);
    one?.answer(10 * question);
    await breath();
  };
  return { world, pool, results, open_questions, answer };
}

const breath = () => new Promise((done) => setTimeout(done, 0));

it('does as many tasks at once as it has workers, and gives results in the order of the tasks', async () => {
  const { world, results, open_questions, answer } = pool_of(2);
  const all = results([1, 2, 3, 4]);
  await breath();
  expect([open_questions(), world.connected]).toEqual([[1, 2], 2]);
  await answer(2);
  expect(open_questions()).toEqual([1, 3]);
  for (const question of [3, 4, 1]) await answer(question);
  expect(await all).toEqual([10, 20, 30, 40]);
  expect([world.connected, world.ended]).toEqual([2, 0]);
});

it('makes no worker that nothing is for', async () => {
  const { world, results, answer } = pool_of(4);
  expect(world.connected).toBe(0);
  const one = results([7]);
  await breath();
  await answer(7);
  expect([await one, world.connected]).toEqual([[70], 1]);
});

it.each(['fails', 'dies'])(
  'a task that %s takes its worker with it, and harms no other task',
  async (how) => {
    const { world, results, open_questions, answer } = pool_of(2);
    const all = results([1, 2, 3, 4]);
    await breath();
    if (how === 'fails') world.open.shift()?.fail(new Error('out of memory'));
    else {
      world.open.shift();
      world.died[0]?.('TypeError: mischief');
    }
    await breath();
    expect(open_questions()).toEqual([2, 3]);
    for (const question of [2, 3, 4]) await answer(question);
    expect(await all).toEqual([how === 'fails' ? 'memory' : 'died', 20, 30, 40]);
    // The third task had a worker made anew.
    expect([world.connected, world.ended]).toEqual([3, 1]);
  },
);

it('a task that hangs ends as a silent worker does, and the others go on', async () => {
  const { world, results, answer } = pool_of(2);
  const all = results([1, 2, 3]);
  await breath();
  await answer(2);
  await answer(3);
  for (let ticks = 0; ticks < 70; ticks++) {
    for (const tick of world.timers.splice(0)) tick();
    await breath();
  }
  expect(await all).toEqual(['silent', 20, 30]);
});

it('given up, the workers that compute are ended, what waits is never asked, and the next task gets a worker', async () => {
  const { world, pool, results, open_questions, answer } = pool_of(2);
  const leaving = new AbortController();
  const all = results([1, 2, 3, 4], leaving.signal);
  const other = pool.run((worker) => worker(5));
  await breath();
  await answer(1);
  expect(open_questions()).toEqual([2, 3]);
  world.open.length = 0;
  leaving.abort('closed');
  expect(await all).toEqual([10, 'closed', 'closed', 'closed']);
  await breath();
  expect([open_questions(), world.ended]).toEqual([[5], 2]);
  await answer(5);
  expect([await other, world.connected]).toEqual([50, 3]);
  await expect(pool.run((worker) => worker(6), leaving.signal)).rejects.toBe('closed');
});

it('who looks at no more of the results wants no more of them', async () => {
  const { world, pool, answer } = pool_of(1);
  const tasks = [1, 2, 3].map((question) => (worker: Worker) => worker(question));
  const progress: number[] = [];
  const first = (async () => {
    for await (const one of pool.in_order(tasks)) {
      if (one.status === 'fulfilled') progress.push(one.value);
      break;
    }
  })();
  await breath();
  await answer(1);
  await first;
  await breath();
  expect([progress, world.ended]).toEqual([[10], 1]);
});
