// SPDX-License-Identifier: MIT
/** The class of a core's trainers. */
import type { Momentum } from '../api';
import { load } from '../bytes';
import type { Core } from '../emscripten';
import type { TrainerOptions } from '../options';
import { build } from '../setup';
import { BoundTrainer } from '../trainer';

export function trainer_class(core: Core): Momentum['Trainer'] {
  return class Trainer extends BoundTrainer {
    constructor(options: TrainerOptions) {
      super(core, build(core, options));
    }

    static load(bytes: Uint8Array | ArrayBuffer, run = 0): BoundTrainer {
      return new BoundTrainer(core, load(core, bytes, run));
    }

    /** Loaded and cloned trainers are Trainers too. */
    static override [Symbol.hasInstance](value: unknown): boolean {
      return value instanceof BoundTrainer;
    }
  };
}
