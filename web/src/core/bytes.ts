// SPDX-License-Identifier: MIT
/** Checkpoints across the border: written into the core's memory and read out of it by JavaScript. */
import { made } from './check';
import type { Core, RawTrainer } from './emscripten';
import { read_array } from './plain';

export function save(core: Core, trainer: RawTrainer): Uint8Array {
  const bytes = made(core, () => trainer.save());
  try {
    return bytes.room().slice();
  } finally {
    bytes.delete();
  }
}

export function load(core: Core, given: unknown): RawTrainer {
  const copy = read_array(given, 'Uint8Array', 'bytes', 'a Uint8Array');
  const bytes = made(core, () => core.Bytes.of_length(copy.length));
  try {
    bytes.room().set(copy);
    return made(core, () => core.Trainer.load(bytes));
  } finally {
    bytes.delete();
  }
}
