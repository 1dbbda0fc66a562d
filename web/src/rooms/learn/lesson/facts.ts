// SPDX-License-Identifier: MIT
/** Facts: read from a lab, and written with as many digits as a text wants. */

import type { RunId } from '../../../lab/ids';
import type { Column } from '../../../lab/run/columns';
import type { Lab } from '../../../lab/view';
import { format_count, format_exact, format_number } from '../../../lib/numbers';
import type { AnswerChoice, Fact, Facts } from './chapter';

/** A number that is not known yet. */
export const UNKNOWN = '…';

const fact = (value: number, run: RunId | null, write: (value: number) => string): Fact => ({
  value,
  text: Number.isNaN(value) ? UNKNOWN : write(value),
  run,
});

export const decimals = (value: number, digits: number, run: RunId | null = null) =>
  fact(value, run, (number) =>
    Number.isFinite(number) ? number.toFixed(digits).replace('-', '−') : format_number(number),
  );
export const counted = (value: number, run: RunId | null = null) => fact(value, run, format_count);
export const exactly = (value: number, run: RunId | null = null) => fact(value, run, format_exact);
export const percent = (share: number, digits: number, run: RunId | null = null) =>
  fact(share, run, (number) => `${(100 * number).toFixed(digits)}\u00a0%`);
export const degrees = (angle: number, run: RunId | null = null) =>
  fact(angle, run, (number) => `${number.toFixed(0).replace('-', '−')}°`);
/** What has a name for a number. */
export const name_of = (text: string): Fact => ({ value: 1, text, run: null });
/** So many digits, whatever its size. */
export const digits = (value: number, count: number, run: RunId | null = null) =>
  fact(value, run, (number) => format_number(number, { digits: count }));

/** An answer that is a number. */
export const number_answer = (number: Fact): AnswerChoice => ({
  id: number.text.replace('\u00a0', ' '),
  number,
});
export const word_answer = (id: string): AnswerChoice => ({ id, number: null });

/** The answer whose number is nearest to a fact; null while that is not known. */
export function nearest(answers: readonly AnswerChoice[], fact: Fact | undefined): string | null {
  const value = fact?.value ?? Number.NaN;
  if (Number.isNaN(value)) return null;
  const off = ({ number }: AnswerChoice) => Math.abs((number?.value ?? Number.NaN) - value);
  const finite = answers.filter((one) => Number.isFinite(off(one)));
  return (
    finite.reduce<AnswerChoice | null>((best, one) => (best && off(best) <= off(one) ? best : one), null)
      ?.id ?? null
  );
}

/** The value after exactly so many updates. */
export function value_at(lab: Lab, id: RunId, step: number, column: Column = 'loss'): number {
  const found = lab.runs[id].at(column, step);
  return found?.step === step ? found.value : Number.NaN;
}

/** The latest value that belongs to a step up to this one. */
export const last_value = (lab: Lab, id: RunId, column: Column): number =>
  lab.runs[id].at(column, lab.step.peek())?.value ?? Number.NaN;

interface Low {
  step: number;
  value: number;
}

/** The least loss from a step on, and after how many updates it was there. */
export const lowest = (lab: Lab, id: RunId, from = 0): Low =>
  least_of(lab, id, 'loss', from, Number.POSITIVE_INFINITY);

/** The least of a column between two steps. */
export function least_of(lab: Lab, id: RunId, column: Column, from: number, to: number): Low {
  const { step, value } = lab.runs[id].series(column);
  let best = { step: Number.NaN, value: Number.NaN };
  for (let i = 0; i < value.length; i++) {
    const [at, least] = [step[i] as number, value[i] as number];
    if (at >= from && at <= to && !(least >= best.value)) best = { step: at, value: least };
  }
  return best;
}

/** The first number of updates, from `from` on, after which a loss lies on that side of a level. */
export function crosses(lab: Lab, id: RunId, level: number, side: 'below' | 'above', from = 0): number {
  const { step, value } = lab.runs[id].series('loss');
  for (let i = 0; i < value.length; i++) {
    const loss = value[i] as number;
    if ((step[i] as number) >= from && (side === 'below' ? loss <= level : loss > level))
      return step[i] as number;
  }
  return Number.NaN;
}

/** The greatest relative difference of two runs' losses. */
export function apart(lab: Lab, one: RunId, other: RunId): number {
  const { step, value } = lab.runs[one].series('loss');
  let most = value.length > 1 ? 0 : Number.NaN;
  // Long series are thinned, each run's by its own extremes: only the same steps are compared.
  for (let i = 0; i < value.length; i++) {
    const [a, b] = [value[i] as number, value_at(lab, other, step[i] as number)];
    if (!Number.isNaN(b)) most = Math.max(most, Math.abs(a - b) / Math.abs(a));
  }
  return most;
}

/** The loss of who knows nothing of the classes. */
export const guessing = (lab: Lab): number => Math.log(lab.network.peek().outputs);

/** Of every chapter: digits in texts come from here, too. */
export const COMMON: Facts = { zero: exactly(0), one: exactly(1) };

/** What every text may name: the experiment, and what its runs are made with. */
export function setup_facts(lab: Lab, steps: number): Facts {
  const { samples, features, hidden, outputs, parameters } = lab.network.peek();
  const shape = [features, ...hidden.map(({ units }) => units), outputs].join('-');
  const of_runs = lab.shown.peek().flatMap((id): [string, Fact][] => {
    const { lr, momentum } = lab.runs[id].settings.peek();
    return [
      [`lr_${id}`, exactly(lr)],
      [`gamma_${id}`, exactly(Number(momentum ?? 0))],
    ];
  });
  return {
    network: { value: parameters, text: shape, run: null },
    seed: exactly(lab.experiment.peek().seed),
    samples: counted(samples),
    classes: exactly(outputs),
    parameters: counted(parameters),
    guessing: decimals(guessing(lab), 4),
    steps: counted(steps),
    ...Object.fromEntries(of_runs),
  };
}
