// SPDX-License-Identifier: MIT
/** Refusals of the core in English: it says what is allowed, and what it got, as codes with numbers and names. */
import type { RefusalBounds } from './api';
import { number_text } from './modules/number-text';

type Phrase = RefusalBounds;
type Values = Phrase['values'];

/** Out of the core's bytes (cpp/include/momentum/base/types.hpp): the code, then numbers and names. */
export function read_phrase(bytes: Uint8Array): Phrase {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const all: (number | string)[] = [];
  for (let at = 0; at < bytes.length; ) {
    if (bytes[at] === 'n'.charCodeAt(0)) {
      all.push(view.getFloat64(at + 1, true));
      at += 9;
    } else {
      const end = at + 5 + view.getUint32(at + 1, true);
      all.push(new TextDecoder().decode(bytes.subarray(at + 5, end)));
      at = end;
    }
  }
  const [code, ...values] = all;
  return { code: String(code), values };
}

const text = (value: number | string = '') => (typeof value === 'number' ? number_text(value) : value);

/** low, high, and four flags: integer, low and high excluded, of a number that is not finite; the loss it is for */
function number([low, high, integer, over, under, unlimited, loss]: Values): string {
  if (low === -Number.MAX_VALUE) return 'a finite number';
  const kind = integer ? 'an integer' : unlimited ? 'a finite number' : 'a number';
  const mark = (excluded: unknown) => (excluded ? ' (excluded)' : '');
  const ends =
    high === Number.MAX_VALUE
      ? `${over ? '>' : '≥'} ${text(low)}`
      : `in ${text(low)}${mark(over)} … ${text(high)}${mark(under)}`;
  return `${kind} ${ends}${loss ? ` for loss ${loss}` : ''}`;
}

/** "a, b or c" */
function one_of(names: Values): string {
  const all = names.map(text);
  return all.length < 2 ? all.join() : `${all.slice(0, -1).join(', ')} or ${all.at(-1)}`;
}

/** Values some at a time. */
const grouped = (values: Values, size: number) =>
  Array.from({ length: values.length / size }, (_, i) =>
    values
      .slice(size * i, size * (i + 1))
      .map(text)
      .join(' '),
  );

/** how many alternatives, they, and threes of name, sign and value */
function needs([alternatives, ...values]: Values): string {
  const count = Number(alternatives);
  const wanted = grouped(values.slice(count), 3).join(' and ');
  return `${values.slice(0, count).join(' or ')} unless ${wanted}`;
}

/** The tensors of so many hidden layers. */
function tensors(hidden: number): string {
  const last = 'out.weight or out.bias';
  if (hidden === 0) return last;
  return `linear1.weight, linear1.bias${hidden === 1 ? '' : `, … linear${hidden}.bias`}, ${last}`;
}

const WORDS: Readonly<Record<string, (...values: Values) => string>> = {
  quoted: (name) => `"${name}"`,
  number: (...values) => number(values),
  one_of: (...names) => one_of(names),
  needs: (...values) => needs(values),
  with: (is, ...others) => `${text(is)} with ${grouped(others, 2).join(', ')}`,
  array_of: (keys) => `an array of { ${keys} }`,
  at_most: (most, unit) => `at most ${text(most)}${unit ? ` ${unit}` : ''}`,
  multiple: (features) => `samples × features, a multiple of ${text(features)} values`,
  length: (shape, count) => `${shape} = ${text(count)} values`,
  row: (last) => `0 … ${text(last)}`,
  tensor: (hidden) => tensors(Number(hidden)),
  some_tensor: (hidden) => `at least one of ${tensors(Number(hidden))}`,
  loss_of_kind: (loss, kind) => `${loss} for data.kind ${kind}`,
  left_out: (loss) => `left out for loss ${loss}`,
  share: (samples) => `a share that leaves samples for training and test of ${text(samples)}`,
  share_of_classes: (most, of) =>
    `a share that leaves each class a training sample: at most ${text(most)} of ${text(of)} (${text(Number(most) / Number(of))})`,
};

/** A phrase in words; what has no code of its own is a value, or words already. */
export function phrase_text({ code, values }: Phrase): string {
  return WORDS[code]?.(...values) ?? text(values[0]);
}
