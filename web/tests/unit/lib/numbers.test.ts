// SPDX-License-Identifier: MIT
import { describe, expect, it } from 'vitest';
import { format_count, format_exact, format_number } from '../../../src/lib/numbers';

describe('format_number', () => {
  it.each([
    [0, '0'],
    [-0, '0'],
    [1, '1'],
    [0.1, '0.1'],
    [1.1368, '1.137'],
    [0.023712, '0.02371'],
    [-0.019, '\u22120.019'],
    [0.0001, '0.0001'],
    [0.00001234, '1.234e\u22125'],
    [12400, '12,400'],
    [12345.6, '12,346'],
    [9999.96, '10,000'],
    [999_999.7, '1e6'],
    [1.5e21, '1.5e21'],
    [5e-324, '4.941e\u2212324'],
    [Number.NaN, '\u2013'],
    [Infinity, '∞'],
    [-Infinity, '\u2212∞'],
  ])('%d → %s', (value, text) => expect(format_number(value)).toBe(text));

  it('keeps its width when asked', () => {
    expect(format_number(0.1, { fixed: true })).toBe('0.1000');
    expect(format_number(1, { digits: 2, fixed: true })).toBe('1.0');
    expect(format_number(2e-7, { fixed: true })).toBe('2.000e\u22127');
  });
});

it.each([
  [0, '0'],
  [600, '600'],
  [1234567, '1,234,567'],
  [-1234, '\u22121,234'],
  [Number.NaN, '\u2013'],
])('format_count %d → %s', (value, text) => expect(format_count(value)).toBe(text));

it.each([
  [0.1, '0.1'],
  [0.999, '0.999'],
  [1e-7, '1e\u22127'],
  [1e21, '1e21'],
])('format_exact %d → %s', (value, text) => expect(format_exact(value)).toBe(text));
