// SPDX-License-Identifier: MIT
/** What the core did not take of a setting, for the field of that setting. */
import { data_settings } from '../experiment/data-settings';
import { type SettingKey, setting_of_path } from '../experiment/option-paths';
import type { Problem } from '../experiment/types';
import type { RunId } from '../ids';
import type { Lab, RunView } from '../view';

/** Of a change, which is undone; or of a start that nothing could be set back for, as a link's. */
function refusals_of({ refusal, condition }: RunView): (Problem | null)[] {
  return [refusal.value, condition.value.is === 'refused' ? condition.value.problem : null];
}

const about = (key: SettingKey) => (problem: Problem | null) =>
  problem !== null && setting_of_path(problem.key) === key;

/** Of a setting of run `id`. */
export const run_refusal = (lab: Lab, id: RunId, key: SettingKey): Problem | null =>
  refusals_of(lab.runs[id]).find(about(key)) ?? null;

/** Of what all runs share: each may have been refused for it. */
const shared_refusals = (lab: Lab) => [
  lab.refusal.value,
  ...lab.shown.value.flatMap((id) => refusals_of(lab.runs[id])),
];

/** Of a setting that all runs share; of the data as a whole, what has no field of its own. */
export const experiment_refusal = (lab: Lab, key: SettingKey): Problem | null => {
  const has_field = Object.keys(data_settings(lab.experiment.value.data));
  const own = (problem: Problem | null) => has_field.some((name) => problem?.key === `data.${name}`);
  return shared_refusals(lab).find((problem) => about(key)(problem) && !own(problem)) ?? null;
};

/** Of one of the data's settings, by the core's name. */
export const data_refusal = (lab: Lab, name: string): Problem | null =>
  shared_refusals(lab).find((problem) => problem?.key === `data.${name}`) ?? null;
