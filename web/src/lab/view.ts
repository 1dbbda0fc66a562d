// SPDX-License-Identifier: MIT
/**
 * What the views see of the lab: signals to read, verbs to call (`createLab` in lab.ts builds one). Steps are counted
 * from 1: step k is the k-th update; a loss belongs to the number of updates before it.
 */

import type { ReadonlySignal, Signal } from '@preact/signals';
import type { RavineSettings } from '../rooms/ravine/descent/settings';
import type { BothWays, LiveProductName, Snapshot } from '../worker/protocol';
import type {
  ExperimentSettings,
  Network,
  Problem,
  RunLook,
  RunNature,
  RunSettings,
  Value,
  ViewSettings,
} from './experiment/types';
import type { LinkKind, Mode, PresetId, RunId } from './ids';
import type { Column } from './run/columns';
import type { FaultKind } from './run/fault';
import type { Waiting } from './run/worker-connection';

/** What trouble comes from: of these, the first that is so. */
export type Cause =
  /** of RMSprop: a mean of squares that is none */
  | 'alpha'
  /** the update divided by 0, or by the root of what is below 0 */
  | 'zero_divisor'
  | 'negative_variance'
  /** before anything had moved, or where nothing moves */
  | 'start'
  /** no zero_grad() */
  | 'adds_up'
  /** maximize */
  | 'uphill'
  /** above 1 */
  | 'dampening'
  /** γ ≥ 1 */
  | 'no_friction'
  | 'decay'
  /** it raises lr above the rule's own */
  | 'schedule'
  | 'inputs'
  /** the learning rate is too high */
  | 'rate';

/** Why a run stopped being worth running. */
export interface Trouble {
  kind: 'not_finite' | 'worse_than_start';
  /** the step it was seen at */
  step: number;
  /** how long the loss had been above its start then, in steps */
  worse_for: number;
  /** what that step was made with */
  settings: RunSettings;
  cause: Cause;
  /** its learning rate, as the schedule had it */
  lr: number;
  /** the largest of the inputs */
  widest: number;
  /** settings that should work; none where only other data do */
  fix: Readonly<Record<string, Value>>;
}

/** When a target was met. Where the loss after the step before is not known, it was met by this step, perhaps earlier. */
export interface Reached {
  step: number;
  exact: boolean;
}

/** How a run's worker is. */
export type Condition =
  | { is: 'well' }
  /** it lets us wait */
  | { is: 'late'; for: Waiting }
  /** the core does not make a run of these settings; it waits for others */
  | { is: 'refused'; problem: Problem }
  /** ended; `detail` is the browser's own text, if it has one */
  | { is: 'ended'; why: FaultKind; detail: string }
  /** made anew, it makes the run's steps again, unseen */
  | { is: 'returning'; step: number; to: number };

/** A column of a run's past, thinned to bounded memory with extremes kept. Arrays are views of equal length. */
export interface Series {
  step: Float64Array;
  value: Float64Array;
  /** over all steps, of finite values; NaN while there is none */
  least: number;
  greatest: number;
  /** the points that stay; one more may be a value of the latest step alone */
  kept: number;
}

export interface RunView extends RunLookSignals {
  id: RunId;
  settings: ReadonlySignal<RunSettings>;
  nature: ReadonlySignal<RunNature>;
  /** the first step after which something is set otherwise than at its start; Infinity: none */
  first_change: ReadonlySignal<number>;
  /** something was, on the way so far */
  changed: ReadonlySignal<boolean>;
  /** it has a velocity, or had one on the way */
  had_momentum: ReadonlySignal<boolean>;
  /** null until the worker has built the run */
  snapshot: ReadonlySignal<Snapshot | null>;
  trouble: ReadonlySignal<Trouble | null>;
  condition: ReadonlySignal<Condition>;
  /** the number of updates after which the loss was first ≤ target, or null */
  reached: ReadonlySignal<Reached | null>;
  /** the loss on all training data after the latest step; NaN before anything is known, Infinity when it is not finite */
  loss: ReadonlySignal<number>;
  /** the core did not take what was set, and it was undone; null when all is well */
  refusal: ReadonlySignal<Problem | null>;
  /** the worker's time for a step, µs; NaN until it is known */
  microseconds: ReadonlySignal<number>;
  /** the settings that step (1 is the first) was made with */
  made_with(step: number): RunSettings;
  series(column: Column): Series;
  /** of its first steps (past.OPENING of them) each one's value, from step 1 on: the series are thinned when they are long */
  opening(column: 'stride' | 'agreement' | 'grad_norm' | 'velocity_norm'): readonly number[];
  /** value at the kept step nearest to (at or before) `step`, with that step; null when there is none */
  at(column: Column, step: number): { step: number; value: number } | null;
  /** the gradient of the step seen from inside, at every parameter; null when the worker cannot say */
  gradient(): Promise<Float32Array | null>;
  /** the losses of its first steps, from its own start, with zero_grad() and without; null when the worker cannot say */
  both_ways(steps: number): Promise<BothWays | null>;
}

