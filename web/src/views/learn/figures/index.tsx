// SPDX-License-Identifier: MIT
/** A chapter's figure, by its kind. */
import type { ComponentChildren } from 'preact';
import type { Figure } from '../../../state/learn/chapter';
import { InsidePanel } from '../../Inside';
import { ArrowQuestion } from './ArrowQuestion';
import { Accuracies, Losses } from './Curves';
import { Velocities } from './Velocities';

export function figure_of(figure: Figure): ComponentChildren {
  switch (figure.kind) {
    case 'losses':
      return <Losses figure={figure} />;
    case 'accuracies':
      return <Accuracies />;
    case 'stations':
      return <InsidePanel />;
    case 'velocities':
      return <Velocities />;
    case 'ravine':
      return <ArrowQuestion />;
  }
}
