// SPDX-License-Identifier: MIT
/** The race of the runs on a projector. */

import { useLab } from '../../lab/views/lab-context';
import { Code } from '../../modes/present/Code';
import { Frame } from '../../modes/present/Frame';
import { useRunNumbers } from '../../modes/present/Numbers';
import { shared_of, title_of } from '../../modes/present/title';
import { run_navigation } from '../../modes/present/use-controls';
import { Lazy } from '../../ui/Lazy';
import { LossFigure } from './LossFigure';
import { panel_alone } from './panel';
import { TargetWords } from './TargetSentence';

/** Of a screen's units: axes' letters are 0.72 of it, and the names at the ends fit. */
const LETTERS = 37.6;
const GUTTER = 280;
/** Points and lines of a panel are as large as on the page, seen from afar. */
const PANEL_UNIT = 1.6;

export function TrainPresent() {
  const lab = useLab();
  return (
    <Frame
      title={title_of(lab)}
      shared={shared_of(lab)}
      figure={(unit) => <Figures unit={unit} />}
      sentence={<TargetWords />}
      numbers={useRunNumbers()}
      navigation={run_navigation(lab)}
      code={<Code />}
    />
  );
}

/** The curves; with a panel beside them where a link asks for it. */
function Figures({ unit }: { unit: number }) {
  const panel = panel_alone(useLab());
  const curves = <LossFigure letters={LETTERS * unit} gutter={Math.round(GUTTER * unit)} />;
  if (!panel) return curves;
  return (
    <div class="present-pair">
      {curves}
      <Lazy load={panel} props={{ unit: PANEL_UNIT * unit, sentence: false }} />
    </div>
  );
}
