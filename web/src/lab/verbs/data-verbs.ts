// SPDX-License-Identifier: MIT
/** Other data in one step, with their settings and a network; and the ways back to what was before, and forth again. */
import { batch, computed } from '@preact/signals';
import type { DataPoints } from '../../worker/protocol';
import type { ExperimentSettings } from '../experiment/types';
import { RUN_IDS, type RunId } from '../ids';
import type { DataHistory, LabContext, LabMoment } from '../lab-context';
import type { RunSpec } from '../run/plan';
import type { Lab, OpenedMoment } from '../view';
import { accept, restart_and_go_on } from './restarts';
import { put_experiment } from './setting-verbs';

type DataVerbs = Pick<
  Lab,
  'choose_data' | 'open_moment' | 'undo_data' | 'redo_data' | 'former_data' | 'undone_data' | 'data_points'
>;

export function data_verbs(context: LabContext): DataVerbs {
  const { history } = context;
  return {
    open_moment: (moment) => open_moment(context, moment),
    choose_data: (wanted) => choose(context, wanted),
    undo_data: () => go_through(context, 'past', 'future'),
    redo_data: () => go_through(context, 'future', 'past'),
    data_points: () => data_points(context),
    former_data: computed(() => history.value.past.at(-1)?.experiment ?? null),
    undone_data: computed(() => history.value.future.at(-1)?.experiment ?? null),
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

/** More choices of data are not undone one after another. */
const MOST_UNDONE = 10;

function remember({ history }: LabContext, former: LabMoment): void {
  history.value = { past: [...history.peek().past, former].slice(-MOST_UNDONE), future: [] };
}

function choose(context: LabContext, wanted: ExperimentSettings): void {
  const former = present_moment(context);
  put_experiment(context, wanted);
  remember(context, former);
  void restart_and_go_on(context);
}

/** Runs that it does not have stay as they were, to be added. */
export async function open_moment(context: LabContext, moment: OpenedMoment): Promise<void> {
  const former = present_moment(context);
  remember(context, former);
  await put_moment(context, { ...moment, runs: { ...former.runs, ...moment.runs }, phase: 0 });
}

/** To the nearest moment of one side; the present one becomes the nearest of the other. */
async function go_through(
  context: LabContext,
  from: keyof DataHistory,
  to: keyof DataHistory,
): Promise<void> {
  const { history, experiment, scheduler } = context;
  const moments = history.peek();
  const wanted = moments[from].at(-1);
  if (!wanted) return;
  const going = scheduler.playback.playing.peek();
  const next = {
    ...moments,
    [from]: moments[from].slice(0, -1),
    [to]: [...moments[to], present_moment(context)],
  };
  history.value = next;
  await put_moment(context, wanted);
  if (going && history.peek() === next && experiment.peek() === wanted.experiment) void scheduler.play();
}

/** All of another experiment; its runs make their steps, up to where it rests. */
async function put_moment(context: LabContext, moment: LabMoment): Promise<void> {
  const { experiment, order, runs, scheduler, refusal, look_back } = context;
  batch(() => {
    refusal.value = null;
    look_back.pointed.value = null;
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

/** Of the first run, which has them: all have the same. After what its worker is asked already, so of the present data. */
async function data_points({ scheduler, order, runs }: LabContext): Promise<DataPoints | null> {
  let points: DataPoints | null = null;
  await scheduler.enqueue(async () => {
    const [first] = order.peek();
    if (first) points = await runs[first].ask((worker) => worker.task('data_points', null));
  });
  return points;
}
