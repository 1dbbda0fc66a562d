// SPDX-License-Identifier: MIT
/** Checkpoints and long arrays across the border: written into the core's memory and read out of it by JavaScript. */
import { guarded, made, OptionError } from './check';
import { run_bytes } from './checkpoints';
import type { Core, RawFloats, RawTrainer } from './emscripten';
import { read_array, read_bytes } from './plain';

/** Fetched at a time. */
const ROWS = 1024;

interface Room<T> {
  room(): T;
  delete(): void;
}

/** Runs `use` on what `raw` makes, copies what is in it then, and frees it. */
function copied<T extends { slice(): T }, R extends Room<T>>(
  core: Core,
  raw: () => R | null,
  use?: (room: R) => void,
): T {
  const room = made(core, raw);
  try {
    use?.(room);
    return room.room().slice();
  } finally {
    room.delete();
  }
}

export function save(core: Core, trainer: RawTrainer): Uint8Array {
  return copied(core, () => core.save(trainer));
}

/** Rows of a table, fetched with `read` some at a time: the core need not have room for all of them. */
function rows(
  core: Core,
  count: number,
  read: (first: number, count: number) => RawFloats | null,
): Float32Array {
  const parts: Float32Array[] = [];
  for (let first = 0; first < count; first += ROWS) {
    parts.push(copied(core, () => read(first, Math.min(ROWS, count - first))));
  }
  const all = new Float32Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** The inputs of the training or the test data. */
export function x_of(core: Core, raw: RawTrainer, test: boolean): Float32Array {
  return rows(core, raw.samples(test), (first, count) => raw.x(test, first, count));
}

/** Their labels or targets. */
export function y_of(core: Core, raw: RawTrainer, test: boolean): Int32Array | Float32Array {
  const labels = raw.labels(test);
  if (labels.length > 0) return labels.slice();
  return rows(core, raw.samples(test), (first, count) => raw.targets(test, first, count));
}

/** Hands a caller's array to `use`; returns what that left of it. */
export function through(
  core: Core,
  given: unknown,
  field: string,
  use: (floats: RawFloats) => void,
): Float32Array {
  const values = read_array(given, 'Float32Array', field);
  return copied(
    core,
    () => core.Floats.of_length(values.length),
    (room) => {
      room.room().set(values);
      guarded(core, () => use(room));
    },
  );
}

/** What the core refused of a checkpoint's options: no option of the caller's. */
const of_checkpoint = (error: unknown): unknown =>
  error instanceof OptionError ? new Error(`checkpoint: ${error.message}`) : error;

/** `run`: of a file of several, which. */
export function load(core: Core, given: unknown, run: number): RawTrainer {
  const copy = run_bytes(read_bytes(given, 'bytes'), run);
  const bytes = made(core, () => core.Bytes.of_length(copy.length));
  try {
    bytes.room().set(copy);
    return made(core, () => core.load(bytes));
  } catch (error) {
    throw of_checkpoint(error);
  } finally {
    bytes.delete();
  }
}
