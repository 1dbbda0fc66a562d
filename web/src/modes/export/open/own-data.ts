// SPDX-License-Identifier: MIT
/** The visitor's own data in a file: where this browser has them not, they are put where it keeps its own. */
import type { DataArrays, PaintedUse, TableUse } from '../../../lab/data/data-set';
import { arrays_of_points, grid_place } from '../../../lab/data/painted/points';
import { points_in_use, use_points } from '../../../lab/data/painted/sets';
import { type ColumnUse, NOTHING_CHOSEN } from '../../../lab/data/table/choices';
import { read_file } from '../../../lab/data/table/reading/read-file';
import { own_table, use_table } from '../../../lab/data/table/tables';
import type { ExperimentSettings } from '../../../lab/experiment/types';
import { data_csv, data_names } from '../../../lab/export/data-csv';
import { refuse_shape } from '../../../lib/shape';
import { rest } from '../files';

const same = (one: ArrayLike<number>, other: ArrayLike<number>) =>
  one.length === other.length && Array.prototype.every.call(one, (value, i) => value === other[i]);

/** Painted points lie on a grid. */
async function painted_of({ x, y }: DataArrays): Promise<PaintedUse> {
  const points = Array.from(y, (label, i) => ({
    ...grid_place(x[2 * i] as number, x[2 * i + 1] as number),
    label,
  }));
  if (!same(arrays_of_points(points).x, x)) refuse_shape('file.data.x', 'points that can be painted', x);
  return use_points(points);
}

/** The numbers are as they are fed: nothing is made of them any more. */
async function table_of(arrays: DataArrays, use: TableUse, name: string): Promise<TableUse> {
  const names = data_names(use);
  const source = new Blob([await data_csv(arrays, use, rest)]);
  const dialect = { encoding: 'utf-8', delimiter: ',', decimal: 'point', header: true } as const;
  const read = await read_file(source, dialect, () => {}).done;
  if ('refused' in read) return refuse_shape('file.data', 'a table', read.refused.rule);
  const choices = {
    ...NOTHING_CHOSEN,
    uses: Object.fromEntries(names.map((column): [string, ColumnUse] => [column, 'number'])),
    target: { column: names.at(-1) ?? '', as: use.classes > 0 ? 'classes' : 'number' } as const,
    standardise: false,
  };
  const found = await use_table({ name, source, cells: read.ok, choices });
  if (found.samples !== use.samples || found.classes !== use.classes)
    refuse_shape('file.data.y', `labels of all ${use.classes} classes`, arrays.y);
  return found;
}

/** What the arrays of a file are the data of, from now on. `name`: the file's. */
export async function with_own_data(
  experiment: ExperimentSettings,
  arrays: DataArrays,
  name: string,
): Promise<ExperimentSettings> {
  const { data, painted, table } = experiment;
  if (data === 'painted' && painted && !(await points_in_use(painted)))
    return { ...experiment, painted: await painted_of(arrays) };
  if (data === 'table' && table && !(await own_table(table.id)))
    return { ...experiment, table: await table_of(arrays, table, name) };
  return experiment;
}
