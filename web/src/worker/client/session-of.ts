// SPDX-License-Identifier: MIT
/** A run in a worker as an object with its verbs: each calls `ask` with its name. */
import type { RunWorker } from '../protocol';

export function session_of(
  ask: (verb: keyof RunWorker, args: readonly unknown[]) => Promise<unknown>,
): RunWorker {
  return new Proxy({} as RunWorker, {
    get(_, verb) {
      // What is awaited is asked for `then`: a run is no promise.
      if (verb === 'then') return undefined;
      return (...args: unknown[]) => ask(verb as keyof RunWorker, args);
    },
  });
}
