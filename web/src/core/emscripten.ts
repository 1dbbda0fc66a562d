// SPDX-License-Identifier: MIT
/** Emscripten's output as cpp/wasm shapes it, and how it is brought to life. */
import type { WasmSource } from './api';
import type { ErrorSlot } from './check';
import { compile } from './compile';

interface Handle {
  delete(): void;
}

/** Typed arrays out of the core are views of its memory: copied at once, for they die when it grows. */
export interface RawBytes extends Handle {
  room(): Uint8Array;
}

export interface RawFloats extends Handle {
  room(): Float32Array;
}

/** A tree of options, and room for the arrays beside it. */
export interface RawOptions extends Handle {
  room(): Uint8Array;
  x(count: number): Float32Array;
  labels(count: number): Int32Array;
  targets(count: number): Float32Array;
}

export interface RawTrainer extends Handle {
  clone_trainer(): RawTrainer | null;
  restore(other: RawTrainer): void;
  forward(): number;
  backward(): void;
  update(): void;
  zero_grad(): void;
  step(): number;
  run(n: number): number;
  column(which: number): Float32Array;
  stats(): Float32Array;
  evaluate(): Float32Array;
  evaluate_test(): Float32Array;
  parameters(): Float32Array;
  gradients(): Float32Array;
  velocity(): Float32Array;
  read_state(): number;
  state_name(which: number): Uint8Array;
  state_values(which: number): Float32Array;
  optimizer_steps(): number;
  lr(): number;
  order(): Int32Array;
  has_test(): boolean;
  samples(test: boolean): number;
  x(test: boolean, first: number, count: number): RawFloats | null;
  targets(test: boolean, first: number, count: number): RawFloats | null;
  labels(test: boolean): Int32Array;
  untested(): Int32Array;
  batch(): Int32Array;
  trace(parameters: RawFloats, row: number, most: number): Float32Array | undefined;
  trace_weights(): Int32Array;
  trace_batch(parameters: RawFloats, rows: RawFloats): void;
  motion_since(before: RawTrainer): Float64Array;
  layer_count(): number;
  layer(which: number): Int32Array;
  patch(change: RawOptions): void;
  steps(): number;
  epoch(): number;
  diverged_at(): number;
}

export interface RawDescent extends Handle {
  run(n: number): number;
  column(which: number): Float64Array;
  point(): Float64Array;
  steps(): number;
  diverged_at(): number;
  field(x0: number, y0: number, x1: number, y1: number, columns: number, rows: number): Float32Array;
  look(x: number, y: number): Float64Array;
  minima(): Float64Array;
}

export interface Core extends ErrorSlot {
  Bytes: { of_length(count: number): RawBytes | null };
  Floats: { of_length(count: number): RawFloats | null };
  Options: { of_length(count: number): RawOptions | null };
  Trainer: { create(options: RawOptions): RawTrainer | null };
  load(bytes: RawBytes): RawTrainer | null;
  save(trainer: RawTrainer): RawBytes | null;
  set_parameters(trainer: RawTrainer, parameters: RawFloats): void;
  predict(trainer: RawTrainer, x: RawFloats): void;
  Descent: { create(options: RawOptions): RawDescent | null };
  // The last says: Nesterov's, not the heavy ball's.
  heavy_ball(least: number, greatest: number, lr: number, momentum: number, nesterov: boolean): Float64Array;
  best_heavy_ball(least: number, greatest: number, nesterov: boolean): Float64Array;
  heavy_ball_borders(least: number, greatest: number, momentum: number, nesterov: boolean): Float64Array;
  heavy_ball_rates(
    least: number,
    greatest: number,
    most_lr: number,
    columns: number,
    rows: number,
    nesterov: boolean,
  ): Float64Array;
  convention_moves(stream: RawFloats): Float64Array | undefined;
}

const is_core = (core: Partial<Core>): core is Core =>
  [core.Bytes?.of_length, core.Options?.of_length, core.Trainer?.create].every(
    (f) => typeof f === 'function',
  );

/** What Emscripten writes beside a wasm of its: makes a core of it. */
type CreateCore = (options: object) => Promise<unknown>;

/** Starts a compiled module. A custom instantiateWasm that fails would leave the factory pending for ever, so we reject. */
function start(create_core: CreateCore, wasm: WebAssembly.Module): Promise<object> {
  return new Promise((resolve, reject) => {
    const instantiateWasm = (
      imports: WebAssembly.Imports,
      done: (instance: WebAssembly.Instance) => void,
    ) => {
      // `done` throws when the module has not the exports it looks for.
      WebAssembly.instantiate(wasm, imports).then(done).catch(reject);
      return {};
    };
    create_core({ instantiateWasm, onAbort: reject }).then((core) => resolve(core as object), reject);
  });
}

const another = (error: unknown) =>
  new Error(`wasm must be the core of this version: ${error instanceof Error ? error.message : error}`);

/** Brings the core to life; rejects for a module that is not this version's, and when `signal` gives it up. */
export async function instantiate(
  create_core: CreateCore,
  source: WasmSource,
  signal?: AbortSignal,
): Promise<Core> {
  signal?.throwIfAborted();
  const wasm = await compile(source, signal).catch((error: unknown) => {
    throw error instanceof WebAssembly.CompileError ? another(error) : error;
  });
  signal?.throwIfAborted();
  const core = await start(create_core, wasm).catch((error: unknown) => {
    throw another(error);
  });
  if (!is_core(core)) throw new Error('wasm must be the core of this version, got another module');
  return core;
}
