// SPDX-License-Identifier: MIT
/** What the core refuses is said in the page's language. */
import { expect, it } from 'vitest';
import { en } from '../../../../src/i18n/en';
import { zh } from '../../../../src/i18n/zh';
import { refusal_reason } from '../../../../src/lab/experiment/refusal';

const MOST = Number.MAX_VALUE;

it.each([
  ['number', [0, MOST, 0, 0, 0, 0], '不小于 0'],
  ['number', [0, 1, 0, 1, 1, 0], '大于 0，小于 1'],
  ['number', [1, 65536, 1, 0, 0, 0], '整数，1 到 65536'],
  ['number', [-MOST, MOST, 0, 0, 0, 1], '任何有限值'],
  ['one_of', ['none', 'split', 'fresh'], 'none、split、fresh'],
  ['at_most', [33554432, 'values'], '最多 33554432 个数'],
  ['at_most', [4294967296, 'for torch_rand_learnable'], '最多 4294967296'],
  ['share', [2], '2 个样本分开后，训练和测试都要有样本'],
  ['share_of_classes', [3, 6], '每一类都要留下训练样本，6 个样本中最多取 3 个'],
])('%s %j', (code, values, words) => {
  const reason = refusal_reason({
    path: 'test.share',
    rule: 'range',
    allowed: 'less',
    got: '2',
    bounds: { code, values },
  });
  expect(zh.allowed(reason)).toBe(words);
  expect(en.allowed(reason)).toBe('less');
});

it('what has no words of its own is left out, or in English as the core says it', () => {
  const reason = refusal_reason({
    path: 'trainer',
    rule: 'other',
    allowed: 'a clone of this one',
    got: 'another',
  });
  expect(zh.problem['problem.refused'](reason)).toBe('训练内核不接受 trainer = another');
  expect(en.problem['problem.refused'](reason)).toBe(
    'The core does not take trainer = another: it must be a clone of this one',
  );
});
