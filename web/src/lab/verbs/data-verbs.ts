// SPDX-License-Identifier: MIT
/** Other data in one step, with their settings and a network; and the way back to what was before. */
import { batch, computed } from '@preact/signals';
import type { DataPoints } from '../../worker/protocol';
import type { ExperimentSettings } from '../experiment/types';
import { RUN_IDS, type RunId } from '../ids';
import type { Former, LabContext } from '../lab-context';
import type { RunSpec } from '../run/plan';
import type { Continued, Lab } from '../view';
import { accept, restart_and_go_on } from './restarts';
import { put_experiment } from './setting-verbs';

export function data_verbs(
  context: LabContext,
): Pick<Lab, 'choose_data' | 'undo_data' | 'former_data' | 'data_points'> {
  return {
    choose_data: (wanted) => choose(context, wanted),
    undo_data: () => undo(context),
    data_points: () => data_points(context),
    former_data: computed(() => context.former.value?.experiment ?? null),
  };
}

/** All that a change of the data ends. */
function present_moment({ experiment, order, runs, scheduler }: LabContext): Former {
  const specs = RUN_IDS.map((id) => [id, runs[id].spec] as const);
  return {
    experiment: experiment.peek(),
    order: order.peek(),
    runs: Object.fromEntries(specs) as Record<RunId, RunSpec>,
    step: scheduler.destination,
    phase: scheduler.phase.peek(),
  };
}

function choose(context: LabContext, wanted: ExperimentSettings): void {
  const former = present_moment(context);
  put_experiment(context, wanted);
  context.former.value = former;
  void restart_and_go_on(context);
}

async function undo(context: LabContext): Promise<void> {
  const { former, experiment, scheduler } = context;
  const back = former.peek();
  if (!back) return;
  const going = scheduler.playback.playing.peek();
  await return_to(context, back, null);
  if (going && former.peek() === null && experiment.peek() === back.experiment) void scheduler.play();
}

/** The runs of another moment make their steps again, to where they were then. `undone_by` leads back from there. */
async function return_to(context: LabContext, back: Former, undone_by: Former | null): Promise<void> {
  const { former, experiment, order, runs, scheduler, refusal } = context;
  batch(() => {
    former.value = undone_by;
    refusal.value = null;
    experiment.value = back.experiment;
    order.value = back.order;
    for (const id of RUN_IDS) {
      const { plan, build_options, style } = back.runs[id];
      runs[id].build_with(build_options);
      runs[id].style = style;
      runs[id].clear(plan);
      if (!back.order.includes(id)) runs[id].leave();
    }
  });
  const built = scheduler.restart(back.experiment).then(() => accept(context));
  await scheduler.replay({ step: back.step, phase: back.phase });
  await built;
}

/** A run alone with its experiment, at its step; undo leads back. */
export function open_alone(context: LabContext, { experiment, spec, steps }: Continued): Promise<void> {
  const { id } = spec.plan;
  const here = present_moment(context);
  const alone = { experiment, order: [id], runs: { ...here.runs, [id]: spec }, step: steps, phase: 0 };
  return return_to(context, alone, here);
}

/** Of the first run, which has them: all have the same. After what its worker is asked already, so of the present data. */
async function data_points({ scheduler, order, runs }: LabContext): Promise<DataPoints | null> {
  let points: DataPoints | null = null;
  await scheduler.enqueue(async () => {
    const [first] = order.peek();
    if (first) points = await runs[first].ask((worker) => worker.task('data_points', null));
  });
  return points;
}
