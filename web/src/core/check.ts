// SPDX-License-Identifier: MIT
/** Errors of the façade, in the core's own words: what, allowed, got. */
import type { Core } from './emscripten';

function describe(value: unknown): string {
  if (typeof value === 'string') return `"${value}"`;
  if (typeof value !== 'object' || value === null) return String(value);
  return value.constructor?.name ?? 'object';
}

export function require(condition: boolean, field: string, allowed: string, value: unknown): void {
  if (!condition) throw new Error(`${field} must be ${allowed}, got ${describe(value)}`);
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value);
}

/** Runs `f` and throws what the core left in its error slot: C++ exceptions never cross into JavaScript. */
export function guarded<T>(core: Core, f: () => T): T {
  core.lastError = undefined;
  const result = f();
  if (core.lastError) throw core.lastError;
  return result;
}
