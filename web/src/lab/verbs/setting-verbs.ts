// SPDX-License-Identifier: MIT
/** Verbs that set one setting. They take values; what the tables do not admit is answered, and changes nothing. */
import { batch } from '@preact/signals';
import { broken_need } from '../experiment/constraints';
import { data_settings, data_values_of } from '../experiment/data-settings';
import { ALL_TENSORS } from '../experiment/network';
import type { Setting } from '../experiment/setting';
import {
  build_settings,
  type ExperimentKey,
  experiment_settings,
  fitting,
  room_setting,
  run_setting,
  style_settings,
  VIEW,
} from '../experiment/settings';
import type {
  ExperimentSettings,
  Problem,
  RunBuildOptions,
  RunSettings,
  RunStyle,
  Value,
  ViewSettings,
} from '../experiment/types';
import type { RunId } from '../ids';
import type { LabContext } from '../lab-context';
import type { Lab } from '../view';
import { apply_and_go_on, build_again, restart_and_go_on } from './restarts';

/** `take` it as the setting's row of its table admits it; else the problem, under the setting's `name`. */
function admitted<T>(
  setting: Setting<T>,
  name: string,
  value: T,
  take: (value: T) => Problem | null,
): Problem | null {
  const result = setting.admit(value);
  if (!result.ok) return { key: name, value: setting.format(value), reason: result.reason };
  return take(result.value);
}

type SettingVerbs = Pick<
  Lab,
  'set_data' | 'set_experiment' | 'set_run' | 'set_style' | 'set_build_option' | 'set_view'
>;

export function setting_verbs(context: LabContext): SettingVerbs {
  const { runs, view } = context;
  return {
    set_experiment: (key, value) =>
      admitted<unknown>(
        experiment_settings(context.experiment.peek())[key] as Setting<unknown>,
        key,
        value,
        (one) => set_experiment(context, key, one),
      ),
    set_data: (key, value) => set_data(context, key, value),
    set_run: (id, key, value) => set_run(context, id, key, value),
    set_style: (id, key, value) =>
      admitted(style_settings(id)[key] as Setting<unknown>, `${id}.${key}`, value, (one) => {
        runs[id].style = { ...runs[id].style, [key]: one } as RunStyle;
        return null;
      }),
    set_build_option: (id, key, value) => set_build_option(context, id, key, value),
    set_view: (key, value) =>
      admitted<unknown>(view_setting(context, key), key, value, (one) => {
        if (key === 'stop_step') context.stop_is_explicit.value = true;
        if (one === view.value[key]) return null;
        view.value = { ...view.value, [key]: one };
        after_view_change(context, key);
        return null;
      }),
  };
}

const view_setting = ({ rooms }: LabContext, key: keyof ViewSettings) =>
  (key === 'room' ? room_setting(rooms.map(({ id }) => id)) : VIEW[key]) as Setting<unknown>;

function set_experiment(context: LabContext, key: ExperimentKey, value: unknown): null {
  const before = context.experiment.value;
  const { format } = experiment_settings(before)[key] as Setting<unknown>;
  if (format(value) === format(before[key])) return null;
  const { data_values, ...rest } = before;
  // Other data come as they usually are.
  const same_data = key === 'data' || !data_values ? {} : { data_values };
  return begin_with(context, { ...rest, ...same_data, [key]: value });
}

function set_data(context: LabContext, key: string, value: Value): Problem | null {
  const before = context.experiment.peek();
  const setting = data_settings(before.data)[key];
  if (!setting) return { key, value: String(value), reason: { id: 'problem.unknown_key' } };
  return admitted<unknown>(setting as Setting<unknown>, setting.url, value, (one) => {
    const values = data_values_of(before);
    return values[key] === one
      ? null
      : begin_with(context, { ...before, data_values: { ...values, [key]: Number(one) } });
  });
}

/** For runs that begin anew. */
export function put_experiment({ experiment, runs }: LabContext, wanted: ExperimentSettings): void {
  batch(() => {
    experiment.value = fitting(wanted);
    // Tensors that are no more cannot be trained.
    const { params } = build_settings(experiment.value.hidden);
    for (const run of Object.values(runs))
      if (!params.admit(run.build_options.peek().params).ok) run.build_with({ params: ALL_TENSORS });
  });
}

function begin_with(context: LabContext, wanted: ExperimentSettings): null {
  put_experiment(context, wanted);
  void restart_and_go_on(context);
  return null;
}

function set_run(context: LabContext, id: RunId, key: string, value: Value): Problem | null {
  const run = context.runs[id];
  const name = `${id}.${key}`;
  const setting = run_setting(key);
  if (!setting || !(key in run.settings.peek()))
    return { key: name, value: String(value), reason: { id: 'problem.unknown_key' } };
  return admitted(setting, name, value, (one) => {
    if (one === run.settings.peek()[key]) return null;
    const wanted: RunSettings = { ...run.settings.peek(), [key]: one };
    const broken =
      key === 'rule' || key === 'schedule' ? null : broken_need(wanted, name, setting.format(one));
    if (broken) return broken;
    run.set(key, one);
    // What is lost lives again only from a new start.
    void (run.stuck ? restart_and_go_on(context) : apply_and_go_on(context));
    return null;
  });
}

/** The run makes its steps again, alone; the others wait for it. */
function set_build_option(
  context: LabContext,
  id: RunId,
  key: keyof RunBuildOptions,
  value: RunBuildOptions[keyof RunBuildOptions],
): Problem | null {
  const { experiment, runs } = context;
  const run = runs[id];
  const setting = build_settings(experiment.peek().hidden)[key] as Setting<unknown>;
  return admitted(setting, `${id}.${key}`, value as unknown, (one) => {
    if (one === run.build_options.peek()[key]) return null;
    run.build_with({ [key]: one });
    void build_again(context, run);
    return null;
  });
}

function after_view_change({ view, runs }: LabContext, key: keyof ViewSettings): void {
  const { target } = view.value;
  for (const run of Object.values(runs)) {
    if (key === 'target') run.count_to(target);
    if (key === 'stop_loss') run.watch.rearm_stop();
  }
}
