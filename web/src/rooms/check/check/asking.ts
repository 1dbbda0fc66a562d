// SPDX-License-Identifier: MIT
/** The workers of a check: variants go to them in parts, side by side, and come back in their order. */
import { Fault } from '../../../lab/run/fault';
import { WorkerConnection } from '../../../lab/run/worker-connection';
import type { PrintedLines } from '../../../run-check/score';
import type { AskLosses } from '../../../run-check/search';
import type { VariantBase } from '../../../run-check/variant';
import { Pool } from '../../../worker/pool';
import type { Connect, CoreWorker } from '../../../worker/protocol';

const WORKERS = 2;
/** A task may take so long by its nature: a part of the variants, on a slow phone, of a large table. */
const LONGER_MS = 120_000;
/** Variants of one task, and how many tasks progress is told of. */
const PART = { least: 4, most: 500, of: 16 };

export class CheckWorkers {
  readonly #connections: WorkerConnection<CoreWorker>[];
  readonly #pool: Pool<CoreWorker>;

  constructor(connect: Connect<CoreWorker>, later: (milliseconds: number, callback: () => void) => void) {
    this.#connections = Array.from({ length: WORKERS }, () => new WorkerConnection(connect, later));
    this.#pool = new Pool(
      this.#connections.map((one) => ({
        ask: <T>(call: (worker: CoreWorker) => Promise<T>) => one.ask(call, LONGER_MS),
        end: () => one.end(new Fault('other')),
      })),
    );
  }

  run<T>(task: (worker: CoreWorker) => Promise<T>, signal?: AbortSignal): Promise<T> {
    return this.#pool.run(task, signal);
  }

  asker(base: VariantBase, printed: PrintedLines, signal: AbortSignal): AskLosses {
    return async (variants, following, progress) => {
      const { least, most, of } = PART;
      const part = Math.min(most, Math.max(least, Math.ceil(variants.length / of)));
      const tasks = Array.from({ length: Math.ceil(variants.length / part) }, (_, i) => {
        const some = variants.slice(i * part, (i + 1) * part);
        return ({ task }: CoreWorker) => task('variant_losses', { base, variants: some, printed, following });
      });
      const losses: (Float64Array | null)[] = [];
      for await (const result of this.#pool.in_order(tasks, signal)) {
        if (result.status === 'rejected') throw result.reason;
        losses.push(...result.value);
        progress(losses.length / variants.length);
      }
      return losses;
    };
  }

  end(): void {
    for (const one of this.#connections) one.end(new Fault('other'));
  }
}
