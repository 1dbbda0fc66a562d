// SPDX-License-Identifier: MIT
/** A chapter's figure, by its kind. */
import type { ComponentChildren } from 'preact';
import { Stations } from '../../inside/Stations';
import type { ChapterFigure } from '../lesson/chapter';
import { useLesson } from '../lesson-context';
import { ArrowQuestion } from './ArrowQuestion';
import { Accuracies, Losses } from './Curves';
import { Spellings } from './Spellings';
import { Velocities } from './Velocities';

/** Walked by hand, they stop twice in the first phase. */
const LessonStations = () => <Stations forward={useLesson().forward.value} />;

export function figure_of(figure: ChapterFigure): ComponentChildren {
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
export const below_of = (figure: ChapterFigure): ComponentChildren =>
  figure.kind === 'losses' && figure.conventions ? <Spellings /> : null;
