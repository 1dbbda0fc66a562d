// SPDX-License-Identifier: MIT
/** English words of the mistakes and the fit. */
import type { VNode } from 'preact';
import type { Pieces } from '../../../../lib/pieces';

const data = (tested: boolean) => (tested ? 'test' : 'training');

export const en = {
  title: (run: VNode, of_numbers: boolean): Pieces<VNode> => [of_numbers ? 'Fit of ' : 'Mistakes of ', run],
  at_step: (step: string) => `at step ${step}`,
  waiting: 'Not there yet',
  share: 'Data looked at',
  test: 'test data',
  train: 'training data',
  wrong: (wrong: string, all: string) => `${wrong} of ${all} wrong`,
  columns: 'taken for → (rows: the truth)',
  bars: (from: string) => `right, % (bars from ${from})`,
  matrix: (run: string) => `Which class ${run} takes for which`,
  matrix_hint: 'Arrow keys go from cell to cell; Enter or a click lists its samples, and again all mistakes',
  right: (label: string, count: string, all: string) => `${label} right: ${count} of ${all}`,
  taken: (truth: string, as: string, count: string, all: string) =>
    `${truth} taken for ${as}: ${count} of ${all}`,
  worst: 'Worst mistakes',
  all: 'All mistakes',
  by_loss: 'by loss',
  click: 'by loss · click: inside a step',
  none: 'No sample is wrong.',
  empty: 'No sample is in this cell.',
  says: 'taken for ',
  is: 'is ',
  sure: (share: string) => `${share} sure`,
  open: (number: string, tested: boolean, truth: string, as: string, sure: string) =>
    `Inside a step: ${data(tested)} sample ${number}, ${truth} taken for ${as}, ${sure} sure`,
  sample: 'sample',
  truth_head: 'is',
  taken_head: 'taken for',
  sure_head: 'sure',
  inputs_head: 'x1; x2; …',
  units: (count: string) => `${count} hidden units, strongest first`,
  plus: '+ weights',
  minus: '− weights',
  units_hint:
    'By the length of the weights that lead on from a unit; all on one scale, so that a pale one is unused',
  units_name: (run: string) => `What hidden units of ${run} look for`,
  unit: (number: string, strength: string) => `Unit ${number}, outgoing weights ${strength} long`,
  sentence: (run: string, step: string, wrong: string, all: string, tested: boolean) =>
    `After ${step} steps ${run} is wrong on ${wrong} of ${all} ${data(tested)} samples.`,
  commonest: (cell: string) => ` Most common: ${cell}.`,
  least: (label: string, share: string) => ` Least right is class ${label}, ${share}.`,
  fit: (run: string, step: string, error: string, all: string, tested: boolean) =>
    `After ${step} steps ${run} has a mean square error of ${error} on the ${all} ${data(tested)} samples`,
  explained: (share: string) => `, and explains ${share} of their variance`,
  end: '.',
  truth: 'truth',
  predicted: 'predicted',
  left_over: 'truth − predicted',
  input: 'x',
  truth_title: 'Predicted beside the truth',
  rest_title: 'What is left over',
  curve_title: 'The curve through the data',
  points: (run: string) => `Samples of ${run}, by their truth`,
  points_hint: 'Arrow keys go from sample to sample, in the order of their truth',
  point: (number: string, truth: string, predicted: string, off: string) =>
    `Sample ${number}: truth ${truth}, predicted ${predicted}, off by ${off}`,
  some: (drawn: string, all: string) => `${drawn} of ${all} samples are drawn, evenly apart by their truth.`,
  first_number: 'The first of the predicted numbers is shown.',
};

export type MistakesWords = typeof en;
