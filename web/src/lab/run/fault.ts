// SPDX-License-Identifier: MIT
/** Why a worker can no longer be asked: a kind, which views have words for, and the browser's own text as a detail. */
import { has_simd } from '../../lib/simd';
import { shortened } from '../../lib/text';

export type FaultKind =
  | 'unsupported' // the browser has no workers or no WebAssembly, or forbids them
  | 'too_old' // it does not know the core's instructions
  | 'not_loaded' // its files did not arrive, or not whole
  | 'silent' // it did not answer
  | 'memory'
  | 'died'
  | 'other';

export class Fault extends Error {
  constructor(
    readonly kind: FaultKind,
    detail = '',
  ) {
    super(shortened(detail));
  }
}

/** Engines, Emscripten and C++ each say it in their own way; "memory access out of bounds" is another matter. */
const MEMORY = /out of memory|not enough memory|bad_alloc|allocat|enlarge memory|\bOOM\b/i;

/** What an error means: `otherwise`, unless it says more itself. */
export function fault_of(error: unknown, otherwise: FaultKind): Fault {
  if (error instanceof Fault) return error;
  const { name, message } = error instanceof Error ? error : { name: '', message: String(error) };
  if (MEMORY.test(message)) return new Fault('memory', message);
  // `Worker` or `WebAssembly` is not there at all, or a policy forbids it.
  if (otherwise === 'not_loaded' && (name === 'ReferenceError' || name === 'SecurityError'))
    return new Fault('unsupported', message);
  if (name === 'CompileError' && !has_simd()) return new Fault('too_old', message);
  return new Fault(otherwise, message);
}
