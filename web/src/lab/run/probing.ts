// SPDX-License-Identifier: MIT
/** What visible views ask of the workers; what nobody asks for is not computed. */
import { computed, effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import type { Probes } from '../../worker/protocol';
import type { ViewSettings } from '../experiment/types';
import type { ProbeName, RunId } from '../ids';

export class Probing {
  /** how many ask */
  readonly #asked = { inside: signal(0), layers: signal(0), trace: signal(0) } satisfies Record<
    ProbeName,
    unknown
  >;
  readonly #now: ReadonlySignal<string>;
  #stop = () => {};

  constructor(
    private readonly inside: ReadonlySignal<RunId>,
    private readonly view: () => Pick<ViewSettings, 'watched' | 'sample'>,
  ) {
    this.#now = computed(() => {
      const { inside: seen, layers, trace } = this.#asked;
      const asked = [seen, layers, trace].map(({ value }) => value > 0);
      const { watched, sample } = this.view();
      return [...asked, this.inside.value, watched, sample].join();
    });
  }

  ask(name: ProbeName): () => void {
    const asked = this.#asked[name];
    let released = false;
    asked.value++;
    return () => {
      if (!released) asked.value--;
      released = true;
    };
  }

  /** Only the run looked into is seen from inside. */
  of = ({ id }: { id: RunId }): Probes => ({
    inside: this.#asked.inside.peek() > 0 && id === this.inside.peek() ? untracked(this.view).watched : null,
    layers: this.#asked.layers.peek() > 0,
    trace: this.#asked.trace.peek() > 0 && id === this.inside.peek() ? untracked(this.view).sample - 1 : null,
  });

  /** `changed` is told when other things are asked for. */
  follow(changed: () => void): void {
    let first = true;
    this.#stop = effect(() => {
      void this.#now.value;
      if (!first) untracked(changed);
      first = false;
    });
  }

  stop(): void {
    this.#stop();
  }
}
