// SPDX-License-Identifier: MIT
/** The race of the runs, in a frame. */

import { Embedded } from '../../modes/embed/Embedded';
import { useWindow } from '../../ui/use-window';
import { LossFigure } from './LossFigure';
import { TargetWords } from './TargetSentence';

/** px for names at the curves' ends, in frames from `WIDE` px and in narrower ones. */
const WIDE = 420;
const GUTTER = { wide: 104, narrow: 90 };
const gutter_now = () => (innerWidth < WIDE ? GUTTER.narrow : GUTTER.wide);

export function TrainEmbed() {
  return <Embedded figure={<LossFigure gutter={useWindow(gutter_now)} />} sentence={<TargetWords />} />;
}
