// SPDX-License-Identifier: MIT
/** Entry of dist/lib/momentum-worker.js: trainers for whoever sends a port to be asked by. */
import { expose } from 'comlink';
import type { Momentum, Trainer } from '../api';
import { loadMomentum } from '../lib';
import { joined, moved, type Part, PORT, type ServedTrainers, type StatColumns } from './protocol';

/** In calls that double: few of them, and none much longer than what went before. */
function part(trainer: Trainer, with_stats: boolean, n: number, milliseconds: number): Part {
  const until = performance.now() + milliseconds;
  const parts: StatColumns[] = [];
  let count = 0;
  do {
    const some = Math.min(n - count, count + 1);
    const columns: StatColumns = with_stats ? { ...trainer.run_stats(some) } : { loss: trainer.run(some) };
    parts.push(columns);
    count += columns.loss?.length ?? 0;
  } while (count < n && !trainer.diverged && performance.now() < until);
  return moved({ columns: joined(parts), ended: count === n || trainer.diverged });
}

/** The trainers of one port. */
function serve(): ServedTrainers {
  const trainers = new Map<number, Trainer>();
  let momentum: Promise<Momentum> | null = null;
  let next = 0;
  const keep = (trainer: Trainer) => trainers.set(next, trainer) && next++;
  const of = (id: number): Trainer => {
    const trainer = trainers.get(id);
    if (!trainer) throw new Error('this trainer was deleted');
    return trainer;
  };
  return {
    async create(options, wasm) {
      momentum ??= loadMomentum(wasm);
      const { Trainer } = await momentum;
      const is_saved = options instanceof Uint8Array || options instanceof ArrayBuffer;
      return keep(is_saved ? Trainer.load(options) : new Trainer(options));
    },
    ask(id, name, args) {
      const trainer = of(id);
      const member: unknown = Reflect.get(trainer, name);
      return moved(typeof member === 'function' ? member.apply(trainer, args) : member);
    },
    part: (id, with_stats, n, milliseconds) => part(of(id), with_stats, n, milliseconds),
    clone: (id) => keep(of(id).clone()),
    restore: (id, clone) => of(id).restore(of(clone)),
    motion_since: (id, before) => of(id).motion_since(of(before)),
    remove(id) {
      of(id).delete();
      trainers.delete(id);
    },
  };
}

// A variable, and words to the bundlers: none of them looks for a module that browsers do not have.
const THREADS = 'node:worker_threads';

type Ear = Pick<EventTarget, 'addEventListener'>;

function listen(ear: Ear): void {
  ear.addEventListener('message', (event) => {
    const port: MessagePort | undefined = (event as MessageEvent).data?.[PORT];
    if (port) expose(serve(), port);
  });
}

/** Node's workers hear by a port, which waits until it is started. */
async function listen_in_node(): Promise<void> {
  const { parentPort } = (await import(
    /* webpackIgnore: true */ /* turbopackIgnore: true */ /* @vite-ignore */ THREADS
  )) as typeof import('node:worker_threads');
  if (parentPort) listen(parentPort as unknown as Ear);
  parentPort?.start();
}

// Browsers' do not wait.
if (typeof postMessage === 'function') listen(globalThis);
else listen_in_node();
