// SPDX-License-Identifier: MIT
/** A RunWorker on a toy: loss = w²/2, momentum as in PyTorch. lr > 2 with γ = 0 grows without end. */
import type { LabHost } from '../../src/state/contract';
import type {
  Advance,
  Columns,
  OptimizerChange,
  RunWorker,
  Snapshot,
  TrainerOptions,
} from '../../src/workers/protocol';

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
  lr = 0;
  momentum = 0;
  /** every call, as text */
  calls: string[] = [];
  /** thrown by the next advance */
  failure: Error | null = null;
  /** advances answer when this is settled */
  gate: Promise<void> = Promise.resolve();
  /** nothing is answered any more */
  hung = false;

  async create(options: TrainerOptions): Promise<Snapshot> {
    await this.called('create');
    if (options.optimizer?.type !== 'sgd') throw new Error('the toy knows sgd');
    this.state = { w: 1.5 + (options.seed ?? 0) / 1000, v: 0, steps: 0, done: 0, diverged_at: null };
    this.before = [this.state];
    this.lr = options.optimizer.lr ?? 0;
    this.momentum = options.optimizer.momentum ?? 0;
    return this.snapshot();
  }

  async configure(change: OptimizerChange): Promise<Snapshot> {
    await this.called(`configure ${change.lr} at ${this.state.steps}`);
    this.lr = change.lr ?? this.lr;
    if ('momentum' in change) this.momentum = change.momentum ?? this.momentum;
    return this.snapshot();
  }

  async watch(parameter: number): Promise<Snapshot> {
    await this.called(`watch ${parameter}`);
    return this.snapshot();
  }

  async advance(steps: number, ahead = false): Promise<Advance> {
    await this.called(`advance ${steps} from ${this.state.steps}${ahead ? ', ahead' : ''}`);
    await this.gate;
    if (this.failure) throw this.failure;
    this.before = [...(ahead ? this.before.slice(-1) : []), this.state];
    const from = this.state.steps;
    const rows: number[][] = [];
    for (let i = 0; i < steps && this.one_step(rows); i++);
    return { from, columns: as_columns(rows), snapshot: this.snapshot(), took: 1 };
  }

  async phase(): Promise<Advance> {
    await this.called(`phase ${this.state.done}`);
    const from = this.state.steps;
    const rows: number[][] = [];
    this.before = [{ ...this.state, done: 0 }];
    this.state = { ...this.state, done: (this.state.done % 5) + 1 };
    if (this.state.done === 5) this.one_step(rows);
    return { from, columns: as_columns(rows), snapshot: this.snapshot(), took: 1 };
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
    const loss = Math.fround((w * w) / 2);
    if (!Number.isFinite(loss)) {
      this.state = { ...this.state, diverged_at: steps + 1 };
      return false;
    }
    const velocity = this.momentum * v + w;
    this.state = { w: w - this.lr * velocity, v: velocity, steps: steps + 1, done: 5, diverged_at: null };
    rows.push([loss, Math.abs(w), Math.abs(velocity), Math.abs(this.lr * velocity), 1]);
    return true;
  }

  snapshot(): Snapshot {
    const { w, v, steps, done, diverged_at } = this.state;
    const numbers = { loss: 0, gradient: w, velocity_before: v, velocity_after: v };
    const inside = { step: steps, done, ...numbers, parameter_before: w, parameter_after: w };
    const evaluation = { loss: (w * w) / 2, accuracy: 0 };
    return { steps, evaluation, diverged_at, velocity_by_layer: [Math.abs(v)], inside };
  }
}

function as_columns(rows: number[][]): Columns {
  const column = (at: number) => Float32Array.from(rows, (row) => row[at] ?? Number.NaN);
  return {
    loss: column(0),
    grad_norm: column(1),
    velocity_norm: column(2),
    stride: column(3),
    agreement: column(4),
  };
}

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
    return { worker, loaded, terminate: () => void this.ended++ };
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
