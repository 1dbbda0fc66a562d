// SPDX-License-Identifier: MIT
import { expect, it } from 'vitest';
import { shortened } from '../../src/lib/text';

it.each([
  ['', ''],
  ['a'.repeat(100), 'a'.repeat(100)],
  ['a'.repeat(101), `${'a'.repeat(99)}…`],
  // A character of two halves is not cut between them.
  [`${'a'.repeat(98)}😀😀`, `${'a'.repeat(98)}…`],
  [`${'a'.repeat(97)}😀😀`, `${'a'.repeat(97)}😀…`],
])('%j is quoted as %j', (text, quoted) => expect(shortened(text)).toBe(quoted));
