// SPDX-License-Identifier: MIT
/** The façade over the core's trainer. */
import type { Layer, StepStats, Trainer } from './api';
import { guarded, require } from './check';
import type { Core, RawTrainer } from './emscripten';
import type { OptimizerChange } from './options';
import { putOptimizer } from './setup';

const MOST_STEPS = 1e7;
/** In the order of the core's StepStats. */
const COLUMNS = ['loss', 'grad_norm', 'velocity_norm', 'stride', 'agreement'] as const;

/** An object of what `read` gives for each column. */
function byColumn<T>(read: (which: number) => T): { [Key in keyof StepStats]: T } {
  return Object.fromEntries(COLUMNS.map((name, which) => [name, read(which)])) as {
    [Key in keyof StepStats]: T;
  };
}

function readLayers(flat: Int32Array): Layer[] {
  const layers: Layer[] = [];
  for (let i = 0; i < flat.length; i += 3) {
    layers.push({ in: flat[i] as number, out: flat[i + 1] as number, offset: flat[i + 2] as number });
  }
  return layers;
}

export class BoundTrainer implements Trainer {
  readonly #core: Core;
  #handle: RawTrainer | null;
  readonly layers: readonly Layer[];

  constructor(core: Core, raw: RawTrainer) {
    this.#core = core;
    this.#handle = raw;
    this.layers = readLayers(raw.layers());
  }

  get #raw(): RawTrainer {
    if (this.#handle === null) throw new Error('this trainer was deleted');
    return this.#handle;
  }

  step(): number {
    return this.#raw.step();
  }

  run(n: number): Float32Array {
    this.#run(n);
    return this.#raw.column(0);
  }

  run_stats(n: number): StepStats {
    this.#run(n);
    return byColumn((which) => this.#raw.column(which));
  }

  stats(): { [Key in keyof StepStats]: number } {
    const numbers = this.#raw.stats();
    return byColumn((which) => numbers[which] as number);
  }

  #run(n: number): void {
    require(Number.isInteger(n) && n >= 0 && n <= MOST_STEPS, 'n', `an integer in 0 … ${MOST_STEPS}`, n);
    const raw = this.#raw;
    guarded(this.#core, () => raw.run(n));
  }

  forward(): number {
    return this.#raw.forward();
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
    return this.#raw.parameters();
  }

  gradients(): Float32Array {
    return this.#raw.gradients();
  }

  velocity(): Float32Array {
    return this.#raw.velocity();
  }

  x(): Float32Array {
    return this.#raw.x();
  }

  y(): Int32Array | Float32Array {
    const labels = this.#raw.labels();
    return labels.length > 0 ? labels : this.#raw.targets();
  }

  evaluate(): { loss: number; accuracy: number } {
    const raw = this.#raw;
    return guarded(this.#core, () => raw.evaluate());
  }

  set_optimizer(change: OptimizerChange): void {
    const raw = this.#raw;
    const options = raw.options();
    try {
      putOptimizer(this.#core, options, change);
      guarded(this.#core, () => raw.set_optimizer(options));
    } finally {
      options.delete();
    }
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
    return new BoundTrainer(this.#core, guarded(this.#core, () => raw.clone_trainer()) as RawTrainer);
  }

  save(): Uint8Array {
    const raw = this.#raw;
    return guarded(this.#core, () => raw.save());
  }

  delete(): void {
    this.#handle?.delete();
    this.#handle = null;
  }

  [Symbol.dispose](): void {
    this.delete();
  }
}
