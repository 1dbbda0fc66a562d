// SPDX-License-Identifier: MIT
/** What a run's network says on a grid over the data's plane: probabilities of classes and their borders, or numbers. */
import type { Trainer } from '../../../core/api';
import type { DataPlane, Regions } from '../../protocol';
import type { ComputedLate } from '../product';
import { borders_of } from './borders';
import { all_inputs, plane_of } from './data-plane';
import { inputs_on } from './plane-grid';

/** Points across and up; of one number, on its line. */
const SIDE = { most: 60, least: 12, line: 240 };
/** Multiplications for a picture: a large network has a coarser one. */
const MOST_PRODUCTS = 3e7;

interface SampleGrid {
  columns: number;
  rows: number;
  /** the network's inputs at its points */
  x: Float32Array;
  /** the data's own, where they are numbers: of training, then of test */
  data_x: Float32Array | null;
}

function size_of(trainer: Trainer, plane: DataPlane): { columns: number; rows: number } {
  const { offset = 0, in: inputs = 0, out = 0 } = trainer.layers.at(-1) ?? {};
  const points = MOST_PRODUCTS / (offset + out * (inputs + 1));
  if (plane.kind === 'number')
    return { columns: Math.floor(Math.min(Math.max(points, SIDE.least), SIDE.line)), rows: 1 };
  const side = Math.floor(Math.min(Math.max(Math.sqrt(points), SIDE.least), SIDE.most));
  return { columns: side, rows: side };
}

function grid_of(trainer: Trainer, plane: DataPlane): SampleGrid {
  const { columns, rows } = size_of(trainer, plane);
  const x = inputs_on(plane, columns, rows);
  return { columns, rows, x, data_x: plane.labels ? null : all_inputs(trainer) };
}

const grids = new WeakMap<DataPlane, SampleGrid>();

/** Of each row its first number. */
const firsts = (outputs: Float32Array, width: number) => outputs.filter((_, i) => i % width === 0);

/** Of numbers the first is shown, at the data's own inputs as well. */
function numbers(
  trainer: Trainer,
  grid: SampleGrid,
  width: number,
): Pick<Regions, 'values' | 'borders' | 'predicted'> {
  return {
    values: firsts(trainer.predict(grid.x), width),
    borders: new Float32Array(0),
    predicted: grid.data_x && firsts(trainer.predict(grid.data_x), width),
  };
}

function classes(
  trainer: Trainer,
  grid: SampleGrid,
  width: number,
): Pick<Regions, 'values' | 'borders' | 'predicted'> {
  const shares = trainer.probabilities(grid.x);
  const { columns, rows } = grid;
  return {
    values: shares,
    borders: borders_of({ columns, rows, classes: width, shares }),
    predicted: null,
  };
}

/** Of the parameters as they are. */
function regions_on(trainer: Trainer, plane: DataPlane): Regions {
  const grid = grids.get(plane) ?? grid_of(trainer, plane);
  grids.set(plane, grid);
  const width = trainer.layers.at(-1)?.out ?? 1;
  const test = trainer.evaluate_test();
  return {
    plane: plane.id,
    step: trainer.steps,
    columns: grid.columns,
    rows: grid.rows,
    ...(plane.labels ? classes(trainer, grid, width) : numbers(trainer, grid, width)),
    score: { ...(test ?? trainer.evaluate()), tested: test !== null },
  };
}

export const regions: ComputedLate<'regions'> = ({ trainer }, request) =>
  regions_on(trainer, plane_of(trainer, request));
