// SPDX-License-Identifier: MIT
/** Questions to a ravine's worker, and how it is when they fail. */
import { effect, signal } from '@preact/signals';
import type { Connect } from '../../workers/protocol';
import type { Surveyor } from '../../workers/ravine-protocol';
import type { LabHost } from '../contract';
import { Fault } from '../fault';
import { Line } from '../line';

export interface RavineHost {
  connect: Connect<Surveyor>;
  clock: LabHost['clock'];
}

export class Asking {
  readonly failure = signal<Fault | null>(null);
  /** grows when what failed is to be asked again */
  readonly tries = signal(0);
  readonly #line: Line<Surveyor>;

  constructor({ connect, clock }: RavineHost) {
    this.#line = new Line(connect, clock.later);
  }

  async ask<T>(call: (worker: Surveyor) => Promise<T>): Promise<T> {
    try {
      const answer = await this.#line.ask(call);
      this.failure.value = null;
      return answer;
    } catch (error) {
      this.failure.value = error instanceof Fault ? error : new Fault('other');
      throw error;
    }
  }

  end(): void {
    this.#line.end(new Fault('other'));
  }
}

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
        // `failure` says it.
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
