// SPDX-License-Identifier: MIT
/**
 * Options as the core reads them (cpp/include/momentum/options/tree.hpp): a plain copy of what was handed in, as bytes. Here a
 * getter or a proxy is asked one time, and whatever it throws is thrown before the core hears of it.
 */
import { describe, require } from './check';
import { is_object, read_tree, type Tree } from './plain';

const NUMBER = 0;
const FALSE = 1;
const TRUE = 2;
const TEXT = 3;
const UNFIT = 4;
const ENTRIES = 5;
const ITEMS = 6;

/** More than the core quotes, and than any key it knows. */
const MOST_SENT = 101;
/** More than any list of the core's may have: its length is only what the array says. */
const MOST_ITEMS = 131_076;
/** No options lie deeper. */
const DEEPEST = 6;

class ByteWriter {
  #bytes = new Uint8Array(256);
  #view = new DataView(this.#bytes.buffer);
  #length = 0;

  written(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  byte(value: number): void {
    const at = this.#room(1);
    this.#bytes[at] = value;
  }

  double(value: number): void {
    const at = this.#room(8);
    this.#view.setFloat64(at, value, true);
  }

  count(value: number): void {
    const at = this.#room(4);
    this.#view.setUint32(at, value, true);
  }

  text(value: string): void {
    const bytes = new TextEncoder().encode(value.slice(0, MOST_SENT));
    this.count(bytes.length);
    const at = this.#room(bytes.length);
    this.#bytes.set(bytes, at);
  }

  #room(count: number): number {
    const at = this.#length;
    this.#length += count;
    if (this.#length > this.#bytes.length) {
      const larger = new Uint8Array(2 * this.#length);
      larger.set(this.#bytes);
      this.#bytes = larger;
      this.#view = new DataView(larger.buffer);
    }
    return at;
  }
}

function write_array(writer: ByteWriter, array: readonly unknown[], depth: number): void {
  writer.byte(ITEMS);
  writer.text(describe(array));
  const length: unknown = array.length;
  require(typeof length === 'number', 'an array’s length', 'a number', length);
  const count = Math.max(0, Math.min(length, MOST_ITEMS));
  writer.count(count);
  for (let i = 0; i < count; i++) write(writer, array[i], depth + 1);
}

function write_tree(writer: ByteWriter, tree: Tree, what: string, depth: number): void {
  writer.byte(ENTRIES);
  writer.text(what);
  writer.count(tree.size);
  for (const [key, value] of tree) {
    writer.text(key);
    write(writer, value, depth + 1);
  }
}

function write(writer: ByteWriter, value: unknown, depth: number): void {
  if (typeof value === 'number') {
    writer.byte(NUMBER);
    writer.double(value);
  } else if (typeof value === 'boolean') writer.byte(value ? TRUE : FALSE);
  else if (typeof value === 'string') {
    writer.byte(TEXT);
    writer.text(value);
  } else if (value instanceof Map) write_tree(writer, value, 'object', depth);
  else if (depth < DEEPEST && Array.isArray(value)) write_array(writer, value, depth);
  else if (depth < DEEPEST && is_plain(value))
    write_tree(writer, read_tree(value, ''), describe(value), depth);
  else {
    writer.byte(UNFIT);
    writer.text(describe(value));
  }
}

/** An object that may have options in it: no array, no function, and not one of the realm's own kinds. */
const is_plain = (value: unknown): value is object =>
  is_object(value) && !(value instanceof Date) && !(value instanceof RegExp);

/** `tree`: keys and values, the values as they were handed in. */
export function encode(tree: Tree): Uint8Array {
  const writer = new ByteWriter();
  write_tree(writer, tree, 'object', 0);
  return writer.written();
}
