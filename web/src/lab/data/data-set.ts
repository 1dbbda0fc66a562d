// SPDX-License-Identifier: MIT
/** One kind of data as the page has it: its word in links, its settings, its shape, the network that suits it, its words. */
import type { LANGUAGES } from '../../lib/storage';
import type { CoreDataKind } from '../experiment/schema';

/** How many samples of how many numbers; what is learnt is one of several classes, or numbers: the other of both is 0. */
export interface DataShape {
  samples: number;
  features: number;
  classes: number;
  outputs: number;
}

/** Which table of the visitor's own, of what shape, and whether its numbers are standardised. */
export interface TableUse extends DataShape {
  id: string;
  standardise: boolean;
}

/** Which points the visitor has painted, and how many of how many classes. */
export interface PaintedUse {
  id: string;
  samples: number;
  classes: number;
  /** they themselves, where a link carries them */
  points: string | null;
}

/** The visitor's own data, where the experiment has some. */
export interface OwnData {
  table: TableUse | null;
  painted: PaintedUse | null;
}

/** All that arrays depend on. */
export interface ArraysChoice extends OwnData {
  test: 'none' | 'split' | 'fresh';
  test_share: number;
  test_seed: number;
}

/** The kind's settings by the core's names. */
export type DataValues = Readonly<Record<string, number>>;

export interface DataWords {
  /** as it is offered */
  name: string;
  /** what it teaches, in some four words */
  teaches: string;
  /** a sentence on how it is made */
  note: string;
}

/** What is handed to the core, row by row. */
export interface DataArrays {
  x: Float32Array;
  /** labels; or numbers, for mse */
  y: Int32Array | Float32Array;
}

interface AnyData {
  /** its word in a link */
  url: string;
  shape(values: DataValues, own: OwnData): DataShape;
  /** the hidden layers that learn it, as a link says them */
  network: string;
  words: Record<(typeof LANGUAGES)[number], DataWords>;
}

/** Drawn by the core, which also has its settings' ranges and defaults. */
export interface DrawnDataSet extends AnyData {
  core: Exclude<CoreDataKind, 'arrays'>;
}

/** Measured: a file that is fetched when it is used. */
export interface MeasuredDataSet extends AnyData {
  core: 'arrays';
  load(): Promise<DataArrays>;
}

/** The visitor's own: it comes by a tab of the dialog, and stands on no card. */
export interface OwnDataSet extends AnyData {
  core: 'arrays';
  own: true;
  load(choice: ArraysChoice): Promise<DataArrays>;
}

export type DataSet = DrawnDataSet | MeasuredDataSet | OwnDataSet;

/** Points on a plane, of so many classes. */
export const plane_of = (samples: number, classes: number): DataShape => ({
  samples,
  features: 2,
  classes,
  outputs: 0,
});
