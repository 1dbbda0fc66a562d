// SPDX-License-Identifier: MIT
/** The core beside PyTorch: the record's experiments trained here, and measured as they come. */
import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Connect, CoreWorker } from '../../worker/protocol';
import { Fault } from '../run/fault';
import { type Waiting, WorkerConnection } from '../run/worker-connection';
import type { Compared } from './measures';
import type { PyTorchRecord, RecordedExperiment } from './pytorch';

/** Experiments trained side by side: a phone has processors for two, and memory. */
const WORKERS = 2;

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
  readonly differs = signal(false);
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
      this.differs.value = false;
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
    const [{ Pool }, { compare, matches }] = await Promise.all([
      import('../../worker/pool'),
      import('./measures'),
    ]);
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
      const compared = compare(trace.value, record, experiment);
      batch(() => {
        this.compared.value = [...this.compared.value, compared];
        if (!matches(compared)) this.differs.value = true;
      });
    }
  }

  #end(): void {
    this.#run++;
    this.#leaving.abort();
    this.#leaving = new AbortController();
    for (const one of this.#connections) one.end(new Fault('other'));
  }
}
