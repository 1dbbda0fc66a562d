// SPDX-License-Identifier: MIT
/** The experiments of cpp/tests/bits.json, whose losses and parameters have the same bits in every build and engine. */
import { readFileSync } from 'node:fs';
import type { Momentum } from '../../../src/core/api';
import type { TrainerOptions } from '../../../src/core/options';
import type { WorkerTrainer } from '../../../src/core/worker/api';
import { fnv1a } from './checkpoints';

interface Experiment {
  name: string;
  hash: string;
  options: TrainerOptions;
}

export const STEPS = 1000;

export const experiments = JSON.parse(
  readFileSync(new URL('../../../../cpp/tests/bits.json', import.meta.url), 'utf8'),
) as Experiment[];

export interface Task {
  options: TrainerOptions[];
  steps: number;
}

export const task: Task = { options: experiments.map(({ options }) => options), steps: STEPS };

declare global {
  /** the loaded library, in the page as in Node */
  var momentum: Momentum;
  var createWorkerTrainer: (options: TrainerOptions) => Promise<WorkerTrainer>;
}

/** All bytes of the losses, then of the parameters, of each run. Runs in pages too, so it uses nothing of ours. */
export function train({ options, steps }: Task): number[][] {
  return options.map((one) => {
    const trainer = new globalThis.momentum.Trainer(one);
    const numbers = [trainer.run(steps), trainer.parameters()];
    trainer.delete();
    return numbers.flatMap((array) => [...new Uint8Array(array.buffer)]);
  });
}

/** The same in a worker each. */
export async function train_in_workers({ options, steps }: Task): Promise<number[][]> {
  const runs: number[][] = [];
  for (const one of options) {
    const trainer = await globalThis.createWorkerTrainer(one);
    const numbers = [await trainer.run(steps, { progress: () => {} }), await trainer.parameters()];
    await trainer.delete();
    runs.push(numbers.flatMap((array) => [...new Uint8Array(array.buffer)]));
  }
  return runs;
}

/** As cpp/tests/whole/bits_test.cpp hashes. */
export function hashes(runs: readonly (readonly number[])[]): string[] {
  return runs.map((bytes) => {
    const [low, high] = fnv1a(bytes);
    return [high, low].map((half) => half.toString(16).padStart(8, '0')).join('');
  });
}
