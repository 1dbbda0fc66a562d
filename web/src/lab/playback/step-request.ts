// SPDX-License-Identifier: MIT
/** What the conductor asks the runs, what they answer, and how much of it stays. */
import type { Advance } from '../../worker/protocol';
import type { Alert } from '../run/divergence-monitor';
import type { Run } from '../run/run';

/** Who was asked, and in which of its beginnings: a run that has begun anew since has not made what is answered. */
export interface AskedRun {
  run: Run;
  beginning: number;
}

export const asked = (run: Run): AskedRun => ({ run, beginning: run.beginning });
export const is_current = ({ run, beginning }: AskedRun) => run.beginning === beginning;

/** The same question to all live runs, and the answers to come. */
export interface StepRequest {
  asked: readonly AskedRun[];
  answers: Promise<(Advance | null)[]>;
  /** steps before it and after it, when each run makes what it was asked for */
  from: number;
  to: number;
  /** it was as long as the pace wanted: its time says how fast the workers are */
  full: boolean;
  /** the play it was asked in, null for a single step or phase: after a pause nobody wants its answer any more */
  loop: number | null;
}

/** What a run answered, and where it wants to stop. */
export interface StepResult extends AskedRun {
  advance: Advance;
  event: Alert | null;
  diverged: boolean;
  made: number;
}

/** Nothing when the run failed, or began anew between its answer and the slowest run's. */
export function read(asked: AskedRun, advance: Advance | null, stop_loss: number): StepResult[] {
  if (!advance || !is_current(asked)) return [];
  const { loss } = advance.columns;
  const event = asked.run.watch.scan(loss, advance.from, stop_loss);
  const diverged = advance.snapshot.diverged_at !== null;
  return [{ ...asked, advance, event, made: loss.length, diverged }];
}

/**
 * What happened to a run at the last of the steps kept. A change planned for there is the answer to steps that got worse
 * and to a next step that cannot be made, as it was when a hand made it; to a loss that is no number there is none.
 */
export function happened(
  { run, event, diverged, made }: StepResult,
  kept: number,
  to: number,
): Alert['why'] | null {
  const at_end = event?.kept === kept ? event.why : null;
  const answered = kept > 0 && run.next_change(to - 1) === to;
  if (at_end === 'not_finite') return at_end;
  if (diverged && made === kept && !answered) return 'not_finite';
  return at_end === 'worse_than_start' && answered ? null : at_end;
}

/** How many steps stay, at most `boundary`, and whether something happened there: what was asked ahead does not hold. */
export function accepted_steps(
  { asked }: StepRequest,
  answers: readonly StepResult[],
  boundary: number,
): { kept: number; cut: boolean } {
  // A run that failed made nothing: the other goes back to where both were.
  if (answers.length < asked.length) return { kept: 0, cut: true };
  const kept = Math.min(boundary, ...answers.map(({ event, made }) => Math.min(event?.kept ?? made, made)));
  const happened = answers.some(({ event, diverged }) => event !== null || diverged);
  return { kept, cut: happened || kept === boundary };
}
