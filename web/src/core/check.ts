// SPDX-License-Identifier: MIT
/** Errors of the façade, in the core's own words: what, allowed, got. */
import type { Refusal } from './api';
import { phrase_text, read_phrase } from './refusal-words';

/** What was handed in does not fit: as a sentence, and as data. */
export class OptionError extends Error {
  override name = 'OptionError';
  constructor(
    message: string,
    readonly refusal: Refusal,
  ) {
    super(message);
  }
}

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

/** What was left out. */
export function missing(field: string, allowed: string): OptionError {
  const message = `${field} is missing: it must be ${allowed}`;
  return new OptionError(message, { path: field, rule: 'type', allowed, got: 'nothing' });
}

export function refuse(field: string, allowed: string, value: unknown): never {
  if (value === undefined) throw missing(field, allowed);
  const got = describe(value);
  const message = `${field} must be ${allowed}, got ${got}`;
  throw new OptionError(message, { path: field, rule: 'type', allowed, got });
}

export function require(
  condition: boolean,
  field: string,
  allowed: string,
  value: unknown,
): asserts condition {
  if (!condition) refuse(field, allowed, value);
}

export const is_count = (value: unknown, least: number, most: number): value is number =>
  Number.isInteger(value) && Number(value) >= least && Number(value) <= most;

export function require_count(
  field: string,
  value: unknown,
  least: number,
  most: number,
): asserts value is number {
  require(is_count(value, least, most), field, `an integer in ${least} … ${most}`, value);
}

export function require_finite(field: string, value: unknown): asserts value is number {
  require(Number.isFinite(value), field, 'a finite number', value);
}

/**
 * What lives in wasm memory is no plain object: structuredClone() and postMessage() would make a hollow one of it in
 * silence. They read what an object owns, and so come upon this.
 */
export function refuse_copies(owner: object, what: string, instead: string): void {
  const get = () => {
    throw new Error(`${what} cannot be copied or posted: it lives in wasm memory; ${instead}`);
  };
  Object.defineProperty(owner, 'memory', { get, enumerable: true });
}

/** What the core refused: codes, of which the sentence is made here. */
interface RawRefusal {
  path: string;
  rule: Refusal['rule'];
  allowed: Uint8Array;
  got: Uint8Array;
}

/** Where the core leaves what it refused, and its stack. */
export interface ErrorSlot {
  lastError: { message: string } | { refusal: RawRefusal } | undefined;
  stackSave(): number;
  stackRestore(to: number): void;
}

function refusal_of({ path, rule, allowed, got }: RawRefusal): Refusal {
  const bounds = read_phrase(allowed);
  return { path, rule, allowed: phrase_text(bounds), got: phrase_text(read_phrase(got)), bounds };
}

/** A refusal of the core's as a sentence. */
function sentence({ path, rule, allowed, got }: Refusal): string {
  if (rule === 'unknown_key') return `unknown key ${path}; allowed are ${allowed}`;
  return `${path} must be ${allowed}, got ${got}`;
}

/** Runs `f`; a call that finds no memory throws what it left in the error slot, and its stack is put back. */
function with_stack_kept<T>(core: ErrorSlot, f: () => T): T | undefined {
  const stack = core.stackSave();
  try {
    return f();
  } catch (error) {
    core.stackRestore(stack);
    if (error !== core.lastError) throw error;
    return undefined;
  }
}

/** Runs `f` and throws what the core left in its error slot: there are no C++ exceptions. */
export function guarded<T>(core: ErrorSlot, f: () => T): T {
  core.lastError = undefined;
  const result = with_stack_kept(core, f);
  // The compiler does not see that the core writes it.
  const error = core.lastError as ErrorSlot['lastError'];
  if (!error) return result as T;
  if ('message' in error) throw new Error(error.message);
  const refusal = refusal_of(error.refusal);
  throw new OptionError(sentence(refusal), refusal);
}

/** The same for a handle, which is null only when there is an error. */
export function made<T>(core: ErrorSlot, f: () => T | null): T {
  return guarded(core, f) as T;
}
