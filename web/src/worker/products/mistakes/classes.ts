// SPDX-License-Identifier: MIT
/** Which class is taken for which, and the samples that cost most. */
import type { Trainer } from '../../../core/api';
import type { ClassMistakes, Mistake, MistakesRequest } from '../../protocol';
import { inputs_of, type Samples } from './samples';
import { units_of } from './units';

/** More would be no list of the worst. */
const MOST_WORST = 12;

/** Counts: a row is the truth, a column what it is taken for. */
export function confusion_of(
  truths: ArrayLike<number>,
  taken: ArrayLike<number>,
  classes: number,
): Uint32Array<ArrayBuffer> {
  const counts = new Uint32Array(classes * classes);
  for (let i = 0; i < truths.length; i++) {
    const at = (truths[i] as number) * classes + (taken[i] as number);
    counts[at] = (counts[at] as number) + 1;
  }
  return counts;
}

/** The numbers of the samples that are meant, the dearest first; of equals the earlier. */
export function dearest(losses: ArrayLike<number>, meant: (row: number) => boolean, most: number): number[] {
  const rows = Array.from({ length: losses.length }, (_, row) => row).filter(meant);
  const loss = (row: number) => losses[row] as number;
  return rows.sort((one, other) => loss(other) - loss(one) || one - other).slice(0, most);
}

export function class_mistakes(trainer: Trainer, samples: Samples, { cell }: MistakesRequest): ClassMistakes {
  const truths = samples.y as Int32Array;
  const classes = trainer.layers.at(-1)?.out ?? 1;
  const taken = trainer.classify(samples.x);
  const shares = trainer.probabilities(samples.x);
  const share = (row: number, label: number) => shares[row * classes + label] as number;
  const losses = Float32Array.from(truths, (truth, row) => -Math.log(share(row, truth)));
  const is_meant = (row: number) =>
    cell ? truths[row] === cell[0] && taken[row] === cell[1] : truths[row] !== taken[row];
  const mistake = (row: number): Mistake => {
    const [truth, as] = [truths[row] as number, taken[row] as number];
    const loss = losses[row] as number;
    return { row, truth, taken: as, sure: share(row, as), loss, x: inputs_of(samples, row) };
  };
  return {
    kind: 'classes',
    step: trainer.steps,
    tested: samples.tested,
    samples: truths.length,
    classes,
    confusion: confusion_of(truths, taken, classes),
    worst: dearest(losses, is_meant, MOST_WORST).map(mistake),
    units: units_of(trainer),
  };
}
