// SPDX-License-Identifier: MIT
/** The race of the runs, for the last row. */

import { use_lab } from '../lab-context';
import { TargetWords } from '../TargetSentence';
import { Code } from './Code';
import { Frame } from './Frame';
import { LossFigure } from './LossFigure';
import { use_run_numbers } from './Numbers';
import { shared_of, title_of } from './title';
import { run_walk } from './use-hands';

/** Of a screen's units: axes' letters are 0.72 of it, and the names at the ends fit. */
const LETTERS = 37.6;
const GUTTER = 280;

export function TrainPresent() {
  const lab = use_lab();
  return (
    <Frame
      title={title_of(lab)}
      shared={shared_of(lab)}
      figure={(unit) => <LossFigure letters={LETTERS * unit} gutter={Math.round(GUTTER * unit)} />}
      sentence={<TargetWords />}
      numbers={use_run_numbers()}
      walk={run_walk(lab)}
      code={<Code />}
    />
  );
}
