// SPDX-License-Identifier: MIT
/** What can be done with the lab. */
import { batch } from '@preact/signals';
import { PHASES } from '../worker/protocol';
import { broken_need } from './experiment/constraints';
import { data_settings, data_values_of } from './experiment/data-settings';
import { ALL_TENSORS } from './experiment/network';
import { default_look, PRESETS } from './experiment/presets';
import type { Setting } from './experiment/setting';
import {
  type ExperimentKey,
  experiment_settings,
  look_settings,
  nature_settings,
  run_setting,
  VIEW,
} from './experiment/settings';
import type {
  ExperimentSettings,
  Problem,
  RunLook,
  RunNature,
  RunSettings,
  ViewSettings,
} from './experiment/types';
import { type PresetId, RUN_IDS, type RunId } from './ids';
import type { Parts } from './parts';
import { plan_for } from './run/plan';

/** Parse by the table; the problem under the setting's own name when it is none of its values. */
function read<T>(
  setting: Setting<T>,
  key: string,
  text: string,
  take: (value: T) => Problem | null,
): Problem | null {
  const parsed = setting.parse(text);
  if (!parsed.ok) return { key, value: text, reason: parsed.reason };
  return take(parsed.value);
}

/** All runs from step 0; their present settings are the start. */
function restart({ experiment, order, runs, conductor }: Parts): Promise<void> {
  for (const id of RUN_IDS) {
    if (order.value.includes(id)) runs[id].clear();
    else runs[id].leave();
  }
  return conductor.restart(experiment.value);
}

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

/** Who watches goes on watching, also when trouble broke in; who stepped by hand starts by hand. */
async function restart_and_go_on(parts: Parts): Promise<void> {
  const { playing, interrupted } = parts.conductor.playback;
  const going = playing.value || interrupted.value;
  const built = restart(parts);
  if (going) void parts.conductor.play();
  await built;
}

