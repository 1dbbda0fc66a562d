// SPDX-License-Identifier: MIT
/** The samples that mistakes are looked for in. Those of a run never change: what is not large is kept. */
import type { Trainer } from '../../../core/api';

export interface Samples {
  tested: boolean;
  x: Float32Array;
  y: Int32Array | Float32Array;
  features: number;
}

/** Values that are kept. */
const MOST_KEPT = 2 ** 22;
const kept = new WeakMap<Trainer, Samples>();

function samples_of(trainer: Trainer, tested: boolean): Samples {
  const features = trainer.layers[0]?.in ?? 1;
  const [x, y] = tested ? [trainer.test_x(), trainer.test_y()] : [trainer.x(), trainer.y()];
  if (!x || !y) return samples_of(trainer, false);
  return { tested, x, y, features };
}

/** Of the test data where there are some and they are wanted; else those trained on. */
export function wanted_samples(trainer: Trainer, wanted: boolean): Samples {
  const known = kept.get(trainer);
  const tested = wanted && trainer.evaluate_test() !== null;
  if (known?.tested === tested) return known;
  const samples = samples_of(trainer, tested);
  if (samples.x.length <= MOST_KEPT) kept.set(trainer, samples);
  else kept.delete(trainer);
  return samples;
}

export const inputs_of = ({ x, features }: Samples, row: number): Float32Array =>
  x.slice(row * features, (row + 1) * features);
