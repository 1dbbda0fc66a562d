// SPDX-License-Identifier: MIT
/** A check under way: the text that was pasted, what was read in it, and what explains it. It stays while the page is open. */
import { batch, computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import { arrays_of } from '../../../lab/data/arrays';
import { network_of, operations_of, trainer_options } from '../../../lab/experiment/network';
import type { RunId } from '../../../lab/ids';
import { Fault } from '../../../lab/run/fault';
import type { Lab } from '../../../lab/view';
import { follow } from '../../../lib/follow';
import { type CheckedRun, check_run, printed_lines } from '../../../run-check/check';
import { type Ranking, ranked_candidates } from '../../../run-check/ranking';
import { FEWEST_LOSSES, GUESSED, type LossReading, type ReadingChoice } from '../../../run-check/reading';
import { search_further } from '../../../run-check/search';
import type { VariantBase } from '../../../run-check/variant';
import type { Connect, CoreWorker } from '../../../worker/protocol';
import { CheckWorkers } from './asking';

export interface CheckHost {
  connect: Connect<CoreWorker>;
  clock: { now(): number; later(milliseconds: number, callback: () => void): void };
}

/** What came of a comparison. */
export interface CheckResult {
  /** the run of the page */
  run: RunId;
  /** what that is made from */
  base: VariantBase;
  reading: LossReading;
  ranking: Ranking;
  /** it took so long */
  milliseconds: number;
  /** the second search was made, too */
  searched: boolean;
}

export class LossCheck {
  readonly text = signal('');
  readonly choice = signal<ReadingChoice>(GUESSED);
  readonly reading = signal<LossReading | null>(null);
  readonly compared = signal<CheckResult | null>(null);
  /** the share that is done, while something is compared or searched; null: nothing is */
  readonly share = signal<number | null>(null);
  readonly searching = signal(false);
  readonly fault = signal<Fault | null>(null);
  /** the explanation that is drawn, by its id; null: the best */
  readonly drawn = signal<string | null>(null);
  readonly #tries = signal(0);
  #workers: CheckWorkers | null = null;
  #leaving = new AbortController();
  #forget: readonly (() => void)[] = [];

  constructor(
    private readonly lab: Lab,
    private readonly host: CheckHost,
  ) {}

  /** The run it is compared with, as the core is told of it; its present settings are those of its first step, too. */
  readonly #source = computed(() => {
    const id = this.lab.inside.value;
    const { settings, build_options } = this.lab.runs[id];
    return {
      id,
      experiment: this.lab.experiment.value,
      build_options: build_options.value,
      settings: settings.value,
    };
  });

  /** There is something to compare. */
  readonly can_compare: ReadonlySignal<boolean> = computed(
    () => (this.reading.value?.losses.length ?? 0) >= FEWEST_LOSSES,
  );

  put(text: string): void {
    batch(() => {
      this.text.value = text;
      this.choice.value = GUESSED;
    });
  }

  choose(choice: Partial<ReadingChoice>): void {
    this.choice.value = { ...this.choice.peek(), ...choice };
  }

  again(): void {
    this.#tries.value++;
  }

  /** Reads and compares as long as the function it gives back was not called; what it found stays. */
  open(): () => void {
    const workers = new CheckWorkers(this.host.connect, (ms, callback) =>
      this.host.clock.later(ms, callback),
    );
    this.#workers = workers;
    this.#forget = [
      follow(
        () => ({ text: this.text.value, choice: this.choice.value, tries: this.#tries.value }),
        async ({ text, choice }) => {
          if (text.trim() === '') return null;
          return this.#watched(workers.run(({ task }) => task('reading', { text, choice })));
        },
        (reading) => {
          this.reading.value = reading;
        },
      ),
      effect(() => {
        const [reading, source] = [this.reading.value, this.#source.value];
        void this.#tries.value;
        this.#compare(reading, source);
      }),
    ];
    return () => this.#close();
  }

  /** What was under way is given up. */
  cancel(): void {
    this.#leaving.abort();
    batch(() => {
      this.share.value = null;
      this.searching.value = false;
    });
  }

  /** Two changes, rates on no list, seeds of any number. */
  async search(): Promise<void> {
    const found = this.compared.peek();
    if (!found || this.searching.peek()) return;
    await this.#under_way(async (signal, workers) => {
      this.searching.value = true;
      const run = await this.#checked_run();
      const { printed, page } = found.ranking;
      const ask = workers.asker(run.base, printed, signal);
      const began = this.host.clock.now();
      const candidates = await search_further({ ...run, printed }, page.score.lead > 0, ask, (share) =>
        this.#report(share, signal),
      );
      const milliseconds = this.host.clock.now() - began;
      const ranking = ranked_candidates(found.ranking, candidates);
      this.compared.value = { ...found, ranking, milliseconds, searched: true };
    });
  }

  #close(): void {
    this.cancel();
    for (const forget of this.#forget) forget();
    this.#forget = [];
    this.#workers?.end();
    this.#workers = null;
  }

  #compare(reading: LossReading | null, { id }: { id: RunId }): void {
    this.cancel();
    if (!reading || reading.losses.length < FEWEST_LOSSES) {
      this.compared.value = null;
      return;
    }
    void this.#under_way(async (signal, workers) => {
      const run = await this.#checked_run();
      const printed = printed_lines(reading);
      const began = this.host.clock.now();
      const ask = workers.asker(run.base, printed, signal);
      const ranking = await check_run(printed, run, ask, (share) => this.#report(share, signal));
      const milliseconds = this.host.clock.now() - began;
      if (signal.aborted) return;
      batch(() => {
        this.drawn.value = null;
        this.compared.value = { run: id, base: run.base, reading, ranking, milliseconds, searched: false };
      });
    });
  }

  async #checked_run(): Promise<CheckedRun> {
    const { experiment, build_options, settings } = this.#source.peek();
    const arrays = await arrays_of(experiment);
    return {
      base: trainer_options(experiment, build_options, settings, arrays) as VariantBase,
      samples: network_of(experiment).samples,
      operations: operations_of(experiment),
    };
  }

  #report(share: number, signal: AbortSignal): void {
    if (!signal.aborted) this.share.value = share;
  }

  async #under_way(work: (signal: AbortSignal, workers: CheckWorkers) => Promise<void>): Promise<void> {
    const workers = this.#workers;
    if (!workers) return;
    this.#leaving = new AbortController();
    const { signal } = this.#leaving;
    this.share.value = 0;
    try {
      await this.#watched(work(signal, workers));
    } catch {
      // It was given up, or says itself what failed.
    }
    if (!signal.aborted)
      batch(() => {
        this.share.value = null;
        this.searching.value = false;
      });
  }

  async #watched<T>(work: Promise<T>): Promise<T> {
    const { signal } = this.#leaving;
    try {
      const result = await work;
      this.fault.value = null;
      return result;
    } catch (error) {
      if (!signal.aborted && this.#workers)
        this.fault.value = error instanceof Fault ? error : new Fault('other');
      throw error;
    }
  }
}

const checks = new WeakMap<Lab, LossCheck>();

/** Of a lab always the same: the text stays while the page is open. */
export function check_of(lab: Lab, host: CheckHost): LossCheck {
  const known = checks.get(lab) ?? new LossCheck(lab, host);
  checks.set(lab, known);
  return known;
}
