// SPDX-License-Identifier: MIT
/** The race of the runs, in a frame. */
import { LossFigure } from '../present/LossFigure';
import { TargetWords } from '../TargetSentence';
import { use_window } from '../use-window';
import { Embedded } from './Embedded';

/** px for names at the curves' ends, in frames from `WIDE` px and in narrower ones. */
const WIDE = 420;
const GUTTER = { wide: 104, narrow: 90 };
const gutter_now = () => (innerWidth < WIDE ? GUTTER.narrow : GUTTER.wide);

export function TrainEmbed() {
  return <Embedded figure={<LossFigure gutter={use_window(gutter_now)} />} sentence={<TargetWords />} />;
}
