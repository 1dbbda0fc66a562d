// SPDX-License-Identifier: MIT
/** The façade over the core's trainer. */
import type { Layer, StepStats, Trainer } from './api';
import { save, through, x_of, y_of } from './bytes';
import { guarded, made, refuse_copies, require, require_count } from './check';
import { argmax, softmax } from './classes';
import { byColumn, read_layers, read_state } from './columns';
import type { Core, RawTrainer } from './emscripten';
import { motion, trace, trace_batch } from './inside';
import type { Motion, SampleTrace } from './inside-api';
import type { Numbers, OptimizerChange } from './options';
import { MOST_VALUES } from './plain';
import { patch } from './setup';

export const MOST_STEPS = 1e7;

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
    return x_of(this.#core, this.#raw, false);
  }

  y(): Int32Array | Float32Array {
    return y_of(this.#core, this.#raw, false);
  }

  test_x(): Float32Array | null {
    return this.#raw.has_test() ? x_of(this.#core, this.#raw, true) : null;
  }

  test_y(): Int32Array | Float32Array | null {
    return this.#raw.has_test() ? y_of(this.#core, this.#raw, true) : null;
  }

  untested(): Int32Array {
    const raw = this.#raw;
    return guarded(this.#core, () => raw.untested()).slice();
  }

  predict(x: Numbers): Float32Array {
    const raw = this.#raw;
    return through(this.#core, x, 'x', (room) => this.#core.predict(raw, room));
  }

  probabilities(x: Numbers): Float32Array {
    return softmax(this.predict(x), this.#classes('probabilities()'));
  }

  classify(x: Numbers): Int32Array {
    return argmax(this.predict(x), this.#classes('classify()'));
  }

  /** How many there are, for what mse has none of. */
  #classes(call: string): number {
    if (this.#raw.labels(false).length === 0) throw new Error(`${call} needs loss cross_entropy`);
    return this.layers.at(-1)?.out ?? 0;
  }

  set_parameters(parameters: Numbers): void {
    const raw = this.#raw;
    through(this.#core, parameters, 'parameters', (room) => this.#core.set_parameters(raw, room));
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
    return read_state(this.#core, this.#raw);
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
    require_count('most', most, 0, MOST_VALUES);
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

  get samples(): number {
    return this.#raw.samples(false);
  }

  get epoch(): number {
    return this.#raw.epoch();
  }

  *[Symbol.iterator](): Generator<number, void, undefined> {
    while (!this.diverged) yield this.step();
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
