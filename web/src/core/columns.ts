// SPDX-License-Identifier: MIT
/** Rows and shapes as the core numbers them, by their names. */
import type { Layer, StepStats } from './api';
import { guarded } from './check';
import type { Core, RawTrainer } from './emscripten';

/** In the order of the core's StepStats. */
const COLUMNS = ['loss', 'grad_norm', 'velocity_norm', 'stride', 'agreement'] as const;

/** An object of what `read` gives for each column. */
export function byColumn<T>(read: (which: number) => T): { [Key in keyof StepStats]: T } {
  return Object.fromEntries(COLUMNS.map((name, which) => [name, read(which)])) as {
    [Key in keyof StepStats]: T;
  };
}

export function read_layers(raw: RawTrainer): Layer[] {
  return Array.from({ length: raw.layer_count() }, (_, which) => {
    const [inputs, out, offset] = raw.layer(which) as unknown as [number, number, number];
    return { in: inputs, out, offset };
  });
}

export function read_state(core: Core, raw: RawTrainer): Record<string, Float32Array> {
  const count = guarded(core, () => raw.read_state());
  const text = new TextDecoder();
  return Object.fromEntries(
    Array.from({ length: count }, (_, i) => [text.decode(raw.state_name(i)), raw.state_values(i).slice()]),
  );
}
