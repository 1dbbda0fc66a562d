// SPDX-License-Identifier: MIT
/** What a run is made with where nobody said anything: by its place, by its rule, and else as the core has it. */
import type { RunId } from '../ids';
import { default_of, type RuleType, type ScheduleType, settings_keys } from './schema';
import type { RunSettings, Value } from './types';

/** Learning rates that learn the page's data in some hundred steps; PyTorch's defaults are for longer trainings. */
const BY_RULE: Record<RuleType, Readonly<Record<string, Value>>> = {
  sgd: { lr: 0.1, momentum: 0.9 },
  adam: { lr: 0.01 },
  rmsprop: { lr: 0.003 },
  adagrad: { lr: 0.1 },
};

type RunPlace = Readonly<{ rule: RuleType } & Record<string, Value>>;

/** Each place has another rule, so that whoever adds runs compares something. Run a is the plain one. */
const BY_PLACE: Record<RunId, RunPlace> = {
  a: { rule: 'sgd', momentum: 0 },
  b: { rule: 'sgd' },
  c: { rule: 'sgd', nesterov: true },
  d: { rule: 'adam' },
  e: { rule: 'rmsprop' },
  f: { rule: 'adagrad' },
};

export const default_rule = (id: RunId): RuleType => BY_PLACE[id].rule;
export const DEFAULT_SCHEDULE: ScheduleType = 'constant';

/** Undefined for a key that the rule and the schedule do not have. */
export function default_value(
  id: RunId,
  rule: RuleType,
  schedule: ScheduleType,
  key: string,
): Value | undefined {
  const known = default_of(rule, schedule, key);
  if (known === undefined) return undefined;
  const place = BY_PLACE[id];
  return (rule === place.rule ? place[key] : undefined) ?? BY_RULE[rule][key] ?? known;
}

/** Settings of a rule and a schedule, each option by `value`, or as usual where that is undefined. */
export function settings_of(
  id: RunId,
  rule: RuleType,
  schedule: ScheduleType,
  value: (key: string) => Value | undefined = () => undefined,
): RunSettings {
  const settings: { [key: string]: Value } = { rule, schedule };
  for (const key of settings_keys(rule, schedule))
    settings[key] = value(key) ?? (default_value(id, rule, schedule, key) as Value);
  return settings as unknown as RunSettings;
}

export const default_settings = (id: RunId): RunSettings =>
  settings_of(id, default_rule(id), DEFAULT_SCHEDULE);
