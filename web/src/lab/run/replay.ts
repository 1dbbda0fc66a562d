// SPDX-License-Identifier: MIT
/** A run's steps made again by a worker made anew: the same steps from the same start are the same bits. */
import type { Advance, PastChange, RunWorker, Snapshot } from '../../worker/protocol';
import { UPDATED } from '../../worker/protocol';
import { tuning_of } from '../experiment/network';
import { BatchSizer } from '../playback/batch-sizer';
import { edits_at, next_change, type Plan, settings_at } from './plan';

/** The step a change of settings counts from. */
export const change_step = (step: number, phase: number) => step + (phase >= UPDATED ? 1 : 0);

export interface StepPosition {
  step: number;
  /** phases done of the step after it */
  phase: number;
}

/** Asks a worker; null when no answer is to be had. */
type AskWorker = <T>(call: (worker: RunWorker) => Promise<T>) => Promise<T | null>;

/** All steps asked for were made; the one after them may be none that can be made. */
const is_whole = ({ columns: { loss } }: Advance, steps: number) =>
  loss.length === steps && loss.at(-1) !== Number.POSITIVE_INFINITY;

/**
 * From the run just built to `place`, or to where it diverges, in questions short enough to be broken off; null when
 * it was. `on_progress` hears what is made.
 */
export async function replay(
  ask: AskWorker,
  plan: Plan,
  built: Snapshot,
  place: StepPosition,
  on_progress: (progress: Advance) => void,
): Promise<Snapshot | null> {
  const pace = new BatchSizer();
  // What is set in an open step is of the one behind it.
  const edits_of = (step: number) => edits_at(plan, Math.min(step, place.step));
  const configure = async (step: number) => {
    const answer = await ask((worker) =>
      worker.configure(tuning_of(settings_at(plan, step)), edits_of(step)),
    );
    return answer && 'ok' in answer ? answer.ok : null;
  };
  let snapshot: Snapshot | null = edits_of(0).length > 0 ? await configure(0) : built;
  for (let step = 0; snapshot && step < place.step; ) {
    const change = next_change(plan, step);
    const from = step;
    step = Math.min(place.step, step + pace.at_once, change);
    const progress = await ask((worker) => worker.advance(step - from));
    if (!progress) return null;
    on_progress(progress);
    // What comes after a divergence would clear it; what is planned for its step is of that step yet.
    const answered = step === change && is_whole(progress, step - from);
    if (progress.snapshot.diverged_at !== null && !answered) return progress.snapshot;
    pace.tune(step - from, progress.took);
    snapshot = step === change ? await configure(step) : progress.snapshot;
  }
  for (let phase = 0; snapshot && phase < place.phase; phase++) {
    const progress: Advance | null = await ask((worker) => worker.phase());
    if (progress) on_progress(progress);
    snapshot = progress?.snapshot ?? null;
  }
  const open = change_step(place.step, place.phase);
  return snapshot && open === next_change(plan, place.step) ? configure(open) : snapshot;
}

/** A plan never changes, and a hand that moves over a chart asks often. */
const known = new WeakMap<Plan, readonly PastChange[]>();

/** A plan's changes as a worker makes them again: what updates are made with, from each step on. */
export function past_changes(plan: Plan): readonly PastChange[] {
  const found = known.get(plan) ?? changes_of(plan);
  known.set(plan, found);
  return found;
}

function changes_of(plan: Plan): PastChange[] {
  const changes: PastChange[] = [];
  for (let step = 0; step < Number.POSITIVE_INFINITY; step = next_change(plan, step))
    changes.push({ step, tuning: tuning_of(settings_at(plan, step)), edits: edits_at(plan, step) });
  return changes;
}
