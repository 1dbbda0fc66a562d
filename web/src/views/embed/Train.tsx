// SPDX-License-Identifier: MIT
/** The race of the runs, in a frame. */
import { useEffect, useState } from 'preact/hooks';
import { LossFigure } from '../present/LossFigure';
import { TargetWords } from '../TargetSentence';
import { Embedded } from './Embedded';

/** px for names at the curves' ends, in frames from `WIDE` px and in narrower ones. */
const WIDE = 420;
const GUTTER = { wide: 104, narrow: 90 };
const gutter_now = () => (innerWidth < WIDE ? GUTTER.narrow : GUTTER.wide);

function use_gutter(): number {
  const [gutter, set_gutter] = useState(gutter_now);
  useEffect(() => {
    const follow = () => set_gutter(gutter_now());
    addEventListener('resize', follow);
    return () => removeEventListener('resize', follow);
  }, []);
  return gutter;
}

export function TrainEmbed() {
  return <Embedded figure={<LossFigure gutter={use_gutter()} />} sentence={<TargetWords />} />;
}
