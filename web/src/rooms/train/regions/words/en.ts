// SPDX-License-Identifier: MIT
/** English words of the regions. */
import type { VNode } from 'preact';
import { format_count, format_number } from '../../../../lib/numbers';
import type { Pieces } from '../../../../lib/pieces';
import type { ScoreText } from '../text';

const points = (tested: boolean) => (tested ? 'test points' : 'training points');
const data = (tested: boolean) => (tested ? 'test data' : 'training data');

/** What a score says of its points. */
const score_words: Record<ScoreText['of'], (short: string, tested: boolean) => string> = {
  regions: (short, tested) => `${short} of the ${points(tested)} are in their region`,
  classes: (short, tested) => `${short} of the ${points(tested)} are put in their class`,
  numbers: (short, tested) => `mean square error ${short} on the ${data(tested)}`,
};

export const en = {
  title: (of_numbers: boolean): string => (of_numbers ? 'Fit: ' : 'Regions: '),
  at_step: (from: string, to: string) => (from === to ? `At step ${to}` : `At steps ${from} … ${to}`),
  waiting: 'Not there yet',
  look_hint: (run: string) => `Look into ${run}`,
  figure: (run: string, { step, short, of, tested }: ScoreText) =>
    `${run} at step ${format_count(step)}: ${score_words[of](short, tested)}`,
  first: (run: VNode, { step, short, of, tested }: ScoreText): Pieces<VNode> => [
    `After ${format_count(step)} steps of `,
    run,
    `, ${score_words[of](short, tested)}`,
  ],
  other: (run: VNode, short: string): Pieces<VNode> => [run, `: ${short}`],
  comma: '; ',
  end: '.',
  runs: 'Regions of the runs',
  class_name: (label: string) => `class ${label}`,
  classes: (last: string) => `classes 0 … ${last} by number`,
  test_point: 'test point',
  above: 'true value above',
  below: 'true value below',
  point: 'data',
  score: (of: ScoreText['of'], tested: boolean) =>
    of === 'numbers' ? `number = MSE, ${data(tested)}` : `% = ${tested ? 'test' : 'training'} accuracy`,
  across: 'Plane: across',
  up: 'up',
  components: 'principal components',
  column: (number: string) => `x${number}`,
  plane: {
    own: (x: string, y: string) => `Across x1, ${x}; up x2, ${y}.`,
    number: (x: string, y: string) => `Across x, ${x}; up y, ${y}.`,
    columns: (first: string, second: string, others: string) =>
      `Across x${first}, up x${second}; the other ${others} at their mean, so a point may not be what its place says.`,
    principal: (share: string, others: string) =>
      `Plane of the first two principal components of the training inputs, through their mean: ${share} of their variance. The other ${others} directions are left out, so a point may not be what its place says.`,
    surface: ' Dark is low; the larger a point, the farther it is off.',
    first_number: ' The first of the predicted numbers is shown.',
  },
  range: (min: number, max: number) =>
    `${format_number(min, { digits: 2 })} to ${format_number(max, { digits: 2 })}`,
};

export type RegionsWords = typeof en;
