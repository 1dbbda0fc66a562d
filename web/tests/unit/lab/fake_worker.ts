// SPDX-License-Identifier: MIT
/** A RunWorker on a toy: loss = w²/2, momentum as in PyTorch. lr > 2 with γ = 0 grows without end. */
import type { LabHost } from '../../../src/lab/host';
import type {
  Advance,
  AdvanceMode,
  Columns,
  CoreWorker,
  LiveRequests,
  PastResult,
  Refused,
  Reply,
  RunOptions,
  RunProgress,
  RunWorker,
  Snapshot,
  Tuning,
} from '../../../src/worker/protocol';

const NO_SCORE = { accuracy: Number.NaN, test_loss: Number.NaN, test_accuracy: Number.NaN };
const NO_SCORES = { step: [], accuracy: [], test_loss: [], test_accuracy: [] };

interface State {
  w: number;
  v: number;
  steps: number;
  done: number;
  diverged_at: number | null;
}

export class FakeWorker implements RunWorker {
  state: State = { w: Number.NaN, v: 0, steps: 0, done: 0, diverged_at: null };
  /** where the advances began that rewind may go back into */
  before: State[] = [];
  settings = { lr: 0, momentum: 0 };
  probes: LiveRequests = {};
  /** what it does not take */
  refuses: Refused | null = null;
  /** every call, as text */
  calls: string[] = [];
  /** thrown by the next advance */
  failure: Error | null = null;
  /** advances answer when this is settled */
  gate: Promise<void> = Promise.resolve();
  /** ‖v‖ by layer is due only where the run rests */
  limited = false;
  /** nothing is answered any more */
  hung = false;

  async create(options: RunOptions, probes: LiveRequests): Promise<Reply<RunProgress>> {
    await this.called('create');
    if (this.refuses) return { refused: this.refuses };
    this.state = { w: 1.5 + (options.seed ?? 0) / 1000, v: 0, steps: 0, done: 0, diverged_at: null };
    this.before = [this.state];
    this.tune(options);
    this.probes = probes;
    return { ok: { from: 0, columns: as_columns([]), scores: NO_SCORES, snapshot: this.snapshot() } };
  }

  get lr(): number {
    return this.settings.lr;
  }

  private tune({ optimizer }: Tuning): void {
    const { lr = 0 } = optimizer;
    this.settings = { lr, momentum: 'momentum' in optimizer ? (optimizer.momentum ?? 0) : 0 };
  }

  async configure(tuning: Tuning): Promise<Reply<Snapshot>> {
    await this.called(`configure ${tuning.optimizer.lr} at ${this.state.steps}`);
    if (this.refuses) return { refused: this.refuses };
    this.tune(tuning);
    return { ok: this.snapshot() };
  }

  async look(probes: LiveRequests): Promise<Snapshot> {
    await this.called(`look ${Object.keys(probes)}`);
    this.probes = probes;
    return this.snapshot();
  }

  task: RunWorker['task'] = async (name) => {
    await this.called(name);
    throw new Error('a toy has no products');
  };

  async past(): Promise<PastResult | null> {
    await this.called('past');
    return null;
  }

  async close(): Promise<void> {
    await this.called('close');
  }

  async advance(
    steps: number,
    { prefetch: ahead = false, running = false }: AdvanceMode = {},
  ): Promise<Advance> {
    await this.called(`advance ${steps} from ${this.state.steps}${ahead ? ', ahead' : ''}`);
    await this.gate;
    if (this.failure) throw this.failure;
    this.before = [...(ahead ? this.before.slice(-1) : []), this.state];
    const from = this.state.steps;
    const rows: number[][] = [];
    for (let i = 0; i < steps && this.one_step(rows); i++);
    const snapshot = this.snapshot(this.limited && running);
    return { from, columns: as_columns(rows), scores: NO_SCORES, snapshot, took: 1 };
  }

  async phase(): Promise<Advance> {
    await this.called(`phase ${this.state.done}`);
    const from = this.state.steps;
    const rows: number[][] = [];
    this.before = [{ ...this.state, done: 0 }];
    this.state = { ...this.state, done: (this.state.done % 5) + 1 };
    if (this.state.done === 5) this.one_step(rows);
    return { from, columns: as_columns(rows), scores: NO_SCORES, snapshot: this.snapshot(), took: 1 };
  }

  async back(): Promise<Snapshot> {
    await this.called('back');
    const { done } = this.state;
    if (done > 0 && done < 5) this.state = { ...this.state, done: done - 1 };
    return this.snapshot();
  }

