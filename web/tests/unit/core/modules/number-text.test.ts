// SPDX-License-Identifier: MIT
/** Numbers in the core's refusals, whose C++ says the same (cpp/tests/options/fields_test.cpp). */
import { expect, it } from 'vitest';
import { number_text } from '../../../../src/core/modules/number-text';

it.each([
  [0, '0'],
  [-0, '-0'],
  [-3, '-3'],
  [9007199254740991, '9007199254740991'],
  [1e16, '1e+16'],
  [1e300, '1e+300'],
  [-1e-9, '-1e-09'],
  [0.1, '0.1'],
  [-0.001, '-0.001'],
  [0.0001, '0.0001'],
  [0.00001, '1e-05'],
  [2.5, '2.5'],
  [1 / 3, '0.3333333333333333'],
  [0.9999999999999999, '0.9999999999999999'],
  [1234567.25, '1234567.25'],
  [123456789012.5, '123456789012.5'],
  [5e-324, '4.94065646e-324'],
  [Number.NaN, 'NaN'],
  [Number.POSITIVE_INFINITY, 'Infinity'],
  [Number.NEGATIVE_INFINITY, '-Infinity'],
])('%d is %s', (x, text) => expect(number_text(x)).toBe(text));
