// SPDX-License-Identifier: MIT
/** Other data in one step, with their settings and a network; and the way back to what was before. */
import { batch, computed } from '@preact/signals';
import type { DataPoints } from '../../worker/protocol';
import type { ExperimentSettings } from '../experiment/types';
import { RUN_IDS, type RunId } from '../ids';
import type { LabContext, LabMoment } from '../lab-context';
import type { RunSpec } from '../run/plan';
import type { Lab, OpenedMoment } from '../view';
import { accept, restart_and_go_on } from './restarts';
import { put_experiment } from './setting-verbs';

export function data_verbs(
  context: LabContext,
): Pick<Lab, 'choose_data' | 'undo_data' | 'open_moment' | 'former_data' | 'data_points'> {
  return {
    open_moment: (moment) => open_moment(context, moment),
    choose_data: (wanted) => choose(context, wanted),
    undo_data: () => undo(context),
    data_points: () => data_points(context),
    former_data: computed(() => context.former.value?.experiment ?? null),
  };
}

/** All that a change of the data ends. */
function present_moment({ experiment, order, runs, scheduler }: LabContext): LabMoment {
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

/** All of another experiment; its runs make their steps, up to where it rests. */
async function put_moment(context: LabContext, moment: LabMoment): Promise<void> {
  const { experiment, order, runs, scheduler, refusal } = context;
  batch(() => {
    refusal.value = null;
    experiment.value = moment.experiment;
    order.value = moment.order;
    for (const id of RUN_IDS) {
      const { plan, build_options, style } = moment.runs[id];
      runs[id].build_with(build_options);
      runs[id].style = style;
      runs[id].clear(plan);
      if (!moment.order.includes(id)) runs[id].leave();
    }
  });
  const built = scheduler.restart(moment.experiment).then(() => accept(context));
  await scheduler.replay({ step: moment.step, phase: moment.phase });
  await built;
}

/** Undo leads back to what it took the place of. Runs that it does not have stay as they were, to be added. */
async function open_moment(context: LabContext, moment: OpenedMoment): Promise<void> {
  const former = present_moment(context);
  context.former.value = former;
  await put_moment(context, { ...moment, runs: { ...former.runs, ...moment.runs }, phase: 0 });
}

/** The runs make their steps again, to where they were. */
async function undo(context: LabContext): Promise<void> {
  const { former, experiment, scheduler } = context;
  const back = former.peek();
  if (!back) return;
  const going = scheduler.playback.playing.peek();
  former.value = null;
  await put_moment(context, back);
  if (going && former.peek() === null && experiment.peek() === back.experiment) void scheduler.play();
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
