// SPDX-License-Identifier: MIT
/** What is said between a trainer's worker and those who ask it. */
import { transfer, transferHandlers } from 'comlink';
import type { WasmSource } from '../api';
import type { Motion } from '../inside-api';
import { OptionError } from '../lib';
import type { TrainerOptions } from '../options';

/** A message with this key brings the port that trainers are asked by: a worker may have other messages of its own. */
export const PORT = 'momentum-lab';

/** A number a step, by name. */
export type StatColumns = Record<string, Float32Array>;

/** What came of some steps. */
export interface Part {
  columns: StatColumns;
  /** there are no more to make, for it was the last or it diverged */
  ended: boolean;
}

/** The worker's end. Trainers have numbers. */
export interface ServedTrainers {
  create(options: TrainerOptions | Uint8Array | ArrayBuffer, wasm: WasmSource | undefined): Promise<number>;
  /** a property's value, or what a method returns */
  ask(trainer: number, name: string, args: readonly unknown[]): unknown;
  /** As many of n steps as there is time for, at least one. */
  part(trainer: number, with_stats: boolean, n: number, milliseconds: number): Part;
  clone(trainer: number): number;
  restore(trainer: number, clone: number): void;
  motion_since(trainer: number, before: number): Motion;
  remove(trainer: number): void;
}

interface Thrown {
  value: unknown;
  refusal?: OptionError['refusal'];
}

/** Comlink's own makes a plain Error of every error. A copy keeps the engines' kinds, and we know one more. */
transferHandlers.set('throw', {
  canHandle: transferHandlers.get('throw')?.canHandle as (value: unknown) => value is Thrown,
  serialize: ({ value }: Thrown): [Thrown, Transferable[]] => {
    const refusal = value instanceof OptionError ? value.refusal : undefined;
    return [refusal ? { value, refusal } : { value }, []];
  },
  deserialize: ({ value, refusal }: Thrown): never => {
    throw refusal ? new OptionError((value as Error).message, refusal) : value;
  },
});

function memory_of(value: unknown): ArrayBuffer[] {
  if (ArrayBuffer.isView(value)) return memory_of(value.buffer);
  if (value instanceof ArrayBuffer) return [value];
  if (typeof value !== 'object' || value === null) return [];
  // A plain array may have millions of numbers.
  const parts: unknown[] = Array.isArray(value) ? value : Object.values(value);
  return parts.filter((one) => typeof one === 'object').flatMap(memory_of);
}

/** Its arrays, copies of which nobody else knows, are moved instead of copied again. */
export function moved<T>(value: T): T {
  const memory = new Set(memory_of(value));
  return memory.size > 0 ? transfer(value, [...memory]) : value;
}

/** Parts of one run as one, in arrays of their own. */
export function joined(parts: readonly StatColumns[]): StatColumns {
  const names = Object.keys(parts[0] ?? {});
  const column = (name: string) => {
    const pieces = parts.map((part) => part[name] as Float32Array);
    const all = new Float32Array(pieces.reduce((length, piece) => length + piece.length, 0));
    let at = 0;
    for (const piece of pieces) {
      all.set(piece, at);
      at += piece.length;
    }
    return all;
  };
  return Object.fromEntries(names.map((name) => [name, column(name)]));
}
