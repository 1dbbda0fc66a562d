// SPDX-License-Identifier: MIT
/** The core, loaded: one wasm instance and what lives in it. */
import type { Momentum, WasmSource } from './api';
import { load } from './bytes';
import { BoundDescent, heavy_ball } from './descent';
import type { DescentOptions } from './descent-api';
import { type Core, instantiate } from './emscripten';
import { convention_moves } from './inside';
import type { TrainerOptions } from './options';
import { build } from './setup';
import { BoundTrainer } from './trainer';

function trainerClass(core: Core): Momentum['Trainer'] {
  return class Trainer extends BoundTrainer {
    constructor(options: TrainerOptions) {
      super(core, build(core, options));
    }

    static load(bytes: Uint8Array | ArrayBuffer): BoundTrainer {
      return new BoundTrainer(core, load(core, bytes));
    }

    /** Loaded and cloned trainers are Trainers too. */
    static override [Symbol.hasInstance](value: unknown): boolean {
      return value instanceof BoundTrainer;
    }
  };
}

function descentClass(core: Core): Momentum['Descent'] {
  return class Descent extends BoundDescent {
    constructor(options: DescentOptions) {
      super(core, options);
    }
  };
}

/** Brings a core to life from its wasm: a compiled module, its bytes, or the address of one. */
export async function loadMomentum(wasm: WasmSource, signal?: AbortSignal): Promise<Momentum> {
  const core = await instantiate(wasm, signal);
  return {
    Trainer: trainerClass(core),
    Descent: descentClass(core),
    convention_moves: (stream) => convention_moves(core, stream),
    heavy_ball: (least, greatest) => heavy_ball(core, least, greatest),
  };
}
