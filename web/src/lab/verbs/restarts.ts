// SPDX-License-Identifier: MIT
/** Runs made anew, or on with other settings; and what the core refuses of a change undone. */
import { batch } from '@preact/signals';
import { setting_of_path } from '../experiment/option-paths';
import type { Problem } from '../experiment/types';
import { RUN_IDS } from '../ids';
import type { Parts } from '../parts';
import type { Run } from '../run/run';

/** All runs from step 0; their present settings are the start. */
export function restart(parts: Parts): Promise<void> {
  const { experiment, order, runs, conductor, refusal } = parts;
  refusal.value = null;
  for (const id of RUN_IDS) {
    if (order.value.includes(id)) runs[id].clear();
    else runs[id].leave();
  }
  return conductor.restart(experiment.value).then(() => accept(parts));
}

const present = ({ order, runs }: Parts): Run[] => order.peek().map((id) => runs[id]);

/** One run that was made of it shows that the core takes the experiment. */
export function accept(parts: Parts): void {
  if (!present(parts).some((run) => run.built)) return;
  const build_options = Object.values(parts.runs).map((run) => [run, run.build_options.peek()] as const);
  parts.accepted = { experiment: parts.experiment.peek(), build_options };
}

/** Who watches goes on watching, also when trouble broke in; who stepped by hand starts by hand. */
export async function restart_and_go_on(parts: Parts): Promise<void> {
  const { playing, interrupted } = parts.conductor.playback;
  const going = playing.value || interrupted.value;
  const built = restart(parts);
  if (going) void parts.conductor.play();
  await built;
  const refusals = present(parts).flatMap((run) => undo_refused(parts, run));
  if (refusals.length === 0) return;
  const again = restart_and_go_on(parts);
  for (const { shown_in, problem } of refusals) shown_in.value = problem;
  await again;
}

interface Undone {
  shown_in: Parts['refusal'];
  problem: Problem;
}

/** What the core refused of a new run is set as it was when the core took it; empty where nothing is of that kind. */
function undo_refused(parts: Parts, run: Run): Undone[] {
  const { accepted, experiment, refusal } = parts;
  const problem = run.refused_start;
  if (!problem) return [];
  if (run.accepted.restore(problem)) return [{ shown_in: run.refusal, problem }];
  const of_experiment = setting_of_path(problem.key) in experiment.peek();
  if (!of_experiment || !accepted || accepted.experiment === experiment.peek()) return [];
  batch(() => {
    experiment.value = accepted.experiment;
    for (const [one, build_options] of accepted.build_options) one.build_with(build_options);
  });
  return [{ shown_in: refusal, problem }];
}

/** One run from its start, along its own way, while the others wait. */
export async function build_again(parts: Parts, run: Run): Promise<void> {
  run.begin_again(parts.conductor.change_step);
  if (!parts.order.peek().includes(run.id)) return;
  await parts.conductor.join(run);
  const problem = run.refused_start;
  if (!problem || !run.accepted.restore(problem)) return;
  const again = build_again(parts, run);
  run.refusal.value = problem;
  await again;
}

/** A live change. If that was all the trouble, what it had broken into goes on. */
export async function apply_and_go_on({ conductor, order, runs }: Parts): Promise<void> {
  const troubled = () => order.value.some((id) => runs[id].trouble.value !== null);
  const were = troubled();
  await conductor.apply_settings();
  if (were && !troubled() && conductor.playback.interrupted.value) void conductor.play();
}
