// SPDX-License-Identifier: MIT
/** When a run has something to say: its loss met the stop, or it got worse than guessing. Looks at each step alone. */
import type { RunSettings } from './contract';
import { GUESSING } from './network';

/**
 * Measured on the article's network: lr = 10 leaps to 3.4 at once and then stays around 1.5 … 16 without ever becoming
 * NaN, while every sane setting falls below its start from the first steps. So: this much above the start, so long.
 */
const WORSE_BY = 1.05;
const WORSE_FOR = 20;

export type Event = { kept: number; why: 'stop_loss' | 'worse_than_start' };

export class Watch {
  #limit = Number.NaN;
  /** steps in a row whose loss was above the limit */
  #worse = 0;
  /** said once, and then no more until the run starts again */
  #said_worse = false;
  #said_stop = false;

  restart(): void {
    this.#limit = Number.NaN;
    this.#worse = 0;
    this.#said_worse = false;
    this.#said_stop = false;
  }

  /** The stop was set anew: it may be met again. */
  rearm_stop(): void {
    this.#said_stop = false;
  }

  /** The first event in these losses and how many of them are made when it happens. Changes nothing. */
  scan(losses: Float32Array, stop_loss: number): Event | null {
    let limit = this.#limit;
    let worse = this.#worse;
    for (let i = 0; i < losses.length; i++) {
      const loss = losses[i] as number;
      if (Number.isNaN(limit)) limit = limit_for(loss);
      worse = loss > limit ? worse + 1 : 0;
      if (worse >= WORSE_FOR && !this.#said_worse) return { kept: i + 1, why: 'worse_than_start' };
      if (meets(loss, stop_loss) && !this.#said_stop) return { kept: i + 1, why: 'stop_loss' };
    }
    return null;
  }

  /** Take the first `kept` losses as past; an event among them has been said. */
  pass(losses: Float32Array, kept: number, stop_loss: number): void {
    for (let i = 0; i < kept; i++) {
      const loss = losses[i] as number;
      if (Number.isNaN(this.#limit)) this.#limit = limit_for(loss);
      this.#worse = loss > this.#limit ? this.#worse + 1 : 0;
      this.#said_worse ||= this.#worse >= WORSE_FOR;
      this.#said_stop ||= meets(loss, stop_loss);
    }
  }
}

const limit_for = (first_loss: number) => WORSE_BY * Math.max(first_loss, GUESSING);

/** 0 = never, even for a loss of exactly 0. */
const meets = (loss: number, stop_loss: number) => stop_loss > 0 && loss <= stop_loss;

/**
 * A learning rate that should work: the effective step lr/(1−γ) about 1 (the averaging convention scales by 1−γ itself),
 * at most a tenth of the present one, one digit. Null when none can: without friction (γ ≥ 1) velocity never forgets.
 */
export function suggest_lr({ lr, momentum, convention }: RunSettings): number | null {
  if (momentum >= 1) return null;
  const lively = convention === 'average' ? 1 : 1 - momentum;
  const suggested = Number(Math.min(lively, lr / 10).toPrecision(1));
  return suggested > 0 ? suggested : null;
}
