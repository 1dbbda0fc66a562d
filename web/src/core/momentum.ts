// SPDX-License-Identifier: MIT
/** The core, loaded: one wasm instance and what lives in it. */
import create_core from '#wasm/momentum-core.js';
import type { Momentum, WasmSource } from './api';
import { BoundDescent, heavy_ball } from './descent/descent';
import type { DescentOptions } from './descent/descent-api';
import { type Core, instantiate } from './emscripten';
import { convention_moves } from './inside';
import { trainer_class } from './modules/trainer-class';

function descentClass(core: Core): Momentum['Descent'] {
  return class Descent extends BoundDescent {
    constructor(options: DescentOptions) {
      super(core, options);
    }
  };
}

/** Brings a core to life from its wasm: a compiled module, its bytes, or the address of one. */
export async function loadMomentum(wasm: WasmSource, signal?: AbortSignal): Promise<Momentum> {
  const core = await instantiate(create_core, wasm, signal);
  return {
    Trainer: trainer_class(core),
    Descent: descentClass(core),
    convention_moves: (stream) => convention_moves(core, stream),
    heavy_ball: (least, greatest) => heavy_ball(core, least, greatest),
    nesterov: (least, greatest) => heavy_ball(core, least, greatest, true),
  };
}
