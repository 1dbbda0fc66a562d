// SPDX-License-Identifier: MIT
/** Plain data as JSON and bytes, and back to the bit: arrays of numbers lie in the bytes, the rest is JSON. */
import { refuse_shape } from './shape';

export interface Packed {
  json: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** What JSON has no word for. */
const NUMBERS: Record<string, number> = {
  NaN: Number.NaN,
  Infinity: Number.POSITIVE_INFINITY,
  '-Infinity': Number.NEGATIVE_INFINITY,
  '-0': -0,
};

const name_of = (value: number) => (Object.is(value, -0) ? '-0' : String(value));

const is_numbers = (value: unknown): value is number[] =>
  Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'number');

export function pack(value: unknown): Packed {
  const chunks: Uint8Array[] = [];
  let length = 0;
  /** Where it lies: from, count. */
  const put = (array: Float64Array | Uint8Array): string => {
    const chunk = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
    chunks.push(chunk);
    length += chunk.length;
    return `${length - chunk.length},${array.length}`;
  };
  const written = JSON.stringify(value, (_, one: unknown) => {
    if (one instanceof Float64Array) return { $float64: put(one) };
    if (one instanceof Uint8Array) return { $uint8: put(one) };
    if (is_numbers(one)) return { $numbers: put(Float64Array.from(one)) };
    if (typeof one === 'number' && name_of(one) in NUMBERS) return { $number: name_of(one) };
    return one;
  });
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return { json: `{"bytes":${length},"value":${written}}`, bytes };
}

/** Throws a ShapeError for what pack() did not write, or where part of it is missing. */
export function unpack({ json, bytes }: Packed): unknown {
  const array = (place: unknown, size: number) => {
    const [from = Number.NaN, count = Number.NaN] = /^\d+,\d+$/.test(String(place))
      ? String(place).split(',').map(Number)
      : [];
    if (!(from + count * size <= bytes.length))
      refuse_shape('json', `places within ${bytes.length} bytes`, place);
    return bytes.slice(from, from + count * size);
  };
  const revived = (_: string, one: unknown) => {
    if (typeof one !== 'object' || one === null || Object.keys(one).length !== 1) return one;
    if ('$float64' in one) return new Float64Array(array(one.$float64, 8).buffer);
    if ('$numbers' in one) return [...new Float64Array(array(one.$numbers, 8).buffer)];
    if ('$uint8' in one) return array(one.$uint8, 1);
    return '$number' in one ? (NUMBERS[String(one.$number)] ?? one) : one;
  };
  const read = parsed(json, revived);
  const length = read?.bytes;
  if (length !== bytes.length) refuse_shape('bytes', `${length} bytes`, bytes.length);
  return read.value;
}

// biome-ignore lint/suspicious/noExplicitAny: what was written is not known yet
function parsed(json: string, revived: (key: string, value: unknown) => unknown): any {
  try {
    return JSON.parse(json, revived);
  } catch (error) {
    if (error instanceof SyntaxError) refuse_shape('json', 'whole JSON', json);
    throw error;
  }
}
