// SPDX-License-Identifier: MIT
/** Emscripten's output as cpp/wasm/bindings.cpp shapes it, and how it is brought to life. */
import createCore from '#wasm/momentum-core.js';
import type { WasmSource } from './api';
import { compile } from './compile';

interface Handle {
  delete(): void;
}

export interface RawOptions extends Handle {
  set(key: string, value: unknown): void;
  set_data(key: string, value: unknown): void;
  set_x(x: Float32Array): void;
  set_labels(y: Int32Array): void;
  set_targets(y: Float32Array): void;
  add_hidden(): void;
  set_hidden(key: string, value: unknown): void;
  set_optimizer_type(type: unknown): void;
  set_optimizer(key: string, value: unknown): void;
}

export interface RawTrainer extends Handle {
  clone_trainer(): RawTrainer | null;
  forward(): number;
  backward(): void;
  update(): void;
  zero_grad(): void;
  step(): number;
  run(n: number): number;
  column(which: number): Float32Array;
  stats(): Float32Array;
  parameters(): Float32Array;
  gradients(): Float32Array;
  velocity(): Float32Array;
  x(): Float32Array;
  labels(): Int32Array;
  targets(): Float32Array;
  layers(): Int32Array;
  evaluate(): { loss: number; accuracy: number };
  options(): RawOptions;
  set_optimizer(options: RawOptions): void;
  steps(): number;
  diverged_at(): number;
  save(): Uint8Array;
}

export interface Core {
  Options: new () => RawOptions;
  Trainer: { create(options: RawOptions): RawTrainer | null; load(bytes: Uint8Array): RawTrainer | null };
  lastError: Error | undefined;
}

/** Instantiates the core. A custom instantiateWasm that fails would leave the factory pending for ever, so we reject. */
export async function instantiate(source: WasmSource): Promise<Core> {
  const wasm = await compile(source);
  return new Promise<Core>((resolve, reject) => {
    const instantiateWasm = (
      imports: WebAssembly.Imports,
      done: (instance: WebAssembly.Instance) => void,
    ) => {
      WebAssembly.instantiate(wasm, imports).then(done, reject);
      return {};
    };
    createCore({ instantiateWasm, onAbort: reject }).then((core) => resolve(core as Core), reject);
  });
}
