// SPDX-License-Identifier: MIT
/** The stops of a clicker. */
import { expect, it } from 'vitest';
import { stop_after, stop_before } from '../../../../src/lab/playback/stops';

it.each([
  [0, 0, 1, 0],
  [1, 0, 2, 0],
  [3, 0, 5, 2],
  [10, 0, 20, 5],
  [210, 0, 500, 200],
  [500, 600, 600, 200],
  [600, 600, 1000, 500],
  [1000, 0, 2000, 500],
  [4, 3, 5, 3],
  [123_456, 2000, 200_000, 100_000],
])('from %d with a stop at %d: on to %d, back to %d', (step, own, after, before) => {
  expect([stop_after(step, own), stop_before(step, own)]).toEqual([after, before]);
});

it('there and back is the same way', () => {
  const visited = [0];
  while ((visited.at(-1) as number) < 1e5) visited.push(stop_after(visited.at(-1) as number, 600));
  const back = [visited.at(-1) as number];
  while ((back.at(-1) as number) > 0) back.push(stop_before(back.at(-1) as number, 600));
  expect(back.reverse()).toEqual(visited);
});
