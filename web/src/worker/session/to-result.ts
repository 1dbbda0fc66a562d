// SPDX-License-Identifier: MIT
/** A refusal of the core as an answer. */
import type { Refused, Reply } from '../protocol';

/** What `make` makes, or what the core refused of it: an OptionError, known here by what it carries. */
export function to_result<T>(make: () => T): Reply<T> {
  try {
    return { ok: make() };
  } catch (error) {
    const refused: Refused | undefined = error instanceof Error ? Reflect.get(error, 'refusal') : undefined;
    if (refused) return { refused };
    throw error;
  }
}
