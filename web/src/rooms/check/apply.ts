// SPDX-License-Identifier: MIT
/** An explanation made real: a run with that one option, or the experiment with it. */
import type { RuleType } from '../../lab/experiment/schema';
import type { ExperimentSettings, RunBuildOptions, RunValues } from '../../lab/experiment/types';
import { RUN_IDS, type RunId } from '../../lab/ids';
import type { Lab } from '../../lab/view';
import type { Variant, VariantChange } from '../../run-check/variant';

/** What holds for all runs. */
const OF_ALL = ['seed', 'init', 'batch_size', 'hidden'] as const;
const OF_ONE = ['zero_grad', 'params', 'reduction', 'sampler', 'default_dtype', 'net_first', 'bias'] as const;

/** `run`: an option of one run; `experiment`: of all; null: the page has no such run. */
export function applies_to({ change }: Variant): 'run' | 'experiment' | null {
  const { problem = {}, optimizer, loop, print } = change;
  const keys = Object.keys(problem).filter((key) => key !== 'loss');
  const is_same = Object.keys(problem).length === 0 && !optimizer;
  if (loop || print || is_same) return null;
  if (keys.every((key) => (OF_ONE as readonly string[]).includes(key))) return 'run';
  const known: readonly string[] = [...OF_ALL, ...OF_ONE];
  return keys.every((key) => known.includes(key)) ? 'experiment' : null;
}

/** Six are the most. */
export const has_place = (lab: Lab): boolean => lab.shown.value.length < RUN_IDS.length;

function put_options(lab: Lab, id: RunId, { problem = {}, optimizer = {} }: VariantChange): void {
  const { type, ...options } = optimizer;
  if (type !== undefined) lab.set_run(id, 'rule', type as RuleType);
  // What others need comes before them: a velocity, before the step looks ahead.
  for (const [key, value] of Object.entries(options)) lab.set_run(id, key as keyof RunValues, value as never);
  // The loss follows the data: softmax before it is an option of the run.
  if (problem.loss) lab.set_build_option(id, 'softmax', problem.loss === 'cross_entropy_of_softmax');
  for (const key of OF_ONE) {
    const value = problem[key];
    if (value === undefined) continue;
    const set = (Array.isArray(value) ? value.join(',') : value) as RunBuildOptions[typeof key];
    lab.set_build_option(id, key, set);
  }
}

/** From its first step on: settings that come later would be a change on the way. */
function begin_again(lab: Lab): void {
  if (lab.step.peek() > 0) void lab.reset();
}

/** The run's place; null where there is none, or where it is the experiment that is another now. */
export function apply_variant(lab: Lab, from: RunId, variant: Variant): RunId | null {
  const { problem = {} } = variant.change;
  const whole = applies_to(variant) === 'experiment';
  const id = whole ? from : lab.duplicate_run(from);
  if (id === null) return null;
  put_options(lab, id, variant.change);
  for (const key of OF_ALL) {
    const value = problem[key];
    if (value !== undefined) lab.set_experiment(key, value as ExperimentSettings[typeof key]);
  }
  begin_again(lab);
  return id;
}
