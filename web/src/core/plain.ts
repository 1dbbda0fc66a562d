// SPDX-License-Identifier: MIT
/**
 * What callers hand in, read once into plain values of our own: a getter or a proxy is asked one time, nothing inherited
 * has a say, and whatever it throws is thrown before the core hears of it.
 */
import { refuse, require } from './check';

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

interface Arrays {
  Float32Array: Float32Array;
  Int32Array: Int32Array;
  Uint8Array: Uint8Array;
}
/** Given a true typed array, their constructors look at nothing but its memory. */
const COPIES: { [Kind in keyof Arrays]: new (array: Arrays[Kind]) => Arrays[Kind] } = {
  Float32Array,
  Int32Array,
  Uint8Array,
};

/** The getter all typed arrays share: it sees what an array really is, of whatever realm, class or disguise. */
const kind_of = Object.getOwnPropertyDescriptor(
  Object.getPrototypeOf(Float32Array.prototype),
  Symbol.toStringTag,
)?.get as () => string | undefined;

/** A copy of a typed array, of any realm; `allowed` says in a message what was wanted. */
export function read_array<Kind extends keyof Arrays>(
  value: unknown,
  kind: Kind,
  field: string,
  allowed: string,
): Arrays[Kind] {
  if (Reflect.apply(kind_of, value, []) !== kind) refuse(field, allowed, value);
  try {
    return new COPIES[kind](value as Arrays[Kind]);
  } catch (error) {
    // Its buffer was detached or has shrunk, or there is no memory for a copy.
    throw new Error(`${field} cannot be read: ${(error as Error).message}`);
  }
}
