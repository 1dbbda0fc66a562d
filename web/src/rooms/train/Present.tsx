// SPDX-License-Identifier: MIT
/** The race of the runs, for the last row. */

import { useLab } from '../../lab/views/lab-context';
import { Code } from '../../modes/present/Code';
import { Frame } from '../../modes/present/Frame';
import { useRunNumbers } from '../../modes/present/Numbers';
import { shared_of, title_of } from '../../modes/present/title';
import { run_walk } from '../../modes/present/use-controls';
import { LossFigure } from './LossFigure';
import { TargetWords } from './TargetSentence';

/** Of a screen's units: axes' letters are 0.72 of it, and the names at the ends fit. */
const LETTERS = 37.6;
const GUTTER = 280;

export function TrainPresent() {
  const lab = useLab();
  return (
    <Frame
      title={title_of(lab)}
      shared={shared_of(lab)}
      figure={(unit) => <LossFigure letters={LETTERS * unit} gutter={Math.round(GUTTER * unit)} />}
      sentence={<TargetWords />}
      numbers={useRunNumbers()}
      walk={run_walk(lab)}
      code={<Code />}
    />
  );
}
