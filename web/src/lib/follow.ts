// SPDX-License-Identifier: MIT
/** Questions that change faster than they are answered. */
import { effect } from '@preact/signals';

/**
 * Asks whenever the question has changed, one at a time, and takes every answer: of questions that came meanwhile only
 * the latest is asked. Until the function it gives back is called.
 */
export function follow<Q, A>(
  question: () => Q | null,
  ask: (question: Q) => Promise<A>,
  take: (answer: A) => void,
): () => void {
  let asking = false;
  let next: Q | null = null;
  let ended = false;
  const go = async () => {
    asking = true;
    while (next !== null && !ended) {
      const now = next;
      next = null;
      try {
        const answer = await ask(now);
        if (!ended) take(answer);
      } catch {
        // Who asks says it.
      }
    }
    asking = false;
  };
  const forget = effect(() => {
    next = question();
    if (next !== null && !asking) void go();
  });
  return () => {
    ended = true;
    forget();
  };
}
