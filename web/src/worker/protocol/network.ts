// SPDX-License-Identifier: MIT
/** A network as it is drawn: its parameters, the weights that are lines, and what its units make of the data's plane. */

/** Units drawn of a layer, its first ones: more would be a blot. */
export const MOST_UNITS_DRAWN = 64;
/** Lines drawn between two layers: the strongest weights. */
export const MOST_LINES = 300;
/** A layer with more units has no room for a map in each. */
export const MOST_MAPS = 16;

export interface NetworkRequest {
  /** the one to read, by its flat index (or WATCH_LARGEST) */
  parameter: number;
}

export interface NetworkState {
  /** updates made */
  step: number;
  /** all of them, in PyTorch's order */
  parameters: Float32Array;
  /** the one asked for */
  parameter: number;
  /** weights drawn as lines, by growing flat index */
  lines: Int32Array;
  maps: UnitMaps | null;
}

/** What units give on a grid over the data's plane, rows from the top; of data with one or two inputs. */
export interface UnitMaps {
  columns: number;
  rows: number;
  /** of each layer, the inputs first: unit by unit; null where it has too many. Of the last one it is what comes out */
  layers: readonly (Float32Array | null)[];
}
