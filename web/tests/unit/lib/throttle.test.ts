// SPDX-License-Identifier: MIT
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { throttled } from '../../../src/lib/throttle';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('acts at once, then ten times a second on what came last, and when flushed', () => {
  const acted: number[] = [];
  const { call, flush } = throttled<number>(100, (last) => acted.push(last));
  call(0);
  expect(acted).toEqual([0]);
  // 60 calls in a second.
  for (let i = 1; i <= 60; i++) {
    vi.advanceTimersByTime(1000 / 60);
    call(i);
  }
  expect(acted.length).toBeLessThanOrEqual(11);
  expect(acted.length).toBeGreaterThanOrEqual(9);
  flush();
  expect(acted.at(-1)).toBe(60);
  const { length } = acted;
  vi.advanceTimersByTime(1000);
  flush();
  expect(acted).toHaveLength(length);
  call(61);
  expect(acted.at(-1)).toBe(61);
});
