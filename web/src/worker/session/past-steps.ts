// SPDX-License-Identifier: MIT
/** A run taken back to a step it has made: from the nearest checkpoint its steps are made again, a little at a time. */
import type { Trainer } from '../../core/api';
import type { ParameterEdit, PastChange, PastRequest, Tuning } from '../protocol';
import { most_checkpoints, SparseCheckpoints } from './checkpoints';
import { blank_observation, type RunConstants, type StepObservation, whole_step } from './phases';
import type { Savepoint } from './savepoints';

/** A look back takes the worker about so long, ms: whoever looks elsewhere meanwhile is answered soon. */
const AT_ONCE_MS = 60;
/** Steps between two looks at the clock, at first. */
const FEWEST = 16;

/** A place that steps can be made on from. */
type StepPlace = Pick<Savepoint, 'steps' | 'trainer' | 'tuning'>;

interface PastLook<T> {
  /** one of the run's places that are not among the checkpoints yet */
  nearest: StepPlace | null;
  /** numbers of each parameter are wanted */
  watched: boolean;
  /** what is seen where it has arrived; `tuning` is that of the next update */
  see(observation: StepObservation, tuning: Tuning): T;
}

const change_at = (changes: readonly PastChange[], step: number) =>
  changes.findLast((change) => change.step <= step) as PastChange;
const next_after = (changes: readonly PastChange[], step: number): number =>
  changes.find((change) => change.step > step)?.step ?? Number.POSITIVE_INFINITY;

export function set_by_hand(trainer: Trainer, edits: readonly ParameterEdit[]): void {
  if (edits.length === 0) return;
  const parameters = trainer.parameters();
  for (const { parameter, value } of edits) parameters[parameter] = value;
  trainer.set_parameters(parameters);
}

export class PastSteps {
  readonly #checkpoints: SparseCheckpoints;
  /** where the last look has come to */
  #position: StepPlace | null = null;

  constructor(
    private readonly trainer: Trainer,
    private readonly constants: RunConstants,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.#checkpoints = new SparseCheckpoints(most_checkpoints(trainer));
  }

  offer(savepoint: Savepoint): void {
    this.#checkpoints.offer(savepoint);
  }

  dispose(): void {
    this.#checkpoints.dispose();
    this.#position?.trainer.delete();
  }

  /** The trainer goes there, and whoever calls brings it back. What `see` comes to is null while it is on the way. */
  look<T>({ step, changes }: PastRequest, look: PastLook<T>): { at: number; seen: T | null } {
    // The step itself is made where it can be observed.
    const before = Math.max(0, step - 1);
    const from = this.#place_before(before, look.nearest);
    if (!from) throw new Error(`no way to step ${step}`);
    this.trainer.restore(from.trainer);
    const place = { at: from.steps, tuning: from.tuning };
    this.#tune(place, changes);
    const arrived = this.#go(place, before, changes);
    this.#stay(place);
    if (!arrived) return { at: place.at, seen: null };
    let observation = blank_observation(this.trainer, look.watched && step === 0, this.constants);
    if (step > 0) {
      observation = whole_step(this.trainer, observation, place.tuning, look.watched) ?? observation;
      place.at = step;
      this.#tune(place, changes);
    }
    return { at: step, seen: look.see(observation, place.tuning) };
  }

  #place_before(step: number, nearest: StepPlace | null): StepPlace | null {
    const places = [this.#checkpoints.before(step), nearest, this.#position];
    const fit = places.filter((place) => place !== null && place.steps <= step);
    return fit.reduce((last, place) => (last && place && last.steps >= place.steps ? last : place), null);
  }

  /** With what holds from there on. Where parameters are set already, they are set to the same. */
  #tune(place: { at: number; tuning: Tuning }, changes: readonly PastChange[]): void {
    const { step, tuning, edits = [] } = change_at(changes, place.at);
    if (JSON.stringify(tuning) !== JSON.stringify(place.tuning)) this.trainer.patch('', tuning);
    place.tuning = tuning;
    if (step === place.at) set_by_hand(this.trainer, edits);
  }

  /** Whether it has arrived: it goes on for a while only. */
  #go(place: { at: number; tuning: Tuning }, to: number, changes: readonly PastChange[]): boolean {
    const started = this.now();
    for (let count = FEWEST; place.at < to && this.now() - started < AT_ONCE_MS; count *= 2) {
      const next = Math.min(to, place.at + count, next_after(changes, place.at));
      this.trainer.run(next - place.at);
      place.at = next;
      this.#tune(place, changes);
      // As long again as all before would be too long.
      if (this.now() - started > AT_ONCE_MS / 4) count /= 2;
    }
    return place.at >= to;
  }

  #stay({ at, tuning }: { at: number; tuning: Tuning }): void {
    this.#position?.trainer.delete();
    this.#position = { steps: at, trainer: this.trainer.clone(), tuning };
  }
}
