// SPDX-License-Identifier: MIT
/** Runs made anew, or on with other settings; and what the core refuses of a change undone. */
import { batch } from '@preact/signals';
import { setting_of_path } from '../experiment/option-paths';
import type { Problem } from '../experiment/types';
import { RUN_IDS } from '../ids';
import type { LabContext } from '../lab-context';
import type { Run } from '../run/run';

/** All runs from step 0; their present settings are the start. */
export function restart(context: LabContext): Promise<void> {
  const { experiment, order, runs, scheduler, refusal, look_back } = context;
  refusal.value = null;
  look_back.pointed.value = null;
  for (const id of RUN_IDS) {
    if (order.value.includes(id)) runs[id].clear();
    else runs[id].leave();
  }
  return scheduler.restart(experiment.value).then(() => accept(context));
}

const present = ({ order, runs }: LabContext): Run[] => order.peek().map((id) => runs[id]);

/** One run that was made of it shows that the core takes the experiment. */
export function accept(context: LabContext): void {
  if (!present(context).some((run) => run.built)) return;
  const build_options = Object.values(context.runs).map((run) => [run, run.build_options.peek()] as const);
  context.accepted = { experiment: context.experiment.peek(), build_options };
}

/** Who watches goes on watching, also when trouble broke in; who stepped by hand starts by hand. */
export async function restart_and_go_on(context: LabContext): Promise<void> {
  const { playing, interrupted } = context.scheduler.playback;
  const going = playing.value || interrupted.value;
  const built = restart(context);
  if (going) void context.scheduler.play();
  await built;
  const refusals = present(context).flatMap((run) => undo_refused(context, run));
  if (refusals.length === 0) return;
  const again = restart_and_go_on(context);
  for (const { shown_in, problem } of refusals) shown_in.value = problem;
  await again;
}

interface Undone {
  shown_in: LabContext['refusal'];
  problem: Problem;
}

/** What the core refused of a new run is set as it was when the core took it; empty where nothing is of that kind. */
function undo_refused(context: LabContext, run: Run): Undone[] {
  const { accepted, experiment, refusal } = context;
  const problem = run.refused_start;
  if (!problem) return [];
  if (run.accepted.restore(problem)) return [{ shown_in: run.refusal, problem }];
  const of_experiment = setting_of_path(problem.key) in experiment.peek();
  if (!of_experiment || !accepted || accepted.experiment === experiment.peek()) return [];
  batch(() => {
    experiment.value = accepted.experiment;
    // It was the latest choice that is undone here.
    context.history.value = { past: context.history.peek().past.slice(0, -1), future: [] };
    for (const [one, build_options] of accepted.build_options) one.build_with(build_options);
  });
  return [{ shown_in: refusal, problem }];
}

/** One run from its start, along its own way, while the others wait. */
export async function build_again(context: LabContext, run: Run): Promise<void> {
  run.begin_again(context.scheduler.change_step);
  if (!context.order.peek().includes(run.id)) return;
  await context.scheduler.join(run);
  const problem = run.refused_start;
  if (!problem || !run.accepted.restore(problem)) return;
  const again = build_again(context, run);
  run.refusal.value = problem;
  await again;
}

/** A live change. If that was all the trouble, what it had broken into goes on. */
export async function apply_and_go_on({ scheduler, order, runs }: LabContext): Promise<void> {
  const troubled = () => order.value.some((id) => runs[id].trouble.value !== null);
  const were = troubled();
  await scheduler.apply_settings();
  if (were && !troubled() && scheduler.playback.interrupted.value) void scheduler.play();
}
