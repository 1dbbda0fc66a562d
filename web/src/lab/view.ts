// SPDX-License-Identifier: MIT
/**
 * What the views see of the lab: signals to read, verbs to call (`createLab` in lab.ts builds one). Steps are counted
 * from 1: step k is the k-th update; a loss belongs to the number of updates before it.
 */

import type { ReadonlySignal, Signal } from '@preact/signals';
import type { Series, SeriesPoint } from '../lib/series/series';
import type {
  DataPlane,
  DataPoints,
  LiveProductName,
  PlaneRequest,
  Snapshot,
  ZeroGradLosses,
} from '../worker/protocol';
import type { ExperimentKey } from './experiment/settings';
import type {
  ExperimentSettings,
  Network,
  Problem,
  RunBuildOptions,
  RunSettings,
  RunStyle,
  RunValues,
  Value,
  ViewSettings,
} from './experiment/types';
import type { LinkKind, Mode, PresetId, RunId } from './ids';
import type { LabRoom, RoomSettings } from './room';
import type { Trouble } from './run/causes';
import type { Column } from './run/columns';
import type { FaultKind } from './run/fault';
import type { Edit, RunSpec } from './run/plan';
import type { Reached, RecordData } from './run/record-data';
import type { Waiting } from './run/worker-connection';
import type { DrawnPin } from './shelf/pinned-run';

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

/** Steps made again on the way to the one that is pointed at. */
export interface Retracing {
  step: number;
  to: number;
}

/** A run of some experiment, to go on from its step. */
export interface Continued {
  experiment: ExperimentSettings;
  spec: RunSpec;
  steps: number;
}

export interface RunView extends RunStyleSignals {
  id: RunId;
  /** all of it but what its worker has: plain data, of which the signals are views */
  record: RecordData;
  settings: ReadonlySignal<RunSettings>;
  build_options: ReadonlySignal<RunBuildOptions>;
  /** the first step after which something is set otherwise than at its start; Infinity: none */
  first_change: ReadonlySignal<number>;
  /** something was, on the way so far */
  changed: ReadonlySignal<boolean>;
  /** the parameters its plan sets by hand, by growing step */
  edits: ReadonlySignal<readonly Edit[]>;
  /** one was, on the way so far */
  edited: ReadonlySignal<boolean>;
  /** it has a velocity, or had one on the way */
  had_momentum: ReadonlySignal<boolean>;
  /** null until the worker has built the run */
  snapshot: ReadonlySignal<Snapshot | null>;
  /** of the step that is shown: the latest, or the lab's `past` */
  shown: ReadonlySignal<Snapshot | null>;
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
  settings_of_step(step: number): RunSettings;
  series(column: Column): Series;
  /** of its first steps (past.OPENING of them) each one's value, from step 1 on: the series are thinned when they are long */
  opening(column: 'stride' | 'agreement' | 'grad_norm' | 'velocity_norm'): readonly number[];
  /** value at the kept step nearest to (at or before) `step`, with that step; null when there is none */
  at(column: Column, step: number): SeriesPoint | null;
  /** the gradient of the step seen from inside, at every parameter; null when the worker cannot say */
  gradient(): Promise<Float32Array | null>;
  /** the losses of its first steps, from its own start, with zero_grad() and without; null when the worker cannot say */
  zero_grad_losses(steps: number): Promise<ZeroGradLosses | null>;
  /** the plane of its data; null when the worker cannot say */
  data_plane(request: PlaneRequest): Promise<DataPlane | null>;
}

type RunStyleSignals = { [K in keyof RunStyle]: ReadonlySignal<RunStyle[K]> };

/** An experiment that is opened: its runs, in their order, and where they are to rest. */
export interface OpenedMoment {
  experiment: ExperimentSettings;
  order: readonly RunId[];
  runs: Readonly<Partial<Record<RunId, RunSpec>>>;
  step: number;
}

export interface Lab {
  experiment: ReadonlySignal<ExperimentSettings>;
  view: ReadonlySignal<ViewSettings>;
  /** the room that is open */
  room: ReadonlySignal<LabRoom>;
  /** the page has a room with this id */
  has_room(id: string): boolean;
  /** what a room of the page is set to; the room changes it, links say it */
  room_settings<S extends object>(of: RoomSettings<S>): Signal<S>;
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
  /** pinned runs that are drawn and compared beside them */
  pinned: Signal<readonly DrawnPin[]>;
  /** a step that somebody points at, as on a chart; null: none */
  pointed: Signal<number | null>;
  /** the step behind the latest that is shown, since the runs rest and it is pointed at; null: the latest is */
  past: ReadonlySignal<number | null>;
  /** the steps made again for it, while there are many */
  retracing: ReadonlySignal<Retracing | null>;
  /** phases done in the step now open: 0 … 4 (0: none is open) */
  phase: ReadonlySignal<number>;
  /** NaN until it is known */
  steps_per_second: ReadonlySignal<number>;
  /** grows by one whenever a series changed: redraw charts on it */
  frame: ReadonlySignal<number>;
  /** why play stopped by itself: 'stop_step' | 'stop_loss' | 'trouble' | null */
  stopped_by: ReadonlySignal<'stop_step' | 'stop_loss' | 'trouble' | null>;
  /** somebody set the stop, here or in the link */
  stop_is_explicit: ReadonlySignal<boolean>;
  /** the core did not take what was set for all runs, and it was undone; null when all is well */
  refusal: ReadonlySignal<Problem | null>;
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
  /** a pinned run goes on: it makes its steps again, to the bit */
  continue_run(run: Continued): Promise<void>;
  /** to another place in the order, 0 … */
  move_run(id: RunId, to: number): void;
  /** null when the value was taken, else why not (nothing is changed then) */
  set_experiment<K extends ExperimentKey>(key: K, value: ExperimentSettings[K]): Problem | null;
  /** other data, their settings and a network, in one step: the runs start again */
  choose_data(experiment: ExperimentSettings): void;
  /** what the latest choice of data took the place of, and undo brings back; null where there is none */
  former_data: ReadonlySignal<ExperimentSettings | null>;
  /** the samples of the experiment; null when the runs began anew meanwhile, or no worker can say */
  data_points(): Promise<DataPoints | null>;
  /** what undo left, and redo brings back, with all that was set since the choice; null where there is none */
  undone_data: ReadonlySignal<ExperimentSettings | null>;
  /** an experiment of a file, in the place of this one; its runs make their steps, and undo_data() leads back */
  open_moment(moment: OpenedMoment): Promise<void>;
  /** the former experiment, all of it; its runs make their steps again, to where they were */
  undo_data(): Promise<void>;
  redo_data(): Promise<void>;
  /** One of the data's settings, by the core's name. */
  set_data(key: string, value: Value): Problem | null;
  /** Another rule brings its usual options. */
  set_run<K extends keyof RunValues>(run: RunId, key: K, value: RunValues[K]): Problem | null;
  set_style<K extends keyof RunStyle>(run: RunId, key: K, value: RunStyle[K]): Problem | null;
  set_build_option<K extends keyof RunBuildOptions>(
    run: RunId,
    key: K,
    value: RunBuildOptions[K],
  ): Problem | null;
  /** A parameter of a run, by its flat index, from now on; it says so, and so does its link. A lost run has none to set. */
  set_parameter(run: RunId, parameter: number, value: number): Problem | null;
  /** what was set so is taken back: the run makes its steps again without */
  take_edits_back(run: RunId): Promise<void>;
  set_view<K extends keyof ViewSettings>(key: K, value: ViewSettings[K]): Problem | null;
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
