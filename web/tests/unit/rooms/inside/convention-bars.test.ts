// SPDX-License-Identifier: MIT
/** Bars of the three conventions: on one scale, end to end, and nothing where there is nothing. */
import { expect, test } from 'vitest';
import { bars_of, scale_of, share_of } from '../../../../src/rooms/inside/conventions/convention-bars';

const move = (kept: number, news: number) => ({
  convention: 'pytorch' as const,
  kept,
  news,
  move: kept + news,
});

test('news begins where memory ends, and the longest move has the whole width', () => {
  const far = move(3, 1);
  const x = scale_of([far, move(1, 1)]);
  expect(bars_of(far, x)).toEqual({
    kept: { at: 0, width: 0.75 },
    news: { at: 0.75, width: 0.25 },
    end: 1,
    zero: 0,
    against: false,
  });
  expect(bars_of(move(1, 1), x).end).toBe(0.5);
});

test('moves to the left grow from the right end', () => {
  const left = move(-3, -1);
  const bars = bars_of(left, scale_of([left]));
  expect(bars).toMatchObject({ zero: 1, end: 0, kept: { at: 0.25, width: 0.75 }, against: false });
});

test('news against memory comes back over it', () => {
  const torn = move(4, -3);
  const bars = bars_of(torn, scale_of([torn]));
  expect(bars).toMatchObject({ kept: { at: 0, width: 1 }, news: { at: 0.25, width: 0.75 }, against: true });
  expect(bars.end).toBe(0.25);
});

test('no move and no number have no length', () => {
  const still = move(0, 0);
  expect(bars_of(still, scale_of([still]))).toMatchObject({ kept: { width: 0 }, news: { width: 0 } });
  const lost = bars_of(move(Number.NaN, 1), scale_of([move(-1, -1), move(Number.NaN, 1)]));
  expect(lost).toMatchObject({ kept: { at: 1, width: 0 }, end: 1 });
});

test('1 − γ has a word where people have one', () => {
  expect(share_of(0.1)).toBe('tenth');
  expect(share_of(0.3)).toBeNull();
});
