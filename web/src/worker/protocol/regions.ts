// SPDX-License-Identifier: MIT
/** The data's plane, and what a run's network says on it: regions of classes, or predicted values. */

/** Two columns of the inputs, counted from 0; null: those of two, else the first two principal components. */
export type PlaneColumns = readonly [number, number] | null;

export interface PlaneRequest {
  columns: PlaneColumns;
}

/** A plane through the inputs, and where the data lie on it. The same for all runs of an experiment. */
export interface DataPlane {
  /** of other data, or other columns, another */
  id: string;
  /** `number`: of one number, which lies across; what is predicted of it, up */
  kind: 'columns' | 'principal' | 'number';
  columns: PlaneColumns;
  /** the inputs at 0, 0: means, but for the plane's own columns */
  origin: Float64Array;
  /** what is added to them a unit across and a unit up */
  across: Float64Array;
  up: Float64Array;
  /** what is drawn: a little more than the data need */
  x: readonly [min: number, max: number];
  y: readonly [min: number, max: number];
  /** of each point, training data first */
  points: { x: Float32Array; y: Float32Array };
  /** how many of them are trained on: the others are test data */
  trained: number;
  /** of each point; null where they are numbers */
  labels: Int32Array | null;
  /** the first of them of each point; null where they are classes */
  targets: Float32Array | null;
  /** the share of the training inputs' variance that is in the plane */
  variance: number;
}

/** What a network says on a grid over the plane, whose outer points lie on its edges. */
export interface Regions {
  /** the plane's id */
  plane: string;
  /** updates made */
  step: number;
  columns: number;
  rows: number;
  /** row by row from the top: of classes the probability of each, then the next point's; else the first predicted number */
  values: Float32Array;
  /** where two classes are level: lines from x₀, y₀ to x₁, y₁ and so on, in columns and rows of the grid */
  borders: Float32Array;
  /** the first predicted number of each point of the data; null where they are classes */
  predicted: Float32Array | null;
  /** on the test data, where there are some; accuracy is NaN where they are numbers */
  score: { loss: number; accuracy: number; tested: boolean };
}