  async rewind(step: number): Promise<Snapshot> {
    await this.called(`rewind ${step}`);
    const before = this.before.findLast(({ steps }) => steps <= step);
    if (!before || step > this.state.steps) throw new Error(`cannot go back to ${step}`);
    this.state = { ...before };
    while (this.state.steps < step) this.one_step([]);
    return this.snapshot();
  }

  private called(call: string): Promise<void> {
    this.calls.push(call);
    return this.hung ? new Promise(() => {}) : Promise.resolve();
  }

  one_step(rows: number[][]): boolean {
    const { w, v, steps } = this.state;
    if (this.state.diverged_at !== null) return false;
    const loss = Math.fround((w * w) / 2);
    const { lr, momentum } = this.settings;
    const velocity = momentum * v + w;
    const next = w - lr * velocity;
    this.state = { w: next, v: velocity, steps: steps + 1, done: 5, diverged_at: null };
    const after = Math.fround((next * next) / 2);
    rows.push([after, loss, Math.abs(w), Math.abs(velocity), Math.abs(lr * velocity), 1]);
    // As a worker does, it goes back when the loss is not finite.
    if (!Number.isFinite(after)) this.state = { ...this.state, w, diverged_at: steps + 1 };
    return Number.isFinite(after);
  }

  snapshot(limited = false): Snapshot {
    const { w, v, steps, done, diverged_at } = this.state;
    const { lr } = this;
    const start = { weights: '0badcafe', order: '' };
    const velocity_by_layer = this.probes.velocity_by_layer ? [Math.abs(v)] : null;
    return {
      steps,
      done,
      loss: (w * w) / 2,
      score: NO_SCORE,
      diverged_at,
      lr,
      start,
      products: { step_trace: null, sample_trace: null, ...(limited ? {} : { velocity_by_layer }) },
    };
  }
}

function as_columns(rows: number[][]): Columns {
  const column = (at: number) => Float32Array.from(rows, (row) => row[at] ?? Number.NaN);
  return {
    loss: column(0),
    batch_loss: column(1),
    grad_norm: column(2),
    velocity_norm: column(3),
    stride: column(4),
    agreement: column(5),
  };
}

/** A worker with this run alone in it. */
export const core_of = (run: RunWorker): CoreWorker => ({
  session: () => run,
  task: () => Promise.reject(new Error('a toy has no core')),
});

interface Timer {
  due: number;
  callback: () => void;
}

/** A world without a browser: time stands still unless it is passed, frames come at once. */
export class FakeHost implements LabHost {
  workers: FakeWorker[] = [];
  /** tells the lab that the worker of that index ended by itself */
  died: ((message: string) => void)[] = [];
  /** what befalls the workers to come */
  next: { hung?: boolean; loaded?: Promise<void> } = {};
  ended = 0;
  written: string[] = [];
  time = 0;
  cores = 2;
  /** milliseconds that pass with every look at the clock */
  tick = 1;
  #timers: Timer[] = [];
  #passed = 0;

  constructor(readonly search = '') {}

  connect: LabHost['connect'] = (died) => {
    const worker = new FakeWorker();
    const { hung = false, loaded = Promise.resolve() } = this.next;
    worker.hung = hung;
    this.workers.push(worker);
    this.died.push(died);
    return { worker: core_of(worker), loaded, terminate: () => void this.ended++ };
  };

  url = {
    query: () => this.search,
    write: (query: string) => void this.written.push(query),
    address: (query: string) => `https://lab.example/?${query}`,
  };

  clock = {
    now: () => (this.time += this.tick),
    frame: (callback: () => void) => void setTimeout(callback, 0),
    later: (milliseconds: number, callback: () => void) =>
      void this.#timers.push({ due: this.#passed + milliseconds, callback }),
  };

  /** Timers fire in their order, and everybody has time to act on each. */
  async pass(milliseconds: number): Promise<void> {
    const breath = () => new Promise((done) => setTimeout(done, 0));
    const end = this.#passed + milliseconds;
    await breath();
    for (;;) {
      const next = Math.min(...this.#timers.map(({ due }) => due));
      if (next > end) break;
      this.#passed = next;
      const due = this.#timers.filter((timer) => timer.due === next);
      this.#timers = this.#timers.filter((timer) => timer.due > next);
      for (const { callback } of due) callback();
      await breath();
    }
    this.#passed = end;
  }
}
