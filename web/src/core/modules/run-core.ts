// SPDX-License-Identifier: MIT
/**
 * What a run asks of the core, as a module of its own that a first view loads: trainers and what the conventions make of a
 * step. Descents, theory, checkpoints and predictions are in the whole core (momentum.ts), from the same source.
 */
import create_core from '#wasm/momentum-run.js';
import type { Momentum, WasmSource } from '../api';
import { instantiate } from '../emscripten';
import { convention_moves } from '../inside';
import { trainer_class } from './trainer-class';

function absent(): never {
  throw new Error('this is the core of runs: what is asked is in the whole core');
}

export async function load_run_core(wasm: WasmSource): Promise<Momentum> {
  const core = await instantiate(create_core, wasm);
  const missing = { load: absent, save: absent, set_parameters: absent, predict: absent };
  return {
    Trainer: trainer_class(Object.assign(core, missing)),
    Descent: class Descent {
      constructor() {
        absent();
      }
    } as never,
    convention_moves: (stream) => convention_moves(core, stream),
    heavy_ball: absent,
    nesterov: absent,
  };
}
