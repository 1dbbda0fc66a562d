// SPDX-License-Identifier: MIT
/**
 * What callers hand in, read once into plain values of our own: a getter or a proxy is asked one time, nothing inherited
 * has a say, and whatever it throws is thrown before the core hears of it.
 */
import { is_count, refuse, require } from './check';

/** An object's own keys with their values; a key whose value is undefined counts as absent. */
export type Tree = ReadonlyMap<string, unknown>;

export const is_object = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value);

export function read_tree(value: unknown, field: string): Tree {
  require(is_object(value), field, 'an object', value);
  const tree = new Map<string, unknown>();
  for (const key of Object.keys(value)) {
    const one: unknown = Reflect.get(value, key);
    if (one !== undefined) tree.set(key, one);
  }
  return tree;
}

/** What the core has: numbers, and labels. */
interface PlainArrays {
  Float32Array: Float32Array;
  Int32Array: Int32Array;
}
const KINDS = {
  Float32Array: { of: Float32Array, allowed: 'an array of numbers', item: 'a number', fits: () => true },
  Int32Array: {
    of: Int32Array,
    allowed: 'an array of integers',
    item: 'an integer',
    // What is none of 32 bits would wrap.
    fits: (value: number) => value === (value | 0),
  },
};

/** No array may have more. */
export const MOST_VALUES = 2 ** 25;

/** The getter all typed arrays share: it sees what an array really is, of whatever realm, class or disguise. */
const tag = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Float32Array.prototype), Symbol.toStringTag)
  ?.get as () => string | undefined;

const kind_of = (value: unknown): string | undefined => Reflect.apply(tag, value, []);

/** A typed array's values, by a constructor that looks at nothing but its memory; or why they cannot be had. */
function copied<T>(make: () => T, field: string): T {
  try {
    return make();
  } catch (error) {
    // Its buffer was detached or has shrunk, or there is no memory for a copy.
    throw new Error(`${field} cannot be read: ${(error as Error).message}`);
  }
}

/** The items of a plain array, each looked at once. Its length is only what it says: what is too long is refused first. */
function read_items(items: readonly unknown[], field: string, item: string): number[] {
  const length: unknown = items.length;
  require(is_count(length, 0, MOST_VALUES), field, `at most ${MOST_VALUES} values`, length);
  return Array.from({ length }, (_, i) => {
    const value = items[i];
    if (typeof value !== 'number') refuse(`${field}[${i}]`, item, value);
    return value;
  });
}

/**
 * A copy of the numbers in any typed array, of any realm, or plain array; `allowed` says in a message what was wanted.
 * Labels are whole.
 */
export function read_array<Kind extends keyof PlainArrays>(
  value: unknown,
  kind: Kind,
  field: string,
  allowed: string = KINDS[kind].allowed,
): PlainArrays[Kind] {
  const { of, item, fits } = KINDS[kind];
  const given = kind_of(value);
  const is_plain = given === undefined && Array.isArray(value);
  if (!is_plain && (given === undefined || given.startsWith('Big'))) refuse(field, allowed, value);
  const numbers = is_plain ? read_items(value, field, item) : (value as Float32Array);
  const copy = copied(() => new (given === kind ? of : Float64Array)(numbers), field);
  if (given === kind) return copy as PlainArrays[Kind];
  const unfit = copy.findIndex((one) => !fits(one));
  if (unfit >= 0) refuse(`${field}[${unfit}]`, item, copy[unfit]);
  return copied(() => new of(copy) as PlainArrays[Kind], field);
}

/** A copy of bytes, of any realm. */
export function read_bytes(value: unknown, field: string): Uint8Array {
  const is_buffer = Object.prototype.toString.call(value) === '[object ArrayBuffer]';
  if (!is_buffer && kind_of(value) !== 'Uint8Array') refuse(field, 'a Uint8Array or an ArrayBuffer', value);
  return copied(() => new Uint8Array(value as Uint8Array).slice(), field);
}
