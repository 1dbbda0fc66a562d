// SPDX-License-Identifier: MIT
/** Which runs have a worker of their own, and which share one. */
import type { Connect, Connection, CoreWorker, RunOptions, RunWorker } from '../../worker/protocol';

/**
 * Bytes of arrays from which runs share one worker, and in it one copy. Workers train side by side, and a copy in each of
 * six is cheap while it is small; six of 100,000 × 50 numbers would be 120 MB, more than a phone gives a tab.
 */
const SHARE_FROM = 16 * 2 ** 20;

const BYTES_A_NUMBER = 4;

/** Bytes that a run's arrays take in the core; what is drawn there is small. */
export const bytes_of = ({ data }: RunOptions): number =>
  data.kind === 'arrays' ? BYTES_A_NUMBER * (data.x.length + data.y.length) : 0;

export class Placement {
  readonly #own: Connect<RunWorker>;
  readonly #shared: Connect<RunWorker>;

  constructor(
    connect: Connect<CoreWorker>,
    private readonly share_from = SHARE_FROM,
  ) {
    this.#own = (died) => {
      const { worker, ...connection } = connect(died);
      return { ...connection, worker: worker.session() };
    };
    const shared = new SharedConnection(connect);
    this.#shared = (died) => shared.join(died);
  }

  /** Where a run goes whose arrays are so large. */
  of(bytes: number): Connect<RunWorker> {
    return bytes >= this.share_from ? this.#shared : this.#own;
  }
}

/** A run's place in a worker that others share. */
interface Seat {
  died(message: string): void;
}

/** One worker for several runs. It ends for all of them, and each is brought back by itself. */
class SharedConnection {
  #connection: Connection<CoreWorker> | null = null;
  readonly #seats = new Set<Seat>();
  /** whose calls are open, oldest first: the order in which the worker answers */
  #open: Seat[] = [];

  constructor(private readonly connect: Connect<CoreWorker>) {}

  join(died: Seat['died']): Connection<RunWorker> {
    this.#connection ??= this.connect((message) => this.#lost(message));
    const { worker, loaded } = this.#connection;
    const seat: Seat = { died };
    this.#seats.add(seat);
    const session = worker.session();
    return {
      worker: this.#queued(seat, session),
      loaded,
      terminate: () => this.#end(seat),
      leave: () => this.#leave(seat, session),
      waits: () => this.#open[0] !== undefined && this.#open[0] !== seat,
    };
  }

  #queued(seat: Seat, session: RunWorker): RunWorker {
    const call = (verb: keyof RunWorker, args: readonly unknown[]) => {
      this.#open.push(seat);
      const answer = (session[verb] as (...args: readonly unknown[]) => Promise<unknown>)(...args);
      const close = () => {
        const at = this.#open.indexOf(seat);
        if (at >= 0) this.#open.splice(at, 1);
      };
      answer.then(close, close);
      return answer;
    };
    return new Proxy(session, {
      get:
        (_, verb) =>
        (...args: unknown[]) =>
          call(verb as keyof RunWorker, args),
    });
  }

  /** The watch over one run gave the worker up. */
  #end(seat: Seat): void {
    if (!this.#seats.delete(seat)) return;
    this.#connection?.terminate();
    this.#lost('');
  }

  #lost(message: string): void {
    const seats = [...this.#seats];
    this.#seats.clear();
    this.#open = [];
    this.#connection = null;
    for (const { died } of seats) died(message);
  }

  #leave(seat: Seat, session: RunWorker): void {
    if (!this.#seats.delete(seat)) return;
    if (this.#seats.size > 0) session.close().catch(() => {});
    else this.#connection?.terminate();
    if (this.#seats.size === 0) this.#lost('');
  }
}
