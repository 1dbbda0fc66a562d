// SPDX-License-Identifier: MIT
/** English words of the charts, and of the target: who reached it, and when. */
import type { Pieces } from '../lib/pieces';

export const chart = {
  loss: 'Training loss',
  loss_of: { cross_entropy: 'cross-entropy on all data', mse: 'mean squared error on all data' },
  loss_batched: {
    cross_entropy: 'cross-entropy: line on all data, faint on each batch',
    mse: 'mean squared error: line on all data, faint on each batch',
  },
  scale: 'Vertical axis',
  log: 'log',
  linear: 'linear',
  x: 'step (parameter updates)',
  guessing: (classes: string) => `ln ${classes}: guessing`,
  stride: 'Stride ‖Δw‖',
  stride_note: 'how far each step moves',
  agreement: 'Agreement cos(Δw, −g)',
  agreement_note: '1 = downhill',
  cursor: (chart: string) => `${chart}: arrow keys read values step by step`,
  at_step: (step: string) => `step ${step}`,
  live: 'live',
  pinned: 'pinned',
  at: (what: string, step: string) => `${what} at step ${step}`,
  under_pointer: 'under the pointer',
  back_to: (step: string) => `Back to ${step}`,
  retracing: (step: string, to: string) => `making the steps again: ${step} of ${to}`,
  within_step: (step: string, before: string) => `step ${step}: from ${before} to ${step} updates`,
  table: (chart: string, step: string) => `${chart} up to step ${step}`,
  run: 'run',
  first: 'first',
  lowest: 'lowest',
  highest: 'highest',
  latest: 'latest',
  none: 'none yet',
  view: 'What is drawn',
  losses: 'loss',
  accuracies: 'accuracy',
  accuracy: 'Accuracy',
  accuracy_of: 'share of labels met',
  chance: (classes: string) => `1/${classes}: guessing`,
  train: 'train',
  test: 'test',
  /** a run's row of the table, on the test data */
  tested: (run: string) => `${run}, test`,
  smoothing: 'smoothing',
  smoothing_hint: 'Draw a running mean, with what it is the mean of faintly behind it',
  no_smoothing: 'none',
  /** before its value */
  target: 'target',
  target_hint: 'Drag it, or move it with the arrow keys: the loss the runs are timed to',
  zoom_hint: 'Drag to look closer, pinch or Ctrl+wheel; double-click: the whole run. Keys: + − 0',
  go_hint: 'Click, or tap twice: the runs go to that step (key: Enter).',
  go_key: 'on the loss chart: the runs go to the step that is read',
  on: (step: string) => `on to ${step}`,
  on_hint: 'To the step where the runs were before they went back',
  zoom_keys: 'on a chart: closer, less close, the whole run',
  whole: 'whole run',
  whole_hint: 'Show all steps again (double-click, or 0)',
};

export const target = {
  label: 'Target loss',
  hint: 'The loss the sentence counts steps to',
  reached: <T>(run: T, target: string, step: string): Pieces<T> => [
    run,
    ` reached ${target} at step ${step}. `,
  ],
  reached_by: <T>(run: T, target: string, step: string): Pieces<T> => [
    run,
    ` reached ${target} by step ${step}. `,
  ],
  /** among several, the earliest */
  first: <T>(run: T, target: string, step: string): Pieces<T> => [
    run,
    ` reached ${target} first, at step ${step}. `,
  ],
  first_by: <T>(run: T, target: string, step: string): Pieces<T> => [
    run,
    ` reached ${target} first, by step ${step}. `,
  ],
  /** those after it: the first of them, and one more */
  took: <T>(run: T, step: string): Pieces<T> => [run, ` took ${step}`],
  took_at_most: <T>(run: T, step: string): Pieces<T> => [run, ` took at most ${step}`],
  and: <T>(run: T, step: string): Pieces<T> => [', ', run, ` ${step}`],
  and_at_most: <T>(run: T, step: string): Pieces<T> => [', ', run, ` at most ${step}`],
  end: '. ',
  not_reached: <T>(run: T, target: string, step: string, now: string): Pieces<T> => [
    run,
    ` has not reached ${target} by step ${step} (now ${now}). `,
  ],
  /** the target was named before; one run, or several with what each has now */
  not_it: <T>(run: T, step: string, now: string): Pieces<T> => [
    run,
    ` has not reached it by step ${step} (now ${now}). `,
  ],
  none_of: <T>(runs: Pieces<T>, target: string, step: string): Pieces<T> => [
    `Not reached ${target} by step ${step}: `,
    ...runs,
    '. ',
  ],
  now: <T>(run: T, now: string): Pieces<T> => [run, ` (now ${now})`],
  pinned: <T>(run: T, step: string): Pieces<T> => ['Pinned ', run, `: step ${step}. `],
  pinned_not: <T>(run: T, step: string, now: string): Pieces<T> => [
    'Pinned ',
    run,
    `: not by step ${step} (${now}). `,
  ],
  other_start: 'It is not of the same start. ',
  comma: ', ',
  not_started: (target: string) => `Which run reaches ${target} first? Press play.`,
  not_started_alone: (target: string) => `Does it reach ${target}? Press play.`,
};
