// SPDX-License-Identifier: MIT
/** English words of the drawn network. */
import type { Pieces } from '../../../../lib/pieces';

export const en = {
  title: <T>(run: T): Pieces<T> => ['Network of ', run],
  plus: '+ weights',
  minus: '− weights',
  at_step: (step: string) => `at step ${step}`,
  waiting: 'Not there yet',
  input: (number: string) => `x${number}`,
  class_name: (label: string) => `class ${label}`,
  number_name: (number: string) => `y${number}`,
  unit: (layer: string, index: string) => `unit ${index} of ${layer}`,
  weight: (from: string, to: string) => `from ${from} to ${to}`,
  bias: (of: string) => `bias of ${of}`,
  count: (units: string, drawn: string | null) => (drawn ? `${drawn} of ${units}` : units),
  surface: (run: string) => `Weights of ${run}`,
  keys: 'Arrow keys go from weight to weight, Page keys to another tensor; + and − change it while the runs rest. A click picks a weight, or a unit for its bias.',
  value: 'value',
  value_label: (name: string) => `Value of ${name}`,
  value_hint: 'Set it by hand: the run goes on from there, says so, and its link carries it',
  pause: 'Pause to set it.',
  past: 'Go back to the latest step to set it.',
  whole: 'Finish the step to set it.',
  lost: 'This run has diverged: reset it first.',
  maps: 'Each square is what a unit gives over the data: slate is more than 0, ochre less.',
  lines: (most: string) => `Of each layer the strongest ${most} weights are drawn.`,
  units: (most: string) => `Of a layer its first ${most} units are drawn; the list reaches all.`,
  sentence: (run: string, step: string, layers: string, parameters: string) =>
    `${run} at step ${step}: ${layers}, ${parameters} parameters.`,
  strongest: (name: string, value: string, ends: string) =>
    ` Its strongest weight is ${name} = ${value}, ${ends}.`,
};

export type NetworkWords = typeof en;
