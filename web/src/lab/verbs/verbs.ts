// SPDX-License-Identifier: MIT
/** What can be done with the lab. */
import { batch } from '@preact/signals';
import { PHASES } from '../../worker/protocol';
import { PRESETS } from '../experiment/presets';
import type { PresetId, RunId } from '../ids';
import type { Parts } from '../parts';
import { order_verbs } from './order-verbs';
import { restart } from './restarts';
import { setting_verbs } from './setting-verbs';

/** Runs that make their steps again go by their plans, so that they come to the same place, to the bit. */
async function go_to(parts: Parts, step: number, phase = 0): Promise<void> {
  const { conductor, experiment, order, runs } = parts;
  const { playback } = conductor;
  playback.stop(null);
  const asked = { step };
  playback.asked = asked;
  // What was asked before arrives first: it may still make a step, or open one.
  await conductor.enqueue(() => Promise.resolve());
  // Meanwhile they were asked to go elsewhere.
  if (playback.asked && playback.asked !== asked) return;
  playback.asked = null;
  const behind =
    step < conductor.step.peek() || (step === conductor.step.peek() && conductor.phase.peek() > 0);
  if (behind) {
    for (const id of order.peek()) runs[id].clear(runs[id].plan);
    void conductor.restart(experiment.peek());
  }
  if (step > conductor.step.peek() || phase > 0) await conductor.replay({ step, phase });
}

/** A phase of the open step is taken back; of a step made whole, its last: then the steps before are made again. */
async function back_phase(parts: Parts): Promise<void> {
  const { conductor } = parts;
  if (await conductor.back()) return;
  const step = conductor.step.peek();
  if (step > 0) await go_to(parts, step - 1, PHASES.length - 1);
}

export function verbs(parts: Parts) {
  const { conductor, runs } = parts;
  return {
    play: () => void conductor.play(),
    pause: () => conductor.playback.stop(null),
    step_once: () => conductor.once(),
    step_phase: () => conductor.one_phase(),
    back_phase: () => back_phase(parts),
    reset: () => restart(parts),
    go_to: (step: number) => go_to(parts, step),
    revive: (ids: readonly RunId[]) => conductor.revive(ids.map((id) => runs[id])),
    load_preset: (id: PresetId) => load_preset(parts, id),
    apply_fixes: () => apply_fixes(parts),
    ...order_verbs(parts),
    ...setting_verbs(parts),
  };
}

async function apply_fixes(parts: Parts): Promise<void> {
  for (const id of parts.order.value) {
    const run = parts.runs[id];
    const fix = run.trouble.value?.fix ?? {};
    for (const [key, value] of Object.entries(fix)) {
      if (key in run.build_options.peek()) run.build_with({ [key]: value });
      else run.set(key, value);
    }
  }
  await restart(parts);
}

function load_preset(parts: Parts, id: PresetId): Promise<void> {
  const preset = PRESETS.find((one) => one.id === id) ?? PRESETS[0];
  return batch(() => {
    parts.experiment.value = preset.experiment;
    parts.order.value = preset.order;
    parts.view.value = { ...parts.view.value, ...preset.view };
    parts.stop_was_asked.value = false;
    for (const run of Object.values(parts.runs)) {
      const { plan, build_options, style } = preset.runs[run.id];
      run.forget(plan);
      run.build_with(build_options);
      run.style = style;
    }
    return restart(parts);
  });
}
