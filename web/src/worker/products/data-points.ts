// SPDX-License-Identifier: MIT
/** The data of a run, or of options that no run was made with: what pictures of them are drawn from. */
import type { Trainer } from '../../core/api';
import type { DataPoints } from '../protocol';
import { to_result } from '../session/to-result';
import { type CoreTaskOf, memory_in, type RunTaskOf } from './product';

type LabelsOrTargets = Int32Array | Float32Array;

function joined<T extends LabelsOrTargets>(one: T, other: T | null): T {
  const both = new (one.constructor as new (length: number) => T)(one.length + (other?.length ?? 0));
  both.set(one);
  if (other) both.set(other, one.length);
  return both;
}

/** What a constant costs at best: the mean of each output's variance. */
function variance(targets: Float32Array, outputs: number): number {
  const samples = targets.length / outputs;
  let sum = 0;
  for (let output = 0; output < outputs; output++) {
    let mean = 0;
    for (let i = output; i < targets.length; i += outputs) mean += (targets[i] as number) / samples;
    for (let i = output; i < targets.length; i += outputs) sum += ((targets[i] as number) - mean) ** 2;
  }
  return sum / targets.length;
}

function points_of(trainer: Trainer): DataPoints {
  const x = joined(trainer.x(), trainer.test_x());
  const labels: LabelsOrTargets = trainer.y();
  const outputs = trainer.layers.at(-1)?.out ?? 1;
  const guessing = labels instanceof Float32Array ? variance(labels, outputs) : Math.log(outputs);
  const y = joined<LabelsOrTargets>(labels, trainer.test_y());
  const per_sample = labels instanceof Float32Array ? outputs : 1;
  const test = new Uint8Array(y.length / per_sample).fill(1, trainer.samples);
  return { x, y, test, guessing };
}

export const data_points: RunTaskOf<'data_points'> = {
  cadence: 'once',
  compute: ({ trainer }) => points_of(trainer),
  transfer: memory_in,
};

export const drawn_points: CoreTaskOf<'data_points'> = {
  cadence: 'once',
  compute(momentum, { options }) {
    return to_result(() => {
      const trainer = new momentum.Trainer(options);
      try {
        return points_of(trainer);
      } finally {
        trainer.delete();
      }
    });
  },
  transfer: memory_in,
};
