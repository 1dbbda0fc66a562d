// SPDX-License-Identifier: MIT
/** A run's worker as the run sees it: asked, known to be well or not, and after its end made anew. */
import { computed, signal } from '@preact/signals';
import type { RunWorker, Snapshot } from '../workers/protocol';
import type { Condition, LabHost } from './contract';
import { Fault } from './fault';
import { Line } from './line';
import type { Plan } from './plan';
import { type Place, replay } from './replay';

type Call<T> = (worker: RunWorker) => Promise<T>;

export class Engine {
  readonly #line: Line<RunWorker>;
  readonly #fault = signal<Fault | null>(null);
  readonly #returning = signal<{ step: number; to: number } | null>(null);
  /** counts beginnings: an answer to a question from before is nobody's */
  #beginning = 0;

  constructor(
    { connect, clock }: Pick<LabHost, 'connect' | 'clock'>,
    private readonly on_end: () => void,
  ) {
    this.#line = new Line(connect, clock.later, (fault) => this.#end(fault));
  }

  readonly condition = computed<Condition>(() => {
    const fault = this.#fault.value;
    const late = this.#line.late.value;
    const returning = this.#returning.value;
    if (fault) return { is: 'ended', why: fault.kind, detail: fault.message };
    if (late) return { is: 'late', for: late };
    return returning ? { is: 'returning', ...returning } : { is: 'well' };
  });

  get loading() {
    return this.#line.loading;
  }

  /** Its worker was ended, and nothing may be asked of it before it comes back. */
  get ended(): boolean {
    return this.#fault.value !== null;
  }

  /** Ask the worker; null when it failed (said in `condition`) or when all began anew meanwhile. */
  ask<T>(call: Call<T>): Promise<T | null> {
    return this.#answer(this.#line.ask(call));
  }

  /** The same for what makes the run: a worker that does not do it at once is replaced. */
  create(call: Call<Snapshot>): Promise<Snapshot | null> {
    return this.#answer(this.#line.renew(call));
  }

  /** What was asked before, and what came of it, counts no more. */
  begin(): void {
    this.#beginning++;
    this.#fault.value = null;
    this.#returning.value = null;
  }

  /** An answer that is late is waited for no longer. */
  give_up(): void {
    if (this.#line.late.value) this.#line.end(new Fault('silent'));
  }

  /** A worker made anew, which makes the steps of `plan` again, up to `place`. */
  async come_back(create: Call<Snapshot>, plan: Plan, place: Place): Promise<Snapshot | null> {
    const told = (step: number) => {
      this.#returning.value = { step, to: place.step };
    };
    this.#fault.value = null;
    told(0);
    const built = await this.create(create);
    const snapshot = built && (await replay((call) => this.ask(call), plan, built, place, told));
    if (snapshot) this.#returning.value = null;
    return snapshot;
  }

  dispose(): void {
    this.begin();
    this.#line.end(new Fault('other'));
  }

  async #answer<T>(answer: Promise<T>): Promise<T | null> {
    const beginning = this.#beginning;
    try {
      const made = await answer;
      return beginning === this.#beginning ? made : null;
    } catch (error) {
      if (beginning === this.#beginning) this.#end(error as Fault);
      return null;
    }
  }

  /** Once for all that was open. */
  #end(fault: Fault): void {
    if (this.ended) return;
    this.#fault.value = fault;
    this.#returning.value = null;
    this.on_end();
  }
}
