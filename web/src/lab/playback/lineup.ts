// SPDX-License-Identifier: MIT
/** The runs of an experiment and their workers: made, joined by another, ended, brought back to where the others are. */
import { effect, untracked } from '@preact/signals';
import type { LiveRequests } from '../../worker/protocol';
import type { ExperimentSettings, ViewSettings } from '../experiment/types';
import type { StepPosition } from '../run/replay';
import type { Run } from '../run/run';
import type { Wishes } from '../run/run-session';

const is_late = ({ condition: { value } }: Run) => value.is === 'late' && value.for === 'answer';

export class Lineup {
  #experiment: ExperimentSettings | null = null;
  /** counts workers that ended: single steps asked for before are dropped */
  #ends = 0;

  constructor(
    private readonly runs: () => readonly Run[],
    private readonly view: () => ViewSettings,
    private readonly probes: (run: Run) => LiveRequests,
  ) {}

  get all(): readonly Run[] {
    return this.runs();
  }

  get live(): Run[] {
    return this.all.filter((run) => run.live);
  }

  get ends(): number {
    return this.#ends;
  }

  /** A run's worker ended. */
  note_end(): void {
    this.#ends++;
  }

  get one_ended(): boolean {
    return this.all.some((run) => run.ended);
  }

  /** The first step after `from` at which a plan changes something; Infinity: none does. */
  next_change(from: number): number {
    return Math.min(Number.POSITIVE_INFINITY, ...this.live.map((run) => run.next_change(from)));
  }

  #wishes(run: Run): Wishes {
    return { view: this.view(), probes: this.probes(run) };
  }

  /** From now on runs are made of this experiment. */
  set experiment(experiment: ExperimentSettings) {
    this.#experiment = experiment;
  }

  /** All anew. */
  async build(experiment: ExperimentSettings): Promise<void> {
    await Promise.all(this.all.map((run) => run.build(experiment, this.#wishes(run))));
  }

  /** A run more: it makes the steps of the others. */
  async join(run: Run, place: StepPosition): Promise<void> {
    // Who began anew twice meanwhile comes once.
    if (this.#experiment && !run.built) await run.join(this.#experiment, this.#wishes(run), place);
  }

  /** What was not due while the runs went on, now that they rest. */
  async catch_up(): Promise<void> {
    const behind = this.all.filter((run) => run.behind);
    await Promise.all(behind.map((run) => run.look_for(this.probes(run))));
  }

  /** What the views ask for has changed. */
  async look(): Promise<void> {
    await Promise.all(this.all.map((run) => run.look_for(this.probes(run))));
  }

  async apply_settings(step: number): Promise<void> {
    await Promise.all(this.live.map((run) => run.apply_settings(step)));
  }

  /** Those whose worker ended, made anew where the others are. */
  async bring_back(place: StepPosition): Promise<void> {
    const experiment = this.#experiment;
    const back = (run: Run) => experiment && run.come_back(experiment, this.#wishes(run), place);
    await Promise.all(this.all.filter((run) => run.ended).map(back));
  }

  /** While it is `wanted`, whoever is found late is waited for no longer. Ends by the function it gives back. */
  give_up_late(wanted: () => boolean): () => void {
    return effect(() => {
      const late = this.all.filter(is_late);
      if (wanted()) for (const run of late) untracked(() => run.give_up());
    });
  }
}
