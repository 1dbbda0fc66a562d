// SPDX-License-Identifier: MIT
/** The race of the runs, in a frame. */

import { useLab } from '../../lab/views/lab-context';
import { Embedded } from '../../modes/embed/Embedded';
import { Lazy } from '../../ui/Lazy';
import { useWindow } from '../../ui/use-window';
import { LossFigure } from './LossFigure';
import { panel_alone } from './panel';
import { TargetWords } from './TargetSentence';

/** px for names at the curves' ends, in frames from `WIDE` px and in narrower ones. */
const WIDE = 420;
const GUTTER = { wide: 104, narrow: 90 };
const gutter_now = () => (innerWidth < WIDE ? GUTTER.narrow : GUTTER.wide);

export function TrainEmbed() {
  const gutter = useWindow(gutter_now);
  const panel = panel_alone(useLab());
  if (panel) return <Embedded figure={<Lazy load={panel} props={{ unit: 1, sentence: true }} />} />;
  return <Embedded figure={<LossFigure gutter={gutter} />} sentence={<TargetWords />} />;
}
