// SPDX-License-Identifier: MIT
import { expect, it } from 'vitest';
import { turns } from '../../../../src/lab/run/turns';

//              1  2  3  4    5    6  7  8    9
const STRIDE = [1, 2, 4, 2, 0.5, 3, 9, 9.1, 6];
const AGREED = [1, 1, 0.98, -0.5, -0.95, 0.9, 0.8, 0.7, 0.2];

it('names the turn that shrank most, and what had grown before it', () => {
  expect(turns(STRIDE, AGREED, 9)).toEqual({
    grew: expect.objectContaining({ from: 1, to: 3, times: 4, agreement: 0.98 }),
    shrank: expect.objectContaining({ from: 3, to: 5, times: 8, agreement: -0.95 }),
  });
});

it('sees no further than it is asked, and no turn where directions still agree', () => {
  expect(turns(STRIDE, AGREED, 3)).toMatchObject({ grew: { from: 1, to: 3 }, shrank: null });
  expect(turns(STRIDE.slice(5), AGREED.slice(5), 4)).toMatchObject({
    grew: { from: 1, to: 3 },
    shrank: null,
  });
  // Grown, but not because directions agreed.
  expect(turns([1, 2, 4], [1, 0.4, 0.3], 3).grew).toBeNull();
  expect(turns([], [], 0)).toEqual({ grew: null, shrank: null });
  expect(turns([0, 0, 0], [0, 0, 0], 3)).toEqual({ grew: null, shrank: null });
});
