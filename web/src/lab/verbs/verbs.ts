// SPDX-License-Identifier: MIT
/** What can be done with the lab. */
import { batch } from '@preact/signals';
import { PHASES } from '../../worker/protocol';
import { PRESETS } from '../experiment/presets';
import type { PresetId, RunId } from '../ids';
import { type LabContext, NO_HISTORY } from '../lab-context';
import type { RunSpec } from '../run/plan';
import { other_start } from '../shelf/pinned-run';
import type { Continued } from '../view';
import { data_verbs, open_moment } from './data-verbs';
import { edit_verbs } from './edit-verbs';
import { order_verbs } from './order-verbs';
import { restart } from './restarts';
import { setting_verbs } from './setting-verbs';

/** Runs that make their steps again go by their plans, so that they come to the same place, to the bit. */
async function go_to(context: LabContext, step: number, phase = 0): Promise<void> {
  const { scheduler, experiment, order, runs } = context;
  const { playback } = scheduler;
  playback.stop(null);
  const target = { step };
  playback.target = target;
  // What was requested before arrives first: it may still make a step, or open one.
  await scheduler.enqueue(() => Promise.resolve());
  // Meanwhile they are to go elsewhere.
  if (playback.target && playback.target !== target) return;
  playback.target = null;
  const behind =
    step < scheduler.step.peek() || (step === scheduler.step.peek() && scheduler.phase.peek() > 0);
  if (behind) {
    for (const id of order.peek()) runs[id].clear(runs[id].plan);
    void scheduler.restart(experiment.peek());
  }
  if (step > scheduler.step.peek() || phase > 0) await scheduler.replay({ step, phase });
}

/** A phase of the open step is taken back; of a step made whole, its last: then the steps before are made again. */
async function back_phase(context: LabContext): Promise<void> {
  const { scheduler } = context;
  if (await scheduler.back()) return;
  const step = scheduler.step.peek();
  if (step > 0) await go_to(context, step - 1, PHASES.length - 1);
}

export function verbs(context: LabContext) {
  const { scheduler, runs, look_back } = context;
  const { join_run, ...others } = order_verbs(context);
  return {
    play: () => {
      look_back.pointed.value = null;
      void scheduler.play();
    },
    pause: () => scheduler.playback.stop(null),
    step_once: () => {
      look_back.pointed.value = null;
      return scheduler.once();
    },
    step_phase: () => {
      look_back.pointed.value = null;
      return scheduler.one_phase();
    },
    back_phase: () => back_phase(context),
    reset: () => restart(context),
    go_to: (step: number) => go_to(context, step),
    revive: (ids: readonly RunId[]) => scheduler.revive(ids.map((id) => runs[id])),
    load_preset: (id: PresetId) => load_preset(context, id),
    apply_fixes: () => apply_fixes(context),
    ...others,
    continue_run: (run: Continued) => continue_run(context, run, join_run),
    ...setting_verbs(context),
    ...data_verbs(context),
    ...edit_verbs(context),
  };
}

/** Beside the runs of its experiment; where those are of another, or six, it is alone, and undo leads back. */
async function continue_run(
  context: LabContext,
  run: Continued,
  join_run: (spec: RunSpec) => RunId | null,
): Promise<void> {
  const same = other_start(run.experiment, context.experiment.peek()) === null;
  if (!same || join_run(run.spec) === null) {
    const { id } = run.spec.plan;
    const { experiment, spec, steps: step } = run;
    return open_moment(context, { experiment, order: [id], runs: { [id]: spec }, step });
  }
  if (run.steps > context.scheduler.step.peek()) await go_to(context, run.steps);
}

async function apply_fixes(context: LabContext): Promise<void> {
  for (const id of context.order.value) {
    const run = context.runs[id];
    const fix = run.trouble.value?.fix ?? {};
    for (const [key, value] of Object.entries(fix)) {
      if (key in run.build_options.peek()) run.build_with({ [key]: value });
      else run.set(key, value);
    }
  }
  await restart(context);
}

function load_preset(context: LabContext, id: PresetId): Promise<void> {
  const preset = PRESETS.find((one) => one.id === id) ?? PRESETS[0];
  return batch(() => {
    context.experiment.value = preset.experiment;
    context.order.value = preset.order;
    context.view.value = { ...context.view.value, ...preset.view };
    context.stop_is_explicit.value = false;
    context.history.value = NO_HISTORY;
    for (const run of Object.values(context.runs)) {
      const { plan, build_options, style } = preset.runs[run.id];
      run.forget(plan);
      run.build_with(build_options);
      run.style = style;
    }
    return restart(context);
  });
}