type RunLookSignals = { [K in keyof RunLook]: ReadonlySignal<RunLook[K]> };

export interface Lab {
  experiment: ReadonlySignal<ExperimentSettings>;
  view: ReadonlySignal<ViewSettings>;
  /** what the ravine is set to; its room changes it (rooms/ravine) */
  ravine: Signal<RavineSettings>;
  /** all six places; those not in `shown` have no worker */
  runs: Record<RunId, RunView>;
  /** the runs of the experiment, in their order */
  shown: ReadonlySignal<readonly RunId[]>;
  /** those of them that are drawn */
  drawn: ReadonlySignal<readonly RunId[]>;
  /** the run looked into: `view.inside` if it is shown, else the last shown */
  inside: ReadonlySignal<RunId>;
  network: ReadonlySignal<Network>;
  /** the test set there is, in samples */
  tested: ReadonlySignal<number>;
  /** nothing can be made yet: the workers' files or the first snapshots are not there */
  loading: ReadonlySignal<boolean>;
  playing: ReadonlySignal<boolean>;
  /** the step a link is being replayed to, else null; pause() ends the replay */
  replaying: ReadonlySignal<number | null>;
  /** the preset the present settings are, or null when they are nobody's */
  preset: ReadonlySignal<PresetId | null>;
  /** the batch is not all data */
  batched: ReadonlySignal<boolean>;
  /** updates made by the runs, in lock step; a run that diverged stays behind */
  step: ReadonlySignal<number>;
  /** phases done in the step now open: 0 … 4 (0: none is open) */
  phase: ReadonlySignal<number>;
  /** NaN until it is known */
  steps_per_second: ReadonlySignal<number>;
  /** grows by one whenever a series changed: redraw charts on it */
  frame: ReadonlySignal<number>;
  /** why play stopped by itself: 'stop_step' | 'stop_loss' | 'trouble' | null */
  stopped_by: ReadonlySignal<'stop_step' | 'stop_loss' | 'trouble' | null>;
  /** somebody set the stop, here or in the link */
  stop_was_asked: ReadonlySignal<boolean>;
  /** characters of the link to this moment, known while the runs rest */
  link_length: ReadonlySignal<number>;
  /** the link this page was opened with does not say where to rest */
  opens_playing: boolean;
  /** what was wrong with the link this page was opened with; the rest of the link was used */
  link_problems: ReadonlySignal<Problem[]>;

  play(): void;
  pause(): void;
  step_once(): Promise<void>;
  step_phase(): Promise<void>;
  /** to where the last phase began: the runs take it back */
  back_phase(): Promise<void>;
  /** the runs to step 0 of the same experiment; forgets live changes, keeps present values as the start */
  reset(): Promise<void>;
  /** the step the runs are on the way to, or at */
  destination(): number;
  /** the same runs, with every change on the way, at another step: they make their steps again where it lies behind */
  go_to(step: number): Promise<void>;
  /** all settings of a preset but the speed, the scale and where we look; the runs start again */
  load_preset(id: PresetId): Promise<void>;
  /** a run in the first free place, with what was last there; it makes the others' steps at once. null: six are there */
  add_run(): RunId | null;
  /** the same with the plan of another, behind it */
  duplicate_run(id: RunId): RunId | null;
  /** the last run stays */
  remove_run(id: RunId): void;
  /** to another place in the order, 0 … */
  move_run(id: RunId, to: number): void;
  /** `text` as a person typed it or a link says it; null when accepted, else why not (nothing is changed then) */
  set_experiment(key: keyof ExperimentSettings, text: string): Problem | null;
  /** a key of RunSettings. Another rule brings its usual options. */
  set_run(run: RunId, key: string, text: string): Problem | null;
  set_look(run: RunId, key: keyof RunLook, text: string): Problem | null;
  set_nature(run: RunId, key: keyof RunNature, text: string): Problem | null;
  set_view(key: keyof ViewSettings, text: string): Problem | null;
  /** take what is suggested for every run in trouble, and start again */
  apply_fixes(): Promise<void>;
  /** workers made anew for these runs and brought to the step shown, then on as before; the past stays */
  revive(runs: readonly RunId[]): Promise<void>;
  /** ask for this as long as the function it gives back was not called */
  probe(name: LiveProductName): () => void;
  /** the whole experiment as a URL, which opens the page unless another mode is asked for */
  link(kind: LinkKind, mode?: Mode): string;
  dispose(): void;
}
