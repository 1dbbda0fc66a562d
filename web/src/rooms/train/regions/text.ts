// SPDX-License-Identifier: MIT
/** What regions come to, in words: of classes the points that lie in their region, of numbers the mean square error. */
import { loss_text } from '../../../lab/controls/text';
import type { DataPlane, Regions } from '../../../worker/protocol';

export interface ScoreText {
  step: number;
  /** as it stands over the figure */
  short: string;
  /** classes or numbers; points of a plane of theirs lie in the region they are put into, others need not */
  of: 'regions' | 'classes' | 'numbers';
  tested: boolean;
}

export function score_text({ kind, labels, origin }: DataPlane, { step, score }: Regions): ScoreText {
  const own_plane = kind === 'columns' && origin.length === 2;
  const of = labels === null ? 'numbers' : own_plane ? 'regions' : 'classes';
  const short = of === 'numbers' ? loss_text(score.loss) : `${(100 * score.accuracy).toFixed(1)}\u00a0%`;
  return { step, short, of, tested: score.tested };
}
