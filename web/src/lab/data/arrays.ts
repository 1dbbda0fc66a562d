// SPDX-License-Identifier: MIT
/** The arrays of data that were measured, or are the visitor's own: loaded once, for all runs. */
import { type DataKind, data_set } from '.';
import type { ArraysChoice, DataArrays } from './data-set';

/** A kind, and of an own one which and how it is split: the means of training rows are in it. */
export type ChosenArrays = ArraysChoice & { data: DataKind };

const there = new Map<string, DataArrays>();
const coming = new Map<string, Promise<DataArrays>>();

/** Of own ones: those in use, and those that undo brings back. */
const MOST_OWN = 2;

/** At once what is there, or null for data that the core draws; what does not come may be asked for again. */
export function arrays_of(choice: ChosenArrays): DataArrays | null | Promise<DataArrays> {
  const { data, table, painted, test, test_share, test_seed } = choice;
  const set = data_set(data);
  if (!('load' in set)) return null;
  const own =
    'own' in set ? JSON.stringify([table, painted, test === 'split' && [test_share, test_seed]]) : '';
  const key = data + own;
  const known = there.get(key) ?? coming.get(key);
  if (known) return known;
  const loading = set.load(choice).then(
    (arrays) => {
      coming.delete(key);
      there.set(key, arrays);
      const all_own = [...there.keys()].filter((one) => own !== '' && one.startsWith(`${data}[`));
      for (const old of all_own.slice(0, -MOST_OWN)) there.delete(old);
      return arrays;
    },
    (error) => {
      coming.delete(key);
      throw error;
    },
  );
  coming.set(key, loading);
  return loading;
}
