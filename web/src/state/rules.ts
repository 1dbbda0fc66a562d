// SPDX-License-Identifier: MIT
/** When a run has something to say: its loss met the stop, got worse than guessing, or is no number any more. */
import type { RunNature, RunSettings, Trouble, Value } from './contract';
import { usual_settings } from './usual';

/**
 * Measured on the article's network: lr = 10 leaps to 3.4 at once and then stays around 1.5 … 16 without ever becoming
 * NaN, while every sane setting falls below its start from the first steps. So: this much above the start, so long, and
 * at so many evaluations.
 */
const WORSE_BY = 1.05;
const WORSE_FOR = 20;
const WORSE_AT = 5;

export type Event = { kept: number; why: 'stop_loss' | Trouble['kind'] };

/** What is known of a run at a step. */
interface Known {
  /** the step it got worse at and has been since, and at how many evaluations */
  worse: { since: number; at: number } | null;
  /** said once, and then no more until the run starts again or is set otherwise */
  said_worse: boolean;
  said_stop: boolean;
}

const NOTHING: Known = { worse: null, said_worse: false, said_stop: false };

/** Looks at the loss on all data after each step, alone: NaN where it was not evaluated. */
export class Watch {
  #limit = Number.NaN;
  #last = Number.NaN;
  #known = NOTHING;

  /** The run starts at this loss; `guessing`: what knowing nothing comes to, NaN where that is not known. */
  restart(loss: number, guessing: number): void {
    this.#limit = WORSE_BY * (guessing > loss ? guessing : loss);
    this.#last = loss;
    this.#known = NOTHING;
  }

  /** The stop was set anew: it may be met again. */
  rearm_stop(): void {
    this.#known = { ...this.#known, said_stop: false };
  }

  /** The run was set otherwise: from where it is now it may recover, slowly. */
  forgive(): void {
    this.#limit = Math.max(this.#limit, WORSE_BY * this.#last);
    this.#known = { ...this.#known, worse: null, said_worse: false };
  }

  /** How long the run has been worse than its start, in steps; 0 when it is not. */
  worse_for(step: number): number {
    return this.#known.worse ? step - this.#known.worse.since + 1 : 0;
  }

  /** The first event in the losses after the steps from `from` on, and how many of them are made then. Changes nothing. */
  scan(losses: Float32Array, from: number, stop_loss: number): Event | null {
    let known = this.#known;
    for (let i = 0; i < losses.length; i++) {
      const loss = losses[i] as number;
      if (Number.isNaN(loss)) continue;
      if (loss === Number.POSITIVE_INFINITY) return { kept: i + 1, why: 'not_finite' };
      const next = this.#after(known, loss, from + i + 1, stop_loss);
      if (next.said_worse && !known.said_worse) return { kept: i + 1, why: 'worse_than_start' };
      if (next.said_stop && !known.said_stop) return { kept: i + 1, why: 'stop_loss' };
      known = next;
    }
    return null;
  }

  /** Take the first `kept` losses as past; an event among them has been said. */
  pass(losses: Float32Array, from: number, kept: number, stop_loss: number): void {
    for (let i = 0; i < kept; i++) {
      const loss = losses[i] as number;
      if (Number.isNaN(loss)) continue;
      this.#known = this.#after(this.#known, loss, from + i + 1, stop_loss);
      this.#last = loss;
    }
  }

  #after(known: Known, loss: number, step: number, stop_loss: number): Known {
    const { worse, said_worse, said_stop } = known;
    // Nothing is to be noted in nearly all steps.
    if (!(loss > this.#limit) && !(loss <= stop_loss) && worse === null) return known;
    const since = worse ?? { since: step, at: 0 };
    const now = loss > this.#limit ? { since: since.since, at: since.at + 1 } : null;
    const long = now !== null && step - now.since + 1 >= WORSE_FOR && now.at >= WORSE_AT;
    return { worse: now, said_worse: said_worse || long, said_stop: said_stop || meets(loss, stop_loss) };
  }
}

/** 0 = never, even for a loss of exactly 0. */
const meets = (loss: number, stop_loss: number) => stop_loss > 0 && loss <= stop_loss;

/** A tenth of the present lr, at most `most`, one digit; what usually works where that is none. */
function lower_lr(lr: number, most: number, usual: number): number {
  const suggested = Number(Math.min(most, lr / 10).toPrecision(1));
  return suggested > 0 ? suggested : usual;
}

/**
 * Settings that should work: the effective step lr/(1−γ) about 1 (the averaging convention scales by 1−γ itself), lr at
 * most a tenth of the present one, one digit. Without friction (γ ≥ 1) velocity never forgets: γ goes back, too. Other
 * rules scale their steps themselves: for them lr alone is what was too much. Gradients that add up are no rule's fault.
 */
export function suggest_fix(
  settings: RunSettings,
  { zero_grad }: Pick<RunNature, 'zero_grad'>,
): Readonly<Record<string, Value>> {
  if (!zero_grad) return { zero_grad: true };
  const { lr, rule, convention } = settings;
  const usual = usual_settings('b');
  if (rule !== 'sgd') return { lr: lower_lr(lr, Number.POSITIVE_INFINITY, usual.lr) };
  const momentum = Number(settings.momentum);
  const usual_gamma = Number(usual.momentum);
  const gamma = momentum < 1 ? momentum : usual_gamma;
  const most_with = (one: number) => Number((convention === 'average' ? 1 : 1 - one).toPrecision(1));
  const most = most_with(gamma);
  if (momentum >= 1 && lr > most) return { momentum: gamma, lr: most };
  // An lr that would do with the usual γ is not what is too much.
  if (momentum > usual_gamma && lr <= most_with(usual_gamma)) return { momentum: usual_gamma };
  return { lr: lower_lr(lr, most, usual.lr) };
}
