// SPDX-License-Identifier: MIT
/** Errors of the façade, in the core's own words: what, allowed, got. */
import type { Core } from './emscripten';

/** At most so many characters of what was handed in are quoted. */
const MOST_QUOTED = 100;

const cut = (text: string) => (text.length > MOST_QUOTED ? `${text.slice(0, MOST_QUOTED)}…` : text);

/** The name of its class, if it has one that can be read. */
function class_name(value: object): string {
  try {
    const name: unknown = value.constructor?.name;
    return typeof name === 'string' && name !== '' ? name : 'object';
  } catch {
    return 'object';
  }
}

/** A value no longer than a message can bear. Never throws, whatever the value does when it is looked at. */
export function describe(value: unknown): string {
  if (typeof value === 'string') return `"${cut(value)}"`;
  if (typeof value === 'function') return 'a function';
  return cut(typeof value === 'object' && value !== null ? class_name(value) : String(value));
}

export function refuse(field: string, allowed: string, value: unknown): never {
  throw new Error(`${field} must be ${allowed}, got ${describe(value)}`);
}

export function require(
  condition: boolean,
  field: string,
  allowed: string,
  value: unknown,
): asserts condition {
  if (!condition) refuse(field, allowed, value);
}

/** Runs `f` and throws what the core left in its error slot: C++ exceptions never cross into JavaScript. */
export function guarded<T>(core: Core, f: () => T): T {
  core.lastError = undefined;
  const result = f();
  if (core.lastError) throw core.lastError;
  return result;
}

/** The same for a handle, which is null only when there is an error. */
export function made<T>(core: Core, f: () => T | null): T {
  return guarded(core, f) as T;
}
