// SPDX-License-Identifier: MIT
/** The façade over the core's trainer. */
import type { Layer, Motion, SampleTrace, StepStats, Trainer } from './api';
import { rows, save, through } from './bytes';
import { guarded, made, refuse_copies, require, require_count } from './check';
import type { Core, RawTrainer } from './emscripten';
import { motion, trace, trace_batch } from './inside';
import type { Numbers, OptimizerChange } from './options';
import { patch } from './setup';

const MOST_STEPS = 1e7;
/** As many weights as an array may have. */
const MOST_TRACED = 2 ** 25;
/** In the order of the core's StepStats. */
const COLUMNS = ['loss', 'grad_norm', 'velocity_norm', 'stride', 'agreement'] as const;

/** An object of what `read` gives for each column. */
function byColumn<T>(read: (which: number) => T): { [Key in keyof StepStats]: T } {
  return Object.fromEntries(COLUMNS.map((name, which) => [name, read(which)])) as {
    [Key in keyof StepStats]: T;
  };
}

function read_layers(raw: RawTrainer): Layer[] {
  return Array.from({ length: raw.layer_count() }, (_, which) => {
    const [inputs, out, offset] = raw.layer(which) as unknown as [number, number, number];
    return { in: inputs, out, offset };
  });
}

export class BoundTrainer implements Trainer {
  readonly #core: Core;
  #handle: RawTrainer | null;
  readonly layers: readonly Layer[];

  constructor(core: Core, raw: RawTrainer) {
    refuse_copies(this, 'a trainer', 'save() gives bytes that can be sent, clone() a copy here');
    this.#core = core;
    this.#handle = raw;
    this.layers = read_layers(raw);
  }

  get #raw(): RawTrainer {
    if (this.#handle === null) throw new Error('this trainer was deleted');
    return this.#handle;
  }

  step(): number {
    const raw = this.#raw;
    return guarded(this.#core, () => raw.step());
  }

  run(n: number): Float32Array {
    this.#run(n);
    return this.#raw.column(0).slice();
  }

  run_stats(n: number): StepStats {
    this.#run(n);
    return byColumn((which) => this.#raw.column(which).slice());
  }

  stats(): { [Key in keyof StepStats]: number } {
    const numbers = this.#raw.stats();
    return byColumn((which) => numbers[which] as number);
  }

  #run(n: number): void {
    require_count('n', n, 0, MOST_STEPS);
    const raw = this.#raw;
    guarded(this.#core, () => raw.run(n));
  }

  forward(): number {
    const raw = this.#raw;
    return guarded(this.#core, () => raw.forward());
  }

  backward(): void {
    const raw = this.#raw;
    guarded(this.#core, () => raw.backward());
  }

  update(): void {
    this.#raw.update();
  }

  zero_grad(): void {
    this.#raw.zero_grad();
  }

  parameters(): Float32Array {
    return this.#raw.parameters().slice();
  }

  gradients(): Float32Array {
    return this.#raw.gradients().slice();
  }

  velocity(): Float32Array {
    const raw = this.#raw;
    return guarded(this.#core, () => raw.velocity()).slice();
  }

  x(): Float32Array {
    return this.#x(false);
  }

  y(): Int32Array | Float32Array {
    return this.#y(false);
  }

  test_x(): Float32Array | null {
    return this.#raw.has_test() ? this.#x(true) : null;
  }

  test_y(): Int32Array | Float32Array | null {
    return this.#raw.has_test() ? this.#y(true) : null;
  }

  #x(test: boolean): Float32Array {
    const raw = this.#raw;
    return rows(this.#core, raw.samples(test), (first, count) => raw.x(test, first, count));
  }

  #y(test: boolean): Int32Array | Float32Array {
    const raw = this.#raw;
    const labels = raw.labels(test);
    if (labels.length > 0) return labels.slice();
    return rows(this.#core, raw.samples(test), (first, count) => raw.targets(test, first, count));
  }

  predict(x: Numbers): Float32Array {
    const raw = this.#raw;
    return through(this.#core, x, 'x', (room) => raw.predict(room));
  }

  set_parameters(parameters: Numbers): void {
    const raw = this.#raw;
    through(this.#core, parameters, 'parameters', (room) => raw.set_parameters(room));
  }

  evaluate(): { loss: number; accuracy: number } {
    const raw = this.#raw;
    const [loss, accuracy] = guarded(this.#core, () => raw.evaluate()) as unknown as [number, number];
    return { loss, accuracy };
  }

  evaluate_test(): { loss: number; accuracy: number } | null {
    const raw = this.#raw;
    const numbers = guarded(this.#core, () => raw.evaluate_test());
    if (numbers.length === 0) return null;
    const [loss, accuracy] = numbers as unknown as [number, number];
    return { loss, accuracy };
  }

  optimizer_state(): Record<string, Float32Array> {
    const raw = this.#raw;
    const count = guarded(this.#core, () => raw.read_state());
    const text = new TextDecoder();
    return Object.fromEntries(
      Array.from({ length: count }, (_, i) => [text.decode(raw.state_name(i)), raw.state_values(i).slice()]),
    );
  }

  get optimizer_steps(): number {
    return this.#raw.optimizer_steps();
  }

  get lr(): number {
    return this.#raw.lr();
  }

  order(): Int32Array {
    const raw = this.#raw;
    return guarded(this.#core, () => raw.order()).slice();
  }

  batch(): Int32Array {
    const raw = this.#raw;
    return guarded(this.#core, () => raw.batch()).slice();
  }

  trace(parameters: Numbers, row: number, most = 0): SampleTrace {
    const raw = this.#raw;
    require_count('row', row, 0, raw.samples(false) - 1);
    require_count('most', most, 0, MOST_TRACED);
    return trace(this.#core, raw, this.layers, parameters, row, most);
  }

  trace_batch(parameters: Numbers, rows: Numbers): Float32Array {
    return trace_batch(this.#core, this.#raw, parameters, rows);
  }

  motion_since(before: Trainer): Motion {
    return motion(this.#core, this.#raw, this.#relative(before), this.layers.length);
  }

  /** The core's own of a clone. */
  #relative(clone: Trainer): RawTrainer {
    require(clone instanceof BoundTrainer &&
      clone.#core === this.#core, 'trainer', 'a clone of this one', clone);
    return clone.#raw;
  }

  set_optimizer(change: OptimizerChange): void {
    this.patch('optimizer', change);
  }

  patch(path: string, value: unknown): void {
    patch(this.#core, this.#raw, path, value);
  }

  get steps(): number {
    return this.#raw.steps();
  }

  get diverged(): boolean {
    return this.diverged_at !== null;
  }

  get diverged_at(): number | null {
    const step = this.#raw.diverged_at();
    return step < 0 ? null : step;
  }

  clone(): BoundTrainer {
    const raw = this.#raw;
    return new BoundTrainer(
      this.#core,
      made(this.#core, () => raw.clone_trainer()),
    );
  }

  restore(clone: Trainer): void {
    const raw = this.#raw;
    const other = this.#relative(clone);
    guarded(this.#core, () => raw.restore(other));
  }

  save(): Uint8Array {
    return save(this.#core, this.#raw);
  }

  delete(): void {
    this.#handle?.delete();
    this.#handle = null;
  }

  [Symbol.dispose](): void {
    this.delete();
  }
}
