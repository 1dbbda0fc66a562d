// SPDX-License-Identifier: MIT
/** Data of unknown origin read by the shape it must have: what does not fit is refused by its field, value and what is allowed. */

export class ShapeError extends Error {
  override name = 'ShapeError';
  constructor(
    readonly field: string,
    readonly allowed: string,
    readonly value: unknown,
  ) {
    super(`${field} must be ${allowed}, got ${described(value)}`);
  }
}

/** No longer than a sentence can bear. */
const MOST = 60;

function described(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (ArrayBuffer.isView(value)) return `${value.byteLength} bytes`;
  const text = typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? typeof value);
  return text.length > MOST ? `${text.slice(0, MOST)}…` : text;
}

export function refuse_shape(field: string, allowed: string, value: unknown): never {
  throw new ShapeError(field, allowed, value);
}

/** Reads a value, or refuses it by the name of its field. */
export type Shape<T> = (value: unknown, field: string) => T;

const when =
  <T>(fits: (value: unknown) => boolean, allowed: string): Shape<T> =>
  (value, field) => {
    if (!fits(value)) refuse_shape(field, allowed, value);
    return value as T;
  };

export const a_number = when<number>((value) => typeof value === 'number', 'a number');
export const a_count = when<number>(
  (value) => Number.isSafeInteger(value) && Number(value) >= 0,
  'a whole number, 0 or more',
);
export const a_text = when<string>((value) => typeof value === 'string', 'a text');
export const a_flag = when<boolean>((value) => typeof value === 'boolean', 'true or false');
export const some_bytes = when<Uint8Array>((value) => value instanceof Uint8Array, 'bytes');

export const numbers = (length: number): Shape<Float64Array> =>
  when((value) => value instanceof Float64Array && value.length === length, `${length} numbers`);

export const one_of = <T>(choices: readonly T[]): Shape<T> =>
  when((value) => choices.includes(value as T), choices.map((one) => JSON.stringify(one)).join(', '));

export const or_null =
  <T>(shape: Shape<T>): Shape<T | null> =>
  (value, field) =>
    value === null ? null : shape(value, field);

export const list_of =
  <T>(shape: Shape<T>): Shape<T[]> =>
  (value, field) => {
    if (!Array.isArray(value)) refuse_shape(field, 'a list', value);
    return (value as unknown[]).map((one, i) => shape(one, `${field}[${i}]`));
  };

const is_object = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value);

/** Whatever its keys are. */
export const map_of =
  <T>(shape: (key: string) => Shape<T>): Shape<Record<string, T>> =>
  (value, field) => {
    if (!is_object(value)) refuse_shape(field, 'an object', value);
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [key, shape(key)(one, `${field}.${key}`)]),
    );
  };

/** These keys, each of them and no other. */
export const object_of =
  <T extends object>(shapes: { [K in keyof T]: Shape<T[K]> }): Shape<T> =>
  (value, field) => {
    if (!is_object(value)) refuse_shape(field, 'an object', value);
    const unknown = Object.keys(value).find((key) => !Object.hasOwn(shapes, key));
    if (unknown !== undefined) refuse_shape(`${field}.${unknown}`, 'left out', value[unknown]);
    const keys = Object.keys(shapes) as (keyof T & string)[];
    return Object.fromEntries(
      keys.map((key) => [
        key,
        shapes[key](Object.hasOwn(value, key) ? value[key] : undefined, `${field}.${key}`),
      ]),
    ) as T;
  };

/** Of the same shape, and more than that. */
export const which =
  <T>(shape: Shape<T>, fits: (value: T) => boolean, allowed: string): Shape<T> =>
  (value, field) => {
    const read = shape(value, field);
    if (!fits(read)) refuse_shape(field, allowed, value);
    return read;
  };
