// SPDX-License-Identifier: MIT
/** A few of many: as many as are wanted, in order, from the first on; all where there are fewer. */
import { expect, it } from 'vitest';
import { evenly } from '../../../../src/lib/series/evenly';

it('takes evenly', () => {
  expect(evenly(10, 20, 5)).toEqual([10, 12, 14, 16, 18]);
  expect(evenly(3, 6, 5)).toEqual([3, 4, 5]);
  expect(evenly(6, 6, 5)).toEqual([]);
});
