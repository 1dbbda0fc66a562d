// SPDX-License-Identifier: MIT
/** Which setting of the page an option of the core's is: what the core refuses is shown beside that setting's field. */
import type { ExperimentSettings, RunBuildOptions, RunValues } from './types';

export type SettingKey = keyof ExperimentSettings | keyof RunBuildOptions | keyof RunValues;

/** Paths that are named otherwise than the settings that `trainer_options` makes them of. */
const NAMES: Readonly<Record<string, SettingKey>> = {
  loss: 'data',
  optimizer: 'rule',
  'optimizer.type': 'rule',
  'schedule.type': 'schedule',
  'test.type': 'test',
  'test.share': 'test_share',
  'test.seed': 'test_seed',
};

const WHOLE = /^(data|hidden|params)\b/;
const RULE_PREFIX = 'optimizer.';

/** `test.share` is `test_share`, `hidden[2].units` is `hidden`, `optimizer.lr` is `lr`. */
export function setting_of_path(path: string): SettingKey {
  const named = NAMES[path] ?? WHOLE.exec(path)?.[0];
  if (named) return named as SettingKey;
  return (path.startsWith(RULE_PREFIX) ? path.slice(RULE_PREFIX.length) : path) as SettingKey;
}

/** The layer that a path in `hidden` is about, from 0; null where it is about none of them alone. */
export function layer_of_path(path: string): { layer: number; of: 'units' | 'activation' } | null {
  const [, layer, of] = /^hidden\[(\d+)\]\.(units|activation)$/.exec(path) ?? [];
  return layer === undefined ? null : { layer: Number(layer), of: of as 'units' | 'activation' };
}
