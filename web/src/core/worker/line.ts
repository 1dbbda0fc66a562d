// SPDX-License-Identifier: MIT
/** The line to one worker: what is asked by it, and what becomes of that when the worker ends. */
import { type Remote, wrap } from 'comlink';
import { OptionError } from '../lib';
import type { WorkerLike } from './api';
import { moved, PORT, type ServedTrainers } from './protocol';

/** What the worker's end is asked by. */
export type Asker = Remote<ServedTrainers>;

/** Rejects as soon as the signal says so, and undoes what is to be undone; what it was waiting for goes on. */
export function or_abort<T>(
  waited: Promise<T>,
  signal: AbortSignal | undefined,
  undo = () => {},
): Promise<T> {
  if (!signal) return waited;
  return new Promise<T>((resolve, reject) => {
    const give_up = () => {
      undo();
      reject(signal.reason);
    };
    if (signal.aborted) give_up();
    signal.addEventListener('abort', give_up, { once: true });
    waited.then(resolve, reject).finally(() => signal.removeEventListener('abort', give_up));
  });
}

type Heard = (event: unknown) => void;

/** Browsers', Deno's and Bun's workers on the one hand, Node's on the other. */
type Emitter =
  | { addEventListener(type: string, heard: Heard): void }
  | { on(type: string, heard: Heard): void };

const hear = (worker: Emitter, type: string, heard: Heard) =>
  'addEventListener' in worker ? worker.addEventListener(type, heard) : worker.on(type, heard);

/**
 * Handed in: a copy as it is now, to be moved when its turn comes. What cannot be copied is refused as what does not fit is.
 */
export function handed<T>(value: T, field: string): T {
  try {
    return moved(structuredClone(value));
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'DataCloneError') throw error;
    const allowed = 'plain data, that can be copied to a worker';
    const refusal = { path: field, rule: 'type', allowed, got: error.message } as const;
    throw new OptionError(`${field} must be ${allowed}: ${error.message}`, refusal);
  }
}

const ended = (event: unknown): Error => {
  const { message } = event as { message?: string };
  return new Error(`the worker has ended: ${message || 'its script did not come, or is another'}`);
};

export class Line {
  readonly #worker: WorkerLike;
  readonly #port: MessagePort;
  readonly #remote: Asker;
  readonly #open = new Set<(reason: unknown) => void>();
  #gone: { reason: unknown } | null = null;
  /** trainers that are in the worker, or on their way */
  #trainers = 0;

  /** `own`: a worker of ours ends with its last trainer. */
  constructor(
    worker: WorkerLike,
    readonly own: boolean,
  ) {
    this.#worker = worker;
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    this.#remote = wrap<ServedTrainers>(port1);
    const died = (event: unknown) => {
      // Deno ends the whole program otherwise.
      if (event instanceof Event) event.preventDefault();
      this.end(ended(event));
    };
    const emitter = worker as unknown as Emitter;
    for (const type of ['error', 'messageerror']) hear(emitter, type, died);
    hear(port1, 'messageerror', died);
    hear(emitter, 'exit', (code) => this.end(ended({ message: `exit ${code}` })));
    worker.postMessage({ [PORT]: port2 }, [port2]);
  }

  ask<T>(call: (served: Asker) => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (this.#gone) return reject(this.#gone.reason);
      this.#open.add(reject);
      const close = () => this.#open.delete(reject);
      call(this.#remote).then(
        (answer) => close() && resolve(answer),
        (error) => close() && reject(error),
      );
    });
  }

  /** One trainer more, which `make` makes. */
  async trainer(make: (served: Asker) => Promise<number>): Promise<number> {
    this.#trainers++;
    try {
      return await this.ask(make);
    } catch (error) {
      this.left();
      throw error;
    }
  }

  async remove(trainer: number): Promise<void> {
    if (this.#gone) return;
    await this.ask((served) => served.remove(trainer));
    this.left();
  }

  /** One trainer less. */
  left(): void {
    this.#trainers--;
    if (this.#trainers === 0) this.end(new Error('this trainer was deleted'));
  }

  terminate(): void {
    this.end(new Error('the worker has ended: terminate() was called'));
    this.#worker.terminate();
  }

  /** Whatever is asked from now on is rejected with this reason, as is what is not answered. */
  end(reason: unknown): void {
    if (this.#gone) return;
    this.#gone = { reason };
    this.#port.close();
    for (const reject of this.#open) reject(reason);
    this.#open.clear();
    if (this.own) this.#worker.terminate();
  }
}
