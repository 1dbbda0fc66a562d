// SPDX-License-Identifier: MIT
/** momentum-lab/worker as another project would import it; its trainers end with their test. */
import { afterEach } from 'vitest';
import type { TrainerOptions } from '../../../src/core/options';
import type { WorkerTrainer } from '../../../src/core/worker/api';
import type * as WorkerLibrary from '../../../src/core/worker/index';
import { article, library } from './support';

export const { createWorkerTrainer, OptionError } = (await import(
  /* @vite-ignore */ `${library}worker.js`
)) as typeof WorkerLibrary;

const open: WorkerTrainer[] = [];
afterEach(() => open.splice(0).map((trainer) => trainer.terminate()));

export async function make(options: unknown = article(), settings = {}): Promise<WorkerTrainer> {
  const trainer = await createWorkerTrainer(options as TrainerOptions, settings);
  open.push(trainer);
  return trainer;
}

/** The article's run in many small batches of another rule, with all there is to ask for. */
export const rich = (): TrainerOptions => ({
  ...article(),
  batch_size: 32,
  optimizer: { type: 'adam', lr: 0.01, amsgrad: true },
  test: { type: 'split', share: 0.2, seed: 23 },
});
