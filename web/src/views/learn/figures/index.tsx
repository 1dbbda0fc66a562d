// SPDX-License-Identifier: MIT
/** A chapter's figure, by its kind. */
import type { ComponentChildren } from 'preact';
import type { Figure } from '../../../state/learn/chapter';
import { Stations } from '../../inside-room/Stations';
import { use_lesson } from '../lesson-context';
import { ArrowQuestion } from './ArrowQuestion';
import { Accuracies, Losses } from './Curves';
import { Spellings } from './Spellings';
import { Velocities } from './Velocities';

/** Walked by hand, they stop twice in the first phase. */
const LessonStations = () => <Stations forward={use_lesson().forward.value} />;

export function figure_of(figure: Figure): ComponentChildren {
  switch (figure.kind) {
    case 'losses':
      return <Losses figure={figure} />;
    case 'accuracies':
      return <Accuracies />;
    case 'stations':
      return <LessonStations />;
    case 'velocities':
      return <Velocities />;
    case 'ravine':
      return <ArrowQuestion />;
  }
}

/** What stands below it once it was run. */
export const below_of = (figure: Figure): ComponentChildren =>
  figure.kind === 'losses' && figure.conventions ? <Spellings /> : null;
