// SPDX-License-Identifier: MIT
import { expect, it } from 'vitest';
import { close_latest, open_dismissable } from '../../../src/ui/dismissables';

it('Esc closes one after the other, the latest first, and nothing that is closed already', () => {
  const closed: string[] = [];
  open_dismissable(() => closed.push('first'));
  const gone = open_dismissable(() => closed.push('second'));
  open_dismissable(() => closed.push('third'));
  gone();
  gone();
  expect([close_latest(), close_latest(), close_latest()]).toEqual([true, true, false]);
  expect(closed).toEqual(['third', 'first']);
});

it('what closed itself is not there to close, also where it was opened first', () => {
  const closed: string[] = [];
  const gone = open_dismissable(() => closed.push('first'));
  open_dismissable(() => closed.push('second'));
  gone();
  expect([close_latest(), close_latest()]).toEqual([true, false]);
  expect(closed).toEqual(['second']);
});