/** A live change. If that was all the trouble, what it had broken into goes on. */
async function apply_and_go_on({ conductor, order, runs }: Parts): Promise<void> {
  const troubled = () => order.value.some((id) => runs[id].trouble.value !== null);
  const were = troubled();
  await conductor.apply_settings();
  if (were && !troubled() && conductor.playback.interrupted.value) void conductor.play();
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

function setting_verbs(parts: Parts) {
  const { runs, view } = parts;
  return {
    set_experiment: (key: ExperimentKey, text: string) =>
      read<unknown>(
        experiment_settings(parts.experiment.peek())[key] as Setting<unknown>,
        key,
        text,
        (value) => set_experiment(parts, key, value),
      ),
    set_data: (key: string, text: string) => set_data(parts, key, text),
    set_run: (id: RunId, key: string, text: string) => set_run(parts, id, key, text),
    set_look: (id: RunId, key: keyof RunLook, text: string) =>
      read<unknown>(look_settings(id)[key] as Setting<unknown>, `${id}.${key}`, text, (value) => {
        runs[id].look = { ...runs[id].look, [key]: value };
        return null;
      }),
    set_nature: (id: RunId, key: keyof RunNature, text: string) => set_nature(parts, id, key, text),
    set_view: (key: keyof ViewSettings, text: string) =>
      read<unknown>(VIEW[key] as Setting<unknown>, key, text, (value) => {
        if (key === 'stop_step') parts.stop_was_asked.value = true;
        if (value === view.value[key]) return null;
        view.value = { ...view.value, [key]: value };
        after_view_change(parts, key);
        return null;
      }),
  };
}

function set_experiment(parts: Parts, key: ExperimentKey, value: unknown): null {
  const before = parts.experiment.value;
  const { format } = experiment_settings(before)[key] as Setting<unknown>;
  if (format(value) === format(before[key])) return null;
  const { data_values, ...rest } = before;
  // Other data come as they usually are.
  const kept = key === 'data' || !data_values ? {} : { data_values };
  return begin_with(parts, { ...rest, ...kept, [key]: value });
}

function set_data(parts: Parts, key: string, text: string): Problem | null {
  const before = parts.experiment.peek();
  const setting = data_settings(before.data)[key];
  if (!setting) return { key, value: text, reason: { id: 'problem.unknown_key' } };
  return read(setting, setting.url, text, (value) => {
    const values = data_values_of(before);
    return values[key] === value
      ? null
      : begin_with(parts, { ...before, data_values: { ...values, [key]: value } });
  });
}

/** What the data cannot have is as it usually is: a batch of more than all of them, test samples drawn anew. */
function fitting(experiment: ExperimentSettings): ExperimentSettings {
  const { batch_size, test } = experiment_settings(experiment);
  return {
    ...experiment,
    batch_size: batch_size.parse(String(experiment.batch_size)).ok ? experiment.batch_size : 0,
    test: test.parse(experiment.test).ok ? experiment.test : 'split',
  };
}

function begin_with(parts: Parts, wanted: ExperimentSettings): null {
  const { experiment, runs } = parts;
  batch(() => {
    experiment.value = fitting(wanted);
    // Tensors that are no more cannot be trained.
    const { params } = nature_settings(experiment.value.hidden);
    for (const { nature } of Object.values(runs))
      if (!params.parse(nature.peek().params).ok) nature.value = { ...nature.peek(), params: ALL_TENSORS };
  });
  void restart_and_go_on(parts);
  return null;
}

function set_run(parts: Parts, id: RunId, key: string, text: string): Problem | null {
  const run = parts.runs[id];
  const name = `${id}.${key}`;
  const setting = run_setting(key);
  if (!setting || !(key in run.settings.peek()))
    return { key: name, value: text, reason: { id: 'problem.unknown_key' } };
  return read(setting, name, text, (value) => {
    if (value === run.settings.peek()[key]) return null;
    const wanted: RunSettings = { ...run.settings.peek(), [key]: value };
    const broken = key === 'rule' || key === 'schedule' ? null : broken_need(wanted, name, text);
    if (broken) return broken;
    run.set(key, value);
    // What is lost lives again only from a new start.
    void (run.stuck ? restart_and_go_on(parts) : apply_and_go_on(parts));
    return null;
  });
}

/** The run makes its steps again, alone; the others wait for it. */
function set_nature(parts: Parts, id: RunId, key: keyof RunNature, text: string): Problem | null {
  const { experiment, runs, order, conductor } = parts;
  const run = runs[id];
  const setting = nature_settings(experiment.peek().hidden)[key] as Setting<unknown>;
  return read(setting, `${id}.${key}`, text, (value) => {
    if (value === run.nature.peek()[key]) return null;
    run.nature.value = { ...run.nature.peek(), [key]: value };
    run.begin_again(conductor.change_step);
    if (order.peek().includes(id)) void conductor.join(run);
    return null;
  });
}

function order_verbs(parts: Parts) {
  const { order, runs, conductor, view } = parts;
  const select = (id: RunId) => {
    view.value = { ...view.value, inside: id };
  };
  /** The first free place joins the order, behind `after`. */
  const join = (after: RunId | null, prepare: (id: RunId) => void): RunId | null => {
    const id = RUN_IDS.find((one) => !order.value.includes(one));
    if (!id) return null;
    batch(() => {
      prepare(id);
      const at = after === null ? order.value.length : order.value.indexOf(after) + 1;
      order.value = order.value.toSpliced(at, 0, id);
      select(id);
    });
    void conductor.join(runs[id]);
    return id;
  };
  return {
    add_run: () => join(null, (id) => runs[id].clear()),
    duplicate_run: (from: RunId) =>
      join(from, (id) => {
        runs[id].clear(plan_for(id, runs[from].plan));
        runs[id].nature.value = runs[from].nature.peek();
        runs[id].look = default_look(id);
      }),
    remove_run: (id: RunId) => {
      if (!order.value.includes(id) || order.value.length === 1) return;
      order.value = order.value.filter((one) => one !== id);
      runs[id].leave();
      conductor.one_less();
    },
    move_run: (id: RunId, to: number) => {
      const others = order.value.filter((one) => one !== id);
      if (others.length < order.value.length) order.value = others.toSpliced(Math.max(0, to), 0, id);
    },
  };
}

async function apply_fixes(parts: Parts): Promise<void> {
  for (const id of parts.order.value) {
    const run = parts.runs[id];
    const fix = run.trouble.value?.fix ?? {};
    for (const [key, value] of Object.entries(fix)) {
      if (key in run.nature.peek()) run.nature.value = { ...run.nature.peek(), [key]: value };
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
      const { plan, nature, look } = preset.runs[run.id];
      run.forget(plan);
      run.nature.value = nature;
      run.look = look;
    }
    return restart(parts);
  });
}

function after_view_change({ view, runs }: Parts, key: keyof ViewSettings): void {
  const { target } = view.value;
  for (const run of Object.values(runs)) {
    if (key === 'target') run.count_to(target);
    if (key === 'stop_loss') run.watch.rearm_stop();
  }
}
