// SPDX-License-Identifier: MIT
/** The worker of the comparison with PyTorch. */
import * as Comlink from 'comlink';
import type { Momentum } from '../core/api';
import { loadMomentum } from '../core/momentum';
import type { ServedTracer, Trace, TrainerOptions } from './protocol';
import { trace } from './session/trace';

let momentum: Promise<Momentum> | null = null;

async function losses_and_gradient(
  core: WebAssembly.Module,
  options: TrainerOptions,
  steps: number,
): Promise<Trace> {
  momentum ??= loadMomentum(core);
  return trace(await momentum, options, steps);
}

Comlink.expose({ hello: async () => {}, losses_and_gradient } satisfies ServedTracer);
