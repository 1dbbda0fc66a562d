// SPDX-License-Identifier: MIT
/**
 * The core beside PyTorch: the record's experiments trained here, and how far both are from each other and from float64.
 *
 * A distance is the largest of its kind, without a unit: |a − b| of a loss in shares of that loss, of a gradient's entry
 * in shares of its largest entry, where b is the value measured from.
 */
import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Connect, CoreWorker, ReferenceTrace } from '../../worker/protocol';
import { Fault } from '../run/fault';
import { type Waiting, WorkerConnection } from '../run/worker-connection';
import type { PyTorchRecord, RecordedExperiment } from './pytorch';

/** At most so far apart, ours and PyTorch's match: what float32 rounds off, some twenty times over. */
export const TOLERANCE = 2e-6;

/** Experiments trained side by side: a phone has processors for two, and memory. */
const WORKERS = 2;

/** Distances are shown, and told apart, by so many significant digits. */
export const DIGITS = 2;

export interface Both {
  ours: number;
  pytorch: number;
}

export interface Compared {
  last_loss: Both;
  /** ours from PyTorch's float32 */
  losses_apart: number;
  gradient_apart: number;
  /** from float64 */
  losses: Both;
  gradient: Both;
}

/** The largest |a − b| in units of `size(b)`; infinite where lengths differ or something is not a finite number. */
function farthest(a: ArrayLike<number>, b: ArrayLike<number>, size: (b: number) => number): number {
  if (a.length !== b.length) return Number.POSITIVE_INFINITY;
  const distances = Array.from(a, (value, i) => Math.abs(value - (b[i] as number)) / size(b[i] as number));
  return distances.every(Number.isFinite) ? Math.max(0, ...distances) : Number.POSITIVE_INFINITY;
}

export const losses_distance = (losses: ArrayLike<number>, from: ArrayLike<number>) =>
  farthest(losses, from, Math.abs);

export function gradient_distance(gradient: ArrayLike<number>, from: ArrayLike<number>): number {
  const largest = Math.max(...Array.from(from, Math.abs));
  return farthest(gradient, from, () => largest);
}

export function compare(
  trace: ReferenceTrace,
  { first_gradients }: PyTorchRecord,
  experiment: RecordedExperiment,
): Compared {
  const gradient = first_gradients[experiment.first_gradient];
  if (!gradient) throw new Error(`the record has no first gradient ${experiment.first_gradient}`);
  const losses32 = Float32Array.from(experiment.losses.float32);
  const gradient32 = Float32Array.from(gradient.float32);
  const beside = (ours: Float32Array, pytorch: Float32Array, of: (one: Float32Array) => number): Both => ({
    ours: of(ours),
    pytorch: of(pytorch),
  });
  return {
    last_loss: beside(trace.losses, losses32, (losses) => losses.at(-1) ?? Number.NaN),
    losses_apart: losses_distance(trace.losses, losses32),
    gradient_apart: gradient_distance(trace.first_gradient, gradient32),
    losses: beside(trace.losses, losses32, (losses) => losses_distance(losses, experiment.losses.float64)),
    gradient: beside(trace.first_gradient, gradient32, (one) => gradient_distance(one, gradient.float64)),
  };
}

const shown = (distance: number) => Number(distance.toPrecision(DIGITS));

export type Nearer = keyof Both | 'equal';

/** Who is nearer to float64, by the digits that are shown. */
export function nearer({ ours, pytorch }: Both): Nearer {
  if (shown(ours) === shown(pytorch)) return 'equal';
  return ours < pytorch ? 'ours' : 'pytorch';
}

export const apart_by = ({ losses_apart, gradient_apart }: Compared) =>
  Math.max(losses_apart, gradient_apart);
export const matches = (one: Compared) => apart_by(one) <= TOLERANCE;

/** In how many experiments whose losses are nearer to float64, how many match, and the largest distance apart. */
export function tally(compared: readonly Compared[]) {
  const near = (who: Nearer) => compared.filter(({ losses }) => nearer(losses) === who).length;
  return {
    all: compared.length,
    matching: compared.filter(matches).length,
    apart: Math.max(0, ...compared.map(apart_by)),
    ours: near('ours'),
    pytorch: near('pytorch'),
    equal: near('equal'),
  };
}

export class Comparison {
  /** the dialog is open */
  readonly shown = signal(false);
  readonly record = signal<PyTorchRecord | null>(null);
  /** in the record's order, as far as it has come */
  readonly compared = signal<readonly Compared[]>([]);
  readonly finished = computed(
    () =>
      this.compared.value.length > 0 && this.compared.value.length === this.record.value?.experiments.length,
  );
  /** some experiment, trained here, did not match */
  readonly differs = computed(() => !this.compared.value.every(matches));
  /** why it ended early: PyTorch's numbers did not come, or the worker failed */
  readonly failure = signal<'record' | Fault | null>(null);
  /** what a worker lets us wait for */
  readonly late: ReadonlySignal<Waiting | null>;
  readonly #connections: readonly WorkerConnection<CoreWorker>[];
  #leaving = new AbortController();
  /** counts runs: only the latest is shown */
  #run = 0;

  constructor(
    connect: Connect<CoreWorker>,
    later: (milliseconds: number, callback: () => void) => void,
    private readonly read_record: () => Promise<PyTorchRecord>,
  ) {
    this.#connections = Array.from({ length: WORKERS }, () => new WorkerConnection(connect, later));
    this.late = computed(() => this.#connections.map(({ late }) => late.value).find((what) => what) ?? null);
  }

  open(): Promise<void> {
    this.shown.value = true;
    return this.run();
  }

  /** Ends the worker. What was compared stays. */
  close(): void {
    this.shown.value = false;
    this.#end();
  }

  async run(): Promise<void> {
    this.#end();
    const run = this.#run;
    batch(() => {
      this.compared.value = [];
      this.failure.value = null;
    });
    try {
      await this.#all_experiments(() => run === this.#run);
    } catch (error) {
      if (run === this.#run) this.failure.value = error instanceof Fault ? error : 'record';
    }
    if (run === this.#run) this.#end();
  }

  async #all_experiments(wanted: () => boolean): Promise<void> {
    const record = this.record.value ?? (await this.read_record());
    const { Pool } = await import('../../worker/pool');
    if (!wanted()) return;
    this.record.value = record;
    const { signal } = this.#leaving;
    const tasks = record.experiments.map(
      ({ options, losses }) =>
        ({ task }: CoreWorker) =>
          task('reference_trace', { options, steps: losses.float32.length }),
    );
    const [...left] = record.experiments;
    const places = this.#connections.map((one) => ({
      ask: <T>(call: (worker: CoreWorker) => Promise<T>) => one.ask(call),
      end: () => one.end(new Fault('other')),
    }));
    for await (const trace of new Pool(places).in_order(tasks, signal)) {
      if (!wanted()) return;
      if (trace.status === 'rejected') throw trace.reason;
      const experiment = left.shift() as RecordedExperiment;
      this.compared.value = [...this.compared.value, compare(trace.value, record, experiment)];
    }
  }

  #end(): void {
    this.#run++;
    this.#leaving.abort();
    this.#leaving = new AbortController();
    for (const one of this.#connections) one.end(new Fault('other'));
  }
}
