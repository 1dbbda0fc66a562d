// SPDX-License-Identifier: MIT
/** A run's worker as the run sees it: asked, known to be well or not, and after its end made anew. A refusal is no end. */
import { computed, signal } from '@preact/signals';
import type {
  Advance,
  Connect,
  Refused,
  Reply,
  RunProgress,
  RunWorker,
  Snapshot,
} from '../../worker/protocol';
import { refusal_reason } from '../experiment/refusal';
import type { Problem } from '../experiment/types';
import type { LabHost } from '../host';
import type { Condition } from '../view';
import { Fault } from './fault';
import type { Placement } from './placement';
import type { Plan } from './plan';
import { replay, type StepPosition } from './replay';
import { WorkerConnection } from './worker-connection';

type Call<T> = (worker: RunWorker) => Promise<T>;
/** What makes a run, as soon as its data are there. */
type Creation = Call<Reply<RunProgress>> | Promise<Call<Reply<RunProgress>>>;

const NO_DATA: Problem = { key: 'data', value: '', reason: { id: 'problem.no_data' } };

/** The core's refusal in the page's terms. */
const problem_of = (refused: Refused): Problem => ({
  key: refused.path,
  value: refused.got,
  reason: refusal_reason(refused),
});

interface ReplayEvents {
  on_start(progress: RunProgress): void;
  on_progress(progress: Advance): void;
}

export class RunClient {
  readonly #connection: WorkerConnection<RunWorker>;
  readonly #fault = signal<Fault | null>(null);
  readonly #returning = signal<{ step: number; to: number } | null>(null);
  readonly #refused = signal<Problem | null>(null);
  /** counts beginnings: an answer to a question from before is nobody's */
  #beginning = 0;

  #connect: Connect<RunWorker>;

  constructor(
    private readonly placement: Placement,
    { later }: LabHost['clock'],
    private readonly on_end: () => void,
  ) {
    this.#connect = placement.of(0);
    this.#connection = new WorkerConnection(
      (died) => this.#connect(died),
      later,
      (fault) => this.#end(fault),
    );
  }

  /** The run to be created next has arrays of so many bytes. */
  place(bytes: number): void {
    const connect = this.placement.of(bytes);
    if (connect !== this.#connect) this.#connection.leave();
    this.#connect = connect;
  }

  readonly condition = computed<Condition>(() => {
    const fault = this.#fault.value;
    const late = this.#connection.late.value;
    const returning = this.#returning.value;
    const refused = this.#refused.value;
    if (fault) return { is: 'ended', why: fault.kind, detail: fault.message };
    if (refused) return { is: 'refused', problem: refused };
    if (late) return { is: 'late', for: late };
    return returning ? { is: 'returning', ...returning } : { is: 'well' };
  });

  get beginning(): number {
    return this.#beginning;
  }

  get loading() {
    return this.#connection.loading;
  }

  /** Its worker was ended, and nothing may be asked of it before it comes back. */
  get ended(): boolean {
    return this.#fault.value !== null;
  }

  /** Ask the worker; null when it failed (said in `condition`), when all began anew meanwhile, or when there is no run. */
  async ask<T>(call: Call<T>): Promise<T | null> {
    if (this.#refused.peek()) return null;
    return this.#answer(this.#connection.ask(call));
  }

  /** The same for what makes the run: a worker that does not do it at once is replaced. Null when it is refused, too. */
  async create(creation: Creation): Promise<RunProgress | null> {
    const call = creation instanceof Promise ? await this.#awaited(creation) : creation;
    if (!call) return null;
    const answer = await this.#answer(this.#connection.renew(call));
    if (answer && 'refused' in answer) this.#refused.value = problem_of(answer.refused);
    return answer && 'ok' in answer ? answer.ok : null;
  }

  /** Null where it does not come, or all began anew meanwhile. */
  async #awaited<T>(coming: Promise<T>): Promise<T | null> {
    const beginning = this.#beginning;
    const came = await coming.catch(() => null);
    if (beginning !== this.#beginning) return null;
    if (!came) this.#refused.value = NO_DATA;
    return came;
  }

  /** The same for what changes it: null when nothing was changed. */
  async change(call: Call<Reply<Snapshot>>): Promise<Snapshot | Problem | null> {
    const answer = await this.ask(call);
    return answer && ('ok' in answer ? answer.ok : problem_of(answer.refused));
  }

  /** What was asked before, and what came of it, counts no more. */
  begin(): void {
    this.#beginning++;
    this.#fault.value = null;
    this.#refused.value = null;
    this.#returning.value = null;
  }

  /** An answer that is late is waited for no longer. */
  give_up(): void {
    if (this.#connection.late.value) this.#connection.end(new Fault('silent'));
  }

  /**
   * A worker made anew, which makes the steps of `plan` again, up to `place`. `on_start` hears of the start, `on_progress` of what
   * is made on the way.
   */
  async come_back(
    create: Creation,
    plan: Plan,
    place: StepPosition,
    { on_start, on_progress }: ReplayEvents,
  ): Promise<Snapshot | null> {
    const note_return = (step: number) => {
      this.#returning.value = { step, to: place.step };
    };
    this.#fault.value = null;
    note_return(0);
    // Between an answer and who hears of it, all may begin anew.
    const beginning = this.#beginning;
    const built = await this.create(create);
    if (beginning !== this.#beginning) return null;
    if (built) on_start(built);
    const report = (progress: Advance) => {
      if (beginning !== this.#beginning) return;
      on_progress(progress);
      note_return(progress.snapshot.steps);
    };
    const snapshot = built && (await replay((call) => this.ask(call), plan, built.snapshot, place, report));
    // It came, or it is nobody's any more.
    if (snapshot || !built) this.#returning.value = null;
    return snapshot;
  }

  dispose(): void {
    this.begin();
    this.#connection.leave();
  }

  async #answer<T>(answer: Promise<T>): Promise<T | null> {
    const beginning = this.#beginning;
    try {
      const value = await answer;
      return beginning === this.#beginning ? value : null;
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
