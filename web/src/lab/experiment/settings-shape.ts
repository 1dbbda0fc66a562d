// SPDX-License-Identifier: MIT
/** Settings of a run in a file of unknown origin, read as the page would take them by hand. */
import { a_flag, a_text, map_of, object_of, one_of, refuse_shape, type Shape, which } from '../../lib/shape';
import { DEFAULT_DTYPES, REDUCTIONS, SAMPLERS, settings_keys } from './schema';
import type { Control, Setting } from './setting';
import { run_setting } from './settings';
import type { RunSettings, Value } from './types';

function allowed_of(control: Control): string {
  if (control.kind === 'flag') return 'true or false';
  if (control.kind === 'number') return `a number in ${control.min} … ${control.max}`;
  if (control.kind === 'slider') return `a number in ${control.typed.join(' … ')}`;
  return control.kind === 'text' ? 'a text' : control.choices.join(', ');
}

/** A value of one setting, as the page would take it by hand. */
export const setting_shape =
  <T>(setting: Setting<T>): Shape<T> =>
  (value, field) => {
    const is_value = typeof value === typeof setting.default;
    const parsed = is_value ? setting.parse(setting.format(value as T)) : null;
    if (!parsed?.ok || parsed.value !== value) refuse_shape(field, allowed_of(setting.control), value);
    return value as T;
  };

/** An option's value. */
export const option_shape =
  (key: string): Shape<Value> =>
  (value, field) => {
    const setting = run_setting(key);
    if (!setting) refuse_shape(field, 'left out: no rule and no schedule has it', value);
    return setting_shape(setting)(value, field);
  };

export const SETTINGS_SHAPE: Shape<RunSettings> = (value, field) => {
  const settings = map_of(option_shape)(value, field) as unknown as RunSettings;
  const { rule, schedule } = settings;
  if (rule === undefined) refuse_shape(`${field}.rule`, 'a rule', rule);
  if (schedule === undefined) refuse_shape(`${field}.schedule`, 'a schedule', schedule);
  const keys = settings_keys(rule, schedule);
  const missing = keys.find((key) => settings[key] === undefined);
  if (missing !== undefined)
    refuse_shape(`${field}.${missing}`, `an option of ${rule}, ${schedule}`, undefined);
  return settings;
};

/** all, or names in the network's order. */
export const PARAMS_SHAPE = which(
  a_text,
  (text) => /^(all|\w+\.(weight|bias)(,\w+\.(weight|bias))*)$/.test(text),
  'all, or tensors as linear1.weight with commas between',
);

/** How a run is built. */
export const BUILD_SHAPE = object_of({
  params: PARAMS_SHAPE,
  zero_grad: a_flag,
  softmax: a_flag,
  reduction: one_of(REDUCTIONS),
  sampler: one_of(SAMPLERS),
  default_dtype: one_of(DEFAULT_DTYPES),
  net_first: a_flag,
  bias: a_flag,
});
