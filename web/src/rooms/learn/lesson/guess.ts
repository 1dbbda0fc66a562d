// SPDX-License-Identifier: MIT
/** Guesses: how they are drawn, and how far off they are. */
import { between } from '../../../lib/angles';
import type { Chapter, ChapterQuestion, Fact, Facts } from './chapter';
import { counted, degrees } from './facts';

export interface CurvePoint {
  step: number;
  value: number;
}

export type Guess =
  | { kind: 'choice'; id: string }
  /** in step order; the first point is where the run starts */
  | { kind: 'curve'; points: readonly CurvePoint[] }
  | { kind: 'arrow'; angle: number };

export interface Verdict {
  right: boolean;
  /** 'guess' and 'distance', as far as they are numbers; not a number where the curve never gets there */
  facts: Facts;
}

/** A curve drawn on to a point: what was drawn over is gone. Behind `from`, where the pen was, nothing stays. */
export function drawn_on(
  points: readonly CurvePoint[],
  from: CurvePoint | null,
  to: CurvePoint,
): CurvePoint[] {
  const [first, last] = [Math.min(from?.step ?? to.step, to.step), Math.max(from?.step ?? to.step, to.step)];
  const others = points.filter(({ step }) => step < first || step > last);
  const added = from && from.step !== to.step ? [from, to] : [to];
  return [...others, ...added].sort((one, other) => one.step - other.step);
}

/** Its value at a step, on straight lines between the points (of logarithms, as drawn); held at its end. */
export function guessed_at(points: readonly CurvePoint[], step: number, log: boolean): number {
  const next = points.findIndex((one) => one.step >= step);
  const after = points[next];
  const before = points[next - 1];
  if (!after) return points.at(-1)?.value ?? Number.NaN;
  if (!before || after.step === step) return after.value;
  const share = (step - before.step) / (after.step - before.step);
  if (log) return before.value * (after.value / before.value) ** share;
  return before.value + share * (after.value - before.value);
}

/** The step it is first at or below a level; NaN when it never is. */
function meets(points: readonly CurvePoint[], level: number, log: boolean): number {
  const last = points.at(-1)?.step ?? -1;
  for (let step = 0; step <= last; step++) if (guessed_at(points, step, log) <= level) return step;
  return Number.NaN;
}

function lowest(points: readonly CurvePoint[]): number {
  const best = points.reduce<CurvePoint | null>(
    (low, one) => (low && low.value <= one.value ? low : one),
    null,
  );
  return best?.step ?? Number.NaN;
}

/** A guess that may be judged: a curve has more than its start. */
export function is_complete(guess: Guess | null): guess is Guess {
  return guess !== null && (guess.kind !== 'curve' || guess.points.length > 1);
}

function against(fact: Fact | undefined, distance: Fact, near: number, more: Facts = {}): Verdict | null {
  if (!fact || Number.isNaN(fact.value)) return null;
  return { right: distance.value <= near, facts: { ...more, distance } };
}

function judged_choice(
  question: Extract<ChapterQuestion, { kind: 'choose' }>,
  id: string,
  facts: Facts,
): Verdict | null {
  const right = question.right(facts);
  const answer = question.answers.find((one) => one.id === id);
  if (right === null || !answer) return null;
  return { right: right === id, facts: answer.number ? { guess: answer.number } : {} };
}

/** Null where nothing can be said yet, or the guess is not one of this question's. */
export function judged({ question, figure }: Chapter, guess: Guess, facts: Facts): Verdict | null {
  if (question.kind === 'choose')
    return guess.kind === 'choice' ? judged_choice(question, guess.id, facts) : null;
  const fact = facts[question.fact];
  const truth = fact?.value ?? Number.NaN;
  if (question.kind === 'arrow') {
    if (guess.kind !== 'arrow') return null;
    return against(fact, degrees(between(guess.angle, truth)), question.near);
  }
  if (guess.kind !== 'curve' || figure.kind !== 'losses') return null;
  const step =
    question.mark === 'meets' ? meets(guess.points, figure.target ?? 0, figure.log) : lowest(guess.points);
  return against(fact, counted(Math.abs(step - truth)), question.near, { guess: counted(step) });
}
