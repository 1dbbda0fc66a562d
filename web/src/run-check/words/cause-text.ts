// SPDX-License-Identifier: MIT
/** What is different in a variant, in words. */
import type { Variant, VariantCause } from '../variant';
import type { en } from './en';

const RULES: Readonly<Record<string, string>> = {
  sgd: 'SGD',
  'sgd momentum': 'SGD, momentum 0.9',
  adam: 'Adam',
  rmsprop: 'RMSprop',
  adagrad: 'Adagrad',
};

const args = ({ name, value, of = '' }: VariantCause): [string, string] => [
  String(value),
  name === 'rule' ? (RULES[of] ?? of) : of,
];

export const cause_title = (cause: VariantCause, words: typeof en): string =>
  words.causes[cause.name].title(...args(cause));
export const cause_reason = (cause: VariantCause, words: typeof en): string =>
  words.causes[cause.name].why(...args(cause));

/** zero_grad() missing; γ = 0.5 and loss printed after the step. The run itself has none: ''. */
export const variant_title = ({ causes }: Variant, words: typeof en): string =>
  causes
    .map((cause) => cause_title(cause, words))
    .reduce((one, other) => (one ? words.and(one, other) : other), '');
