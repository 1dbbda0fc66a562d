// SPDX-License-Identifier: MIT
/** What the runs are requested to do together, what came of it, and how much of that stays. */
import type { Advance } from '../../worker/protocol';
import type { Alert } from '../run/divergence-monitor';
import type { Run } from '../run/run';

/** A run, in one of its beginnings: what has begun anew since is not what made the result. */
export interface Addressee {
  run: Run;
  beginning: number;
}

export const addressed = (run: Run): Addressee => ({ run, beginning: run.beginning });
export const is_current = ({ run, beginning }: Addressee) => run.beginning === beginning;

/** The same request to all live runs, and what comes of it. */
export interface StepRequest {
  addressees: readonly Addressee[];
  advances: Promise<(Advance | null)[]>;
  /** steps before it and after it, when each run makes all of them */
  from: number;
  to: number;
  /** it was as long as the batch sizer wanted: its time says how fast the workers are */
  full: boolean;
  /** the play it belongs to, null for a single step or phase: after a pause nobody wants its result any more */
  loop: number | null;
}

/** What a run made of it, and where it wants to stop. */
export interface StepResult extends Addressee {
  advance: Advance;
  event: Alert | null;
  diverged: boolean;
  count: number;
}

/** Nothing when the run failed, or began anew between its answer and the slowest run's. */
export function read(addressee: Addressee, advance: Advance | null, stop_loss: number): StepResult[] {
  if (!advance || !is_current(addressee)) return [];
  const { loss } = advance.columns;
  const event = addressee.run.watch.scan(loss, advance.from, stop_loss);
  const diverged = advance.snapshot.diverged_at !== null;
  return [{ ...addressee, advance, event, count: loss.length, diverged }];
}

/**
 * What happened to a run at the last of the steps kept. A change planned for there is the answer to steps that got worse
 * and to a next step that cannot be made, as it was when a hand made it; to a loss that is no number there is none.
 */
export function happened(
  { run, event, diverged, count }: StepResult,
  accepted: number,
  to: number,
): Alert['why'] | null {
  const at_end = event?.steps === accepted ? event.why : null;
  const met_by_plan = accepted > 0 && run.next_change(to - 1) === to;
  if (at_end === 'not_finite') return at_end;
  if (diverged && count === accepted && !met_by_plan) return 'not_finite';
  return at_end === 'worse_than_start' && met_by_plan ? null : at_end;
}

/** How many steps stay, at most `boundary`, and whether something happened there: what was prefetched does not hold. */
export function accepted_steps(
  { addressees }: StepRequest,
  results: readonly StepResult[],
  boundary: number,
): { accepted: number; cut: boolean } {
  // A run that failed made nothing: the other goes back to where both were.
  if (results.length < addressees.length) return { accepted: 0, cut: true };
  const accepted = Math.min(
    boundary,
    ...results.map(({ event, count }) => Math.min(event?.steps ?? count, count)),
  );
  const happened = results.some(({ event, diverged }) => event !== null || diverged);
  return { accepted, cut: happened || accepted === boundary };
}
