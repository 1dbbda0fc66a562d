// SPDX-License-Identifier: MIT
/**
 * The line to one worker: connected when something is asked, watched while it answers, ended when it does not. Only
 * open calls are kept here; an answered one leaves nothing.
 *
 * Waiting is counted in ticks, each for its own length only: in a laptop that slept, a frozen tab or a stopped debugger
 * time passes without ticks, and no worker is blamed for it.
 */
import { signal } from '@preact/signals';
import type { Connect, Connection } from '../../worker/protocol';
import { Fault, type FaultKind, fault_of } from './fault';

export type Waiting = 'loading' | 'answer';

/** Milliseconds until it is said that nothing comes, and until the line is ended. */
interface Patience {
  late: number;
  end: number;
}

export const TICK_MS = 250;

export const PATIENCE: Record<Waiting, Patience> = {
  // Forty phones behind one access point load slowly, and a download that is ended begins again.
  loading: { late: 10_000, end: 120_000 },
  answer: { late: 3_000, end: 15_000 },
};

/** A new worker answers in 40 ms, a live one in 1.5 ms (measured in Chromium): worth a short wait, not a long one. */
const RENEW: Patience = { late: 500, end: 500 };

interface OpenCall extends Patience {
  what: Waiting;
  waited: number;
  reject(fault: Fault): void;
}

/** An older question's, when a newer one was answered: its worker is well. */
const OVERTAKEN = new Fault('silent');

const IN_VAIN: Record<Waiting, FaultKind> = { loading: 'not_loaded', answer: 'silent' };

export class WorkerConnection<W> {
  /** what has been waited for too long already */
  readonly late = signal<Waiting | null>(null);
  /** files are waited for, longer than those from a cache would take */
  readonly loading = signal(false);
  #connection: Connection<W> | null = null;
  #loaded = false;
  #ticking = false;
  readonly #open = new Set<OpenCall>();

  constructor(
    private readonly connect: Connect<W>,
    private readonly later: (milliseconds: number, callback: () => void) => void,
    /** the worker died when nothing was asked of it */
    private readonly died_idle: (fault: Fault) => void = () => {},
  ) {}

  /** Calls not answered yet. */
  get open(): number {
    return this.#open.size;
  }

  /** `longer`: milliseconds the answer takes by its nature. Ends the line and rejects with a Fault when it fails. */
  async ask<T>(call: (worker: W) => Promise<T>, longer = 0): Promise<T> {
    const { late, end } = PATIENCE.answer;
    return this.#ask(call, { late: late + longer, end: end + longer });
  }

  /**
   * Asks for a new beginning, which a worker that does not give it at once is replaced for. With the answer, those to
   * older questions are waited for no longer.
   */
  async renew<T>(call: (worker: W) => Promise<T>): Promise<T> {
    if (this.late.value === 'loading') this.end(new Fault('not_loaded'));
    if (!this.#loaded) return this.ask(call);
    const older = [...this.#open];
    try {
      const answer = await this.#ask(call, RENEW);
      for (const open of older) {
        this.#close(open);
        open.reject(OVERTAKEN);
      }
      return answer;
    } catch {
      return this.ask(call);
    }
  }

  /** No answer is waited for any more; the next question gets a new worker. */
  end(fault: Fault): void {
    this.#drop(fault, (connection) => connection.terminate());
  }

  /** The same, of a worker that others may share: they keep it. */
  leave(): void {
    this.#drop(new Fault('other'), (connection) => (connection.leave ?? connection.terminate)());
  }

  #drop(fault: Fault, end: (connection: Connection<W>) => void): void {
    if (this.#connection) end(this.#connection);
    this.#connection = null;
    this.#loaded = false;
    const open = [...this.#open];
    this.#open.clear();
    this.#look();
    for (const { reject } of open) reject(fault);
  }

  async #ask<T>(call: (worker: W) => Promise<T>, patience: Patience): Promise<T> {
    let connection: Connection<W> | null = null;
    try {
      connection = this.#connected();
      if (!this.#loaded) {
        await this.#answered(connection.loaded, 'loading', PATIENCE.loading);
        this.#loaded = true;
      }
      return await this.#answered(call(connection.worker), 'answer', patience);
    } catch (error) {
      const fault = fault_of(error, this.#loaded ? 'other' : 'not_loaded');
      if (connection === this.#connection && fault !== OVERTAKEN) this.end(fault);
      throw fault;
    }
  }

  #connected(): Connection<W> {
    if (this.#connection) return this.#connection;
    const connection = this.connect((message) => {
      if (connection !== this.#connection) return;
      const fault = fault_of(new Error(message), this.#loaded ? 'died' : 'not_loaded');
      const idle = this.#open.size === 0;
      this.end(fault);
      if (idle) this.died_idle(fault);
    });
    this.#connection = connection;
    return connection;
  }

  #answered<T>(answer: Promise<T>, what: Waiting, patience: Patience): Promise<T> {
    return new Promise((resolve, reject) => {
      // The tick under way when it was asked does not count.
      const call: OpenCall = { ...patience, what, waited: -TICK_MS, reject };
      this.#open.add(call);
      this.#keep_ticking();
      answer.finally(() => this.#close(call)).then(resolve, reject);
    });
  }

  #close(call: OpenCall): void {
    this.#open.delete(call);
    if (this.late.peek() !== null || this.loading.peek()) this.#look();
  }

  #keep_ticking(): void {
    if (this.#ticking || this.#open.size === 0) return;
    this.#ticking = true;
    this.later(TICK_MS, () => {
      this.#ticking = false;
      // A worker that is at another run's question keeps nobody waiting by this one's fault.
      const waits = this.#connection?.waits?.() ?? false;
      for (const call of this.#open) if (!waits || call.what === 'loading') call.waited += TICK_MS;
      this.#look();
      this.#keep_ticking();
    });
  }

  #look(): void {
    const open = [...this.#open];
    const lost = open.find(({ waited, end }) => waited >= end);
    if (lost) {
      this.end(new Fault(IN_VAIN[lost.what]));
      return;
    }
    this.late.value = open.find(({ waited, late }) => waited >= late)?.what ?? null;
    this.loading.value = open.some(({ what, waited }) => what === 'loading' && waited >= 0);
  }
}
