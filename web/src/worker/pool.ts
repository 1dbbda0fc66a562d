// SPDX-License-Identifier: MIT
/**
 * Several workers of one kind that share tasks: each does one at a time, and what waits goes to the first that is free.
 * Its places are opened by whoever watches over workers, so that a task that hangs ends as any other call does.
 */

/** A place for one worker, which is made when it is asked something, and anew when it has ended. */
export interface PoolPlace<W> {
  /** Rejects when the worker fails or ends. */
  ask<T>(call: (worker: W) => Promise<T>): Promise<T>;
  end(): void;
}

export class Pool<W> {
  readonly #free: PoolPlace<W>[];
  readonly #waiting: ((place: PoolPlace<W>) => void)[] = [];

  constructor(places: readonly PoolPlace<W>[]) {
    this.#free = [...places];
  }

  /** One task. When `signal` gives it up, its worker is ended: nothing else stops what computes. */
  async run<T>(task: (worker: W) => Promise<T>, signal?: AbortSignal): Promise<T> {
    signal?.throwIfAborted();
    const place = await this.#place(signal);
    const end = () => place.end();
    signal?.addEventListener('abort', end, { once: true });
    try {
      return await place.ask(task);
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    } finally {
      signal?.removeEventListener('abort', end);
      this.#leave(place);
    }
  }

  /** Tasks side by side, and what each came to in their order; one that fails is no other's end. */
  async *in_order<T>(
    tasks: readonly ((worker: W) => Promise<T>)[],
    signal?: AbortSignal,
  ): AsyncGenerator<PromiseSettledResult<T>, void> {
    const unwanted = new AbortController();
    const abort = signal ? AbortSignal.any([signal, unwanted.signal]) : unwanted.signal;
    const results = tasks.map(async (task): Promise<PromiseSettledResult<T>> => {
      try {
        return { status: 'fulfilled', value: await this.run(task, abort) };
      } catch (reason) {
        return { status: 'rejected', reason };
      }
    });
    try {
      for (const result of results) yield await result;
    } finally {
      // Who looks at no more of them wants no more of them.
      unwanted.abort();
    }
  }

  #place(signal?: AbortSignal): Promise<PoolPlace<W>> {
    const free = this.#free.shift();
    if (free) return Promise.resolve(free);
    return new Promise((resolve, reject) => {
      const give_up = () => {
        this.#waiting.splice(this.#waiting.indexOf(take), 1);
        reject(signal?.reason);
      };
      const take = (place: PoolPlace<W>) => {
        signal?.removeEventListener('abort', give_up);
        resolve(place);
      };
      signal?.addEventListener('abort', give_up, { once: true });
      this.#waiting.push(take);
    });
  }

  #leave(place: PoolPlace<W>): void {
    const next = this.#waiting.shift();
    if (next) next(place);
    else this.#free.unshift(place);
  }
}
