// SPDX-License-Identifier: MIT
/** When a run raises an alert: its loss met the stop, got worse than guessing, or is no number any more. */
import type { Trouble } from './causes';

/**
 * Measured on the article's network: lr = 10 leaps to 3.4 at once and then stays around 1.5 … 16 without ever becoming
 * NaN, while every sane setting falls below its start from the first steps. So: this much above the start, so long, and
 * at so many evaluations.
 */
const WORSE_BY = 1.05;
const WORSE_FOR = 20;
const WORSE_AT = 5;

export type Alert = { steps: number; why: 'stop_loss' | Trouble['kind'] };

/** What is known of a run at a step. */
interface Known {
  /** the step it got worse at and has been since, and at how many evaluations */
  worse: { since: number; at: number } | null;
  /** each alert is given once, until the run starts again or is set otherwise */
  worse_alert: boolean;
  stop_alert: boolean;
}

/** All there is of one, as plain data. */
export interface MonitorData {
  /** a loss above it is worse than the start */
  limit: number;
  /** the latest loss that was evaluated */
  last: number;
  known: Known;
}

const NOTHING: Known = { worse: null, worse_alert: false, stop_alert: false };

export const nothing_watched = (): MonitorData => ({
  limit: Number.NaN,
  last: Number.NaN,
  known: NOTHING,
});

/** Looks at the loss on all data after each step, alone: NaN where it was not evaluated. */
export class DivergenceMonitor {
  /** Goes on with `data`, in place. */
  constructor(readonly data: MonitorData = nothing_watched()) {}

  /** The run starts at this loss; `guessing`: what knowing nothing comes to, NaN where that is not known. */
  restart(loss: number, guessing: number): void {
    this.data.limit = WORSE_BY * (guessing > loss ? guessing : loss);
    this.data.last = loss;
    this.data.known = NOTHING;
  }

  /** The stop was set anew: it may be met again. */
  rearm_stop(): void {
    this.data.known = { ...this.data.known, stop_alert: false };
  }

  /** The run was set otherwise: from where it is now it may recover, slowly. */
  forgive(): void {
    this.data.limit = Math.max(this.data.limit, WORSE_BY * this.data.last);
    this.data.known = { ...this.data.known, worse: null, worse_alert: false };
  }

  /** How long the run has been worse than its start, in steps; 0 when it is not. */
  worse_for(step: number): number {
    return this.data.known.worse ? step - this.data.known.worse.since + 1 : 0;
  }

  /** The first event in the losses after the steps from `from` on, and after how many of them it is. Changes nothing. */
  scan(losses: Float32Array, from: number, stop_loss: number): Alert | null {
    let known = this.data.known;
    for (let i = 0; i < losses.length; i++) {
      const loss = losses[i] as number;
      if (Number.isNaN(loss)) continue;
      if (loss === Number.POSITIVE_INFINITY) return { steps: i + 1, why: 'not_finite' };
      const next = this.#after(known, loss, from + i + 1, stop_loss);
      if (next.worse_alert && !known.worse_alert) return { steps: i + 1, why: 'worse_than_start' };
      if (next.stop_alert && !known.stop_alert) return { steps: i + 1, why: 'stop_loss' };
      known = next;
    }
    return null;
  }

  /** Take the first `count` losses as past; an event among them has been reported. */
  pass(losses: Float32Array, from: number, count: number, stop_loss: number): void {
    for (let i = 0; i < count; i++) {
      const loss = losses[i] as number;
      if (Number.isNaN(loss)) continue;
      this.data.known = this.#after(this.data.known, loss, from + i + 1, stop_loss);
      this.data.last = loss;
    }
  }

  #after(known: Known, loss: number, step: number, stop_loss: number): Known {
    const { worse, worse_alert, stop_alert } = known;
    // Nothing is to be noted in nearly all steps.
    if (!(loss > this.data.limit) && !(loss <= stop_loss) && worse === null) return known;
    const since = worse ?? { since: step, at: 0 };
    const now = loss > this.data.limit ? { since: since.since, at: since.at + 1 } : null;
    const long = now !== null && step - now.since + 1 >= WORSE_FOR && now.at >= WORSE_AT;
    return { worse: now, worse_alert: worse_alert || long, stop_alert: stop_alert || meets(loss, stop_loss) };
  }
}

/** 0 = never, even for a loss of exactly 0. */
const meets = (loss: number, stop_loss: number) => stop_loss > 0 && loss <= stop_loss;
