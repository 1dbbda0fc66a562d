// SPDX-License-Identifier: MIT
/** Tensors are printed as PyTorch prints them (printed.json is its own: scripts/reference.py --page). */
import { expect, it } from 'vitest';
import { tensor_text } from '../../../src/lib/tensor-text';
import printed from './printed.json';

it.each(printed)('prints $text', ({ values, columns, text }) => {
  expect(tensor_text(Float32Array.from(values), columns)).toBe(text);
});
