// SPDX-License-Identifier: MIT
/** Every kind of data the page offers, in the order it offers them: one line a kind. */
import type { CoreDataKind } from '../experiment/schema';
import { blobs } from './blobs';
import { circles } from './circles';
import type { DataSet } from './data-set';
import { digits } from './digits';
import { iris } from './iris';
import { learnable } from './learnable';
import { moons } from './moons';
import { painted } from './painted';
import { plane } from './plane';
import { random } from './random';
import { sine } from './sine';
import { spirals } from './spirals';
import { table } from './table';
import { values } from './values';
import { xor } from './xor';

export const DATA = {
  torch_rand: random,
  torch_rand_learnable: learnable,
  torch_rand_values: values,
  two_moons: moons,
  circles,
  spirals,
  xor,
  blobs,
  sine,
  plane,
  iris,
  digits,
  painted,
  table,
} satisfies Record<Exclude<CoreDataKind, 'arrays'>, DataSet> & Record<string, DataSet>;

export type DataKind = keyof typeof DATA;

export const DATA_KINDS = Object.keys(DATA) as [DataKind, ...DataKind[]];

export const data_set = (kind: DataKind): DataSet => DATA[kind];
