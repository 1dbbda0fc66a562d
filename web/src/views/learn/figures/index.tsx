// SPDX-License-Identifier: MIT
/** A chapter's figure, by its kind. */
import type { ComponentChildren } from 'preact';
import type { Figure } from '../../../state/learn/chapter';
import { Stations } from '../../inside-room/Stations';
import { ArrowQuestion } from './ArrowQuestion';
import { Accuracies, Losses } from './Curves';
import { Spellings } from './Spellings';
import { Velocities } from './Velocities';

export function figure_of(figure: Figure): ComponentChildren {
  switch (figure.kind) {
    case 'losses':
      return <Losses figure={figure} />;
    case 'accuracies':
      return <Accuracies />;
    case 'stations':
      return <Stations />;
    case 'velocities':
      return <Velocities />;
    case 'ravine':
      return <ArrowQuestion />;
  }
}

/** What stands below it once it was run. */
export const below_of = (figure: Figure): ComponentChildren =>
  figure.kind === 'losses' && figure.conventions ? <Spellings /> : null;
