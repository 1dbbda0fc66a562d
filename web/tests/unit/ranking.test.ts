// SPDX-License-Identifier: MIT
import { describe, expect, it } from 'vitest';
import type { RunId } from '../../src/state/contract';
import { type COLUMNS_RANKED, first_direction, ranked, type Standing } from '../../src/state/ranking';

const one = (id: RunId, step: number | null, best: number, accuracy: number): Standing => ({
  id,
  reached: step === null ? null : { step, exact: true },
  best,
  accuracy,
  microseconds: 8,
});

const runs = [one('a', null, 0.3, 0.8), one('b', 97, 0.02, 0.99), one('c', 97, 0.04, Number.NaN)];
const order = (by: (typeof COLUMNS_RANKED)[number], descending = first_direction(by).descending) =>
  ranked(runs, { by, descending })
    .map(({ id }) => id)
    .join('');

describe('the leader board', () => {
  it('has the best first', () => {
    expect(order('steps')).toBe('bca');
    expect(order('best')).toBe('bca');
    expect(order('accuracy')).toBe('bac');
  });

  it('has what is not known last in either direction', () => {
    expect(order('steps', true)).toBe('bca');
    expect(order('accuracy', false)).toBe('abc');
  });

  it('keeps equal runs in their own order', () => {
    expect(order('time')).toBe('abc');
    expect(order('time', true)).toBe('abc');
  });

  it('has the runs’ own order, and that backwards', () => {
    expect(order('run')).toBe('abc');
    expect(order('run', true)).toBe('cba');
  });
});
