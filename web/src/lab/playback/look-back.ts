// SPDX-License-Identifier: MIT
/** The step that is shown: the latest or, while the runs rest, one behind it that somebody points at. The runs stay where they are. */
import { batch, computed, effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import type { PastResult } from '../../worker/protocol';
import type { Probing } from '../run/probing';
import type { Run } from '../run/run';
import type { Retracing } from '../view';

interface Lookers {
  /** of the experiment */
  runs(): readonly Run[];
  /** the latest step of the runs */
  step: ReadonlySignal<number>;
  /** they make no steps, and none is open */
  rests: ReadonlySignal<boolean>;
  probing: Probing;
}

export class LookBack {
  /** the step pointed at */
  readonly pointed = signal<number | null>(null);
  /** the one that is shown; null: the latest */
  readonly past = signal<number | null>(null);
  /** the way to it is long */
  readonly retracing = signal<Retracing | null>(null);
  /** the one to be shown */
  readonly #wanted: ReadonlySignal<number | null>;
  /** what is asked for, and of whom: another view, another run, or one that has made its steps again */
  readonly #asked: ReadonlySignal<string>;
  readonly #stop: () => void;
  #busy = false;

  constructor(private readonly lookers: Lookers) {
    this.#wanted = computed(() => {
      const step = this.pointed.value;
      return lookers.rests.value && step !== null && step < lookers.step.value ? step : null;
    });
    this.#asked = computed(() => {
      const whom = lookers.runs().map(({ id, made }) => `${id} ${made.value}`);
      return [lookers.probing.now.value, ...whom].join();
    });
    this.#stop = effect(() => {
      void this.#asked.value;
      const step = this.#wanted.value;
      untracked(() => (step === null ? this.#show_latest() : void this.#look()));
    });
  }

  stop(): void {
    this.#stop();
  }

  #show_latest(): void {
    batch(() => {
      this.past.value = null;
      this.retracing.value = null;
      for (const run of this.lookers.runs()) run.past.value = null;
    });
  }

  /** One step is asked for at a time: the one that is pointed at when the last answer has come. */
  async #look(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    for (let shown = ''; ; ) {
      const step = this.#wanted.peek();
      const wanted = `${step} ${this.#asked.peek()}`;
      if (step === null || wanted === shown) break;
      const results = await this.#ask(step);
      if (this.#wanted.peek() === null) break;
      if (!results) {
        this.#show_latest();
        break;
      }
      if (this.#note(step, results)) shown = wanted;
    }
    this.#busy = false;
  }

  /** null: a worker cannot say. A run that stayed behind is shown as it is. */
  async #ask(step: number): Promise<[Run, PastResult][] | null> {
    const behind = this.lookers.runs().filter((run) => run.steps > step);
    const results = await Promise.all(
      behind.map(async (run) => [run, await run.look_back(step, this.lookers.probing.of(run))] as const),
    );
    return results.every(([, result]) => result !== null) ? (results as [Run, PastResult][]) : null;
  }

  /** Whether all are there; till then the former stays. */
  #note(step: number, results: readonly [Run, PastResult][]): boolean {
    const there = results.every(([, { snapshot }]) => snapshot !== null);
    batch(() => {
      this.retracing.value = there
        ? null
        : { step: Math.min(step, ...results.map(([, { at }]) => at)), to: step };
      if (!there) return;
      this.past.value = step;
      for (const run of this.lookers.runs()) run.past.value = null;
      for (const [run, { snapshot }] of results) run.past.value = snapshot;
    });
    return there;
  }
}
