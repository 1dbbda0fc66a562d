// SPDX-License-Identifier: MIT
/** Experiment files that hold data of the visitor's own, opened where this browser has them not. */
import { expect, it, vi } from 'vitest';
import { arrays_of } from '../../../../src/lab/data/arrays';
import type { DataArrays } from '../../../../src/lab/data/data-set';
import type { Dialect } from '../../../../src/lab/data/table/cells';
import { shape_of } from '../../../../src/lab/experiment/data-settings';
import type { ExperimentSettings } from '../../../../src/lab/experiment/types';
import { write_experiment } from '../../../../src/lab/export/experiment-file';
import { read_experiment } from '../../../../src/lab/export/read-experiment';
import { decode } from '../../../../src/lab/link/url';
import { with_own_data } from '../../../../src/modes/export/open/own-data';

vi.mock('../../../../src/lab/data/table/reading/read-file', async () => {
  const { read_table } = await import('../../../../src/lab/data/table/reading/read-table');
  const read = async (file: Blob, chosen: Partial<Dialect>) =>
    read_table(new Uint8Array(await file.arrayBuffer()), chosen);
  return { read_file: (file: Blob, chosen: Partial<Dialect>) => ({ done: read(file, chosen) }) };
});

/** Written, read, and opened by somebody who has no such data. */
async function opened(query: string, arrays: DataArrays): Promise<ExperimentSettings> {
  const { experiment, order, runs, problems } = decode(query);
  expect(problems).toEqual([]);
  const content = { experiment, runs: order.map((id) => runs[id]), steps: 7, arrays };
  const read = read_experiment(write_experiment(content));
  expect(read.experiment).toEqual(experiment);
  expect(read.arrays).toEqual(arrays);
  const found = await with_own_data(read.experiment, read.arrays as DataArrays, 'momentum_lab.json');
  const { samples, features, classes, outputs } = shape_of(experiment);
  expect(shape_of(found)).toMatchObject({ samples, features, classes, outputs });
  return found;
}

/** The first column counts rows, which a table that is read for the first time would leave out. */
const X = Float32Array.from([1, 0.1, 2, -1e-7, 3, 3e5, 4, 1 / 3, 5, 0, 6, 2]);

it('a table’s labels are fed again to the bit', async () => {
  const arrays = { x: X, y: Int32Array.from([2, 0, 1, 1, 0, 2]) };
  const experiment = await opened('data=table&table=0badc0de.6.2.c3&test=split&test_share=0.5', arrays);
  expect(experiment.table).toMatchObject({ samples: 6, features: 2, classes: 3, standardise: false });
  expect(experiment.table?.id).not.toBe('0badc0de');
  expect(await arrays_of(experiment)).toEqual(arrays);
});

it('a table’s numbers to be learnt stay numbers', async () => {
  const arrays = { x: X, y: Float32Array.from([0.5, -1.25, 0.1, 1e-8, 3, 3]) };
  const experiment = await opened('data=table&table=0badc0de.6.2.n1', arrays);
  expect(await arrays_of(experiment)).toEqual(arrays);
});

it('painted points are the points again', async () => {
  const arrays = {
    x: Float32Array.from([-2, -1.25, 0.005, 1.25, 1.995, -0.6]),
    y: Int32Array.from([0, 2, 1]),
  };
  const experiment = await opened('data=painted&points=0badc0de.3.c3', arrays);
  expect(experiment.painted).toMatchObject({ samples: 3, classes: 3 });
  expect(await arrays_of(experiment)).toEqual(arrays);
});

it('points that nobody can paint, labels that no row has, and labels of no class are refused', async () => {
  const off = { x: Float32Array.from([0.0012, 0, 1, 1, 0, 0]), y: Int32Array.from([0, 1, 2]) };
  await expect(opened('data=painted&points=0badc0de.3.c3', off)).rejects.toThrow(
    'file.data.x must be points',
  );
  const two = { x: X, y: Int32Array.from([2, 0, 2, 2, 0, 2]) };
  await expect(opened('data=table&table=0badc0de.6.2.c3', two)).rejects.toThrow('labels of all 3 classes');
  const four = { x: X, y: Int32Array.from([3, 0, 1, 1, 0, 2]) };
  await expect(opened('data=table&table=0badc0de.6.2.c3', four)).rejects.toThrow(
    'file.data.y[0] must be less than 3',
  );
});
