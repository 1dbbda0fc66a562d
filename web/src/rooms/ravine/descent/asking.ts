// SPDX-License-Identifier: MIT
/** Requests to a ravine's worker, and which of them have failed. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { LabHost } from '../../../lab/host';
import { Fault } from '../../../lab/run/fault';
import { WorkerConnection } from '../../../lab/run/worker-connection';
import type { AskTask, Connect, CoreTasks, CoreWorker } from '../../../worker/protocol';

export interface RavineHost {
  connect: Connect<CoreWorker>;
  clock: LabHost['clock'];
}

/** What is asked for; `small`, the pictures to choose by, is had again with whatever else comes. */
export type RequestKind = 'descents' | 'map' | 'field' | 'small';

export class Asking {
  readonly #failed = signal<ReadonlyMap<RequestKind, Fault>>(new Map());
  /** of what did not come; that something else did is no reason to be silent about it */
  readonly failure: ReadonlySignal<Fault | null> = computed(
    () => [...this.#failed.value.values()][0] ?? null,
  );
  /** grows when what failed is to be asked again */
  readonly tries = signal(0);
  readonly #line: WorkerConnection<CoreWorker>;

  constructor({ connect, clock }: RavineHost) {
    this.#line = new WorkerConnection(connect, clock.later);
  }

  async ask<T>(kind: RequestKind, call: (task: AskTask<CoreTasks>) => Promise<T>): Promise<T> {
    try {
      const answer = await this.#line.ask(({ task }) => call(task));
      this.#note(kind, null);
      return answer;
    } catch (error) {
      this.#note(kind, error instanceof Fault ? error : new Fault('other'));
      throw error;
    }
  }

  again(): void {
    this.#failed.value = new Map();
    this.tries.value++;
  }

  #note(kind: RequestKind, fault: Fault | null): void {
    const failed = this.#failed.peek();
    if (failed.size === 0 && !fault) return;
    const others = [...failed].filter(([one]) => one !== kind && one !== 'small');
    this.#failed.value = new Map(fault ? [...others, [kind, fault]] : others);
  }

  end(): void {
    this.#line.end(new Fault('other'));
  }
}
