// SPDX-License-Identifier: MIT
import { expect, it, vi } from 'vitest';
import { loss_text } from '../../../../src/lab/controls/text';
import { shortened } from '../../../../src/lib/text';

vi.mock('../../../../src/i18n', async () => ({
  words: { value: (await import('../../../../src/i18n/en')).en },
}));

it.each([
  ['', ''],
  ['a'.repeat(100), 'a'.repeat(100)],
  ['a'.repeat(101), `${'a'.repeat(99)}…`],
  // A character of two halves is not cut between them.
  [`${'a'.repeat(98)}😀😀`, `${'a'.repeat(98)}…`],
  [`${'a'.repeat(97)}😀😀`, `${'a'.repeat(97)}😀…`],
])('%j is quoted as %j', (text, quoted) => expect(shortened(text)).toBe(quoted));

// Four decimals say 0.0012 of a loss that has come far, and no longer how far.
it.each([
  [1.136_84, '1.1368'],
  [0.012_345, '0.0123'],
  [0.001_234_5, '0.00123'],
  [0.000_456_78, '0.000457'],
])('a loss of %d is read as %s', (loss, text) => expect(loss_text(loss)).toBe(text));
