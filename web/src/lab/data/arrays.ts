// SPDX-License-Identifier: MIT
/** The arrays of data that were measured: loaded once, for all runs. */
import { type DataKind, data_set } from '.';
import type { DataArrays } from './data-set';

const there = new Map<DataKind, DataArrays>();
const coming = new Map<DataKind, Promise<DataArrays>>();

/** At once what is there, or null for data that the core draws; what does not come may be asked for again. */
export function arrays_of(kind: DataKind): DataArrays | null | Promise<DataArrays> {
  const set = data_set(kind);
  if (!('load' in set)) return null;
  const known = there.get(kind) ?? coming.get(kind);
  if (known) return known;
  const loading = set.load().then(
    (arrays) => {
      there.set(kind, arrays);
      return arrays;
    },
    (error) => {
      coming.delete(kind);
      throw error;
    },
  );
  coming.set(kind, loading);
  return loading;
}
