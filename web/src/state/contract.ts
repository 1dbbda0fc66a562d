// SPDX-License-Identifier: MIT
/**
 * What the views see of the lab: signals to read, verbs to call (`createLab` in lab.ts builds one); and the world it
 * lives in. Steps are counted from 1: step k is the k-th update; a loss belongs to the number of updates before it.
 */
import type { ReadonlySignal, Signal } from '@preact/signals';
import type { BothWays, Connect, HiddenLayer, RunWorker, Snapshot } from '../workers/protocol';
import type { FaultKind } from './fault';
import type { Waiting } from './line';
import type { RavineSettings } from './ravine/settings';
import type { Init, RuleType, ScheduleType, TestType } from './schema';

/** Six places for runs; an experiment has one to six of them, in an order of its own. */
export const RUN_IDS = ['a', 'b', 'c', 'd', 'e', 'f'] as const;
export type RunId = (typeof RUN_IDS)[number];

/** The six colours by letter: blue, vermillion, green, purple, black, ochre. A run has its own letter's unless told otherwise. */
export const COLOURS = RUN_IDS;
export type Colour = RunId;

export type Value = number | boolean | string;

/**
 * What a run is made with: its rule, the rule's options by PyTorch's names, its schedule and, after `schedule.`, the
 * schedule's options. Exactly the keys that this rule and this schedule have (see schema.ts).
 */
export interface RunSettings {
  readonly rule: RuleType;
  readonly lr: number;
  readonly schedule: ScheduleType;
  readonly [key: string]: Value;
}

/** What a run is built with for good: another makes all of its steps again. */
export interface RunNature {
  /** names of the tensors it trains, in the network's order with commas between, or 'all' */
  params: string;
  /** each step ends with zero_grad(); where it is forgotten, gradients add up */
  zero_grad: boolean;
}

/** How a run is shown: nothing of it changes what it does. */
export interface RunLook {
  /** given by a person; empty: called by what it does */
  name: string;
  colour: Colour;
  /** trained, and not drawn */
  hidden: boolean;
}

export type PresetId =
  | 'learnable'
  | 'article'
  | 'listing'
  | 'plunge'
  | 'nesterov'
  | 'rules'
  | 'batches'
  | 'friction'
  | 'zeros'
  | 'linear';

/** What the labels follow; `values` are a linear teacher's numbers, learnt by mean squared error. */
export type DataKind = 'torch_rand' | 'torch_rand_learnable' | 'torch_rand_values';
/** A phase a second, steps a second (with '/s'), or steps between two pictures. */
export type Speed = 'phase' | '1/s' | '5/s' | 1 | 10 | 100 | 'max';
/** What a link opens: step 0 with the present values, this very moment, or the runs going on from their start. */
export type LinkKind = 'setup' | 'moment' | 'playing';

/** Settings that hold for a whole experiment: changing one starts the runs again. */
export interface ExperimentSettings {
  data: DataKind;
  seed: number;
  batch_size: number;
  hidden: readonly HiddenLayer[];
  init: Init;
  test: TestType;
  /** of split: the share of samples that are only tested */
  test_share: number;
  test_seed: number;
}

/** The rooms of the page, in the order of their tabs. One experiment and its runs serve them all. */
export const ROOMS = ['train', 'inside', 'ravine', 'learn'] as const;
export type RoomId = (typeof ROOMS)[number];
/** Rooms where the experiment's runs go on; in the others they rest. */
export const TRAINING_ROOMS: readonly RoomId[] = ['train', 'inside'];

/** How a room is shown: in the page, alone on a projector, or alone in a frame of somebody else's page. */
export const MODES = ['page', 'present', 'embed'] as const;
export type Mode = (typeof MODES)[number];

/** Settings of how we look: they change nothing in the runs. */
export interface ViewSettings {
  room: RoomId;
  mode: Mode;
  /** of the lessons, from 1 on */
  chapter: number;
  speed: Speed;
  /** stop when this many steps are made; 0 = never */
  stop_step: number;
  /** stop when a run's loss is at or below this; 0 = never */
  stop_loss: number;
  /** the loss the sentence counts steps to */
  target: number;
  /** what the big chart draws */
  chart: 'loss' | 'accuracy';
  /** the loss chart's y axis */
  scale: 'log' | 'linear';
  /** 0 … 0.99: the share of the past in the drawn mean; 0 draws what is */
  smoothing: number;
  /** flat index of the parameter looked inside (−1: the one with the largest first gradient) */
  watched: number;
  /** the run looked into: its card is open */
  inside: RunId;
  /** the sample whose way through the step is traced, by its place in the step's batch, from 1 on */
  sample: number;
}

/** Why a value was refused; views turn it into words. */
export interface Problem {
  key: string;
  value: string;
  /** i18n message id with its arguments, e.g. { id: 'problem.range', min: '0', max: '100' } */
  reason: { id: string; [argument: string]: string };
}

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

export type { Column } from './columns';

import type { Column } from './columns';

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

/** What a view asks of the workers while it is visible. */
export type ProbeName = 'inside' | 'layers' | 'trace';

/** The network and the data's shape. */
export interface Network {
  /** training samples */
  samples: number;
  features: number;
  hidden: readonly HiddenLayer[];
  /** classes, or numbers to learn */
  outputs: number;
  /** the loss follows the data */
  loss: 'cross_entropy' | 'mse';
  parameters: number;
}

export interface Lab {
  experiment: ReadonlySignal<ExperimentSettings>;
  view: ReadonlySignal<ViewSettings>;
  /** what the ravine is set to; its room changes it (state/ravine) */
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
  probe(name: ProbeName): () => void;
  /** the whole experiment as a URL, which opens the page unless another mode is asked for */
  link(kind: LinkKind, mode?: Mode): string;
  dispose(): void;
}

/** The world the lab lives in, handed in so that tests can hand in another. */
export interface LabHost {
  connect: Connect<RunWorker>;
  /** what else needs the processor first is done; without it the runs begin at once */
  ready?: Promise<void>;
  /** processors the browser has for workers and page */
  cores: number;
  url: {
    /** the query the page was opened with, with or without its '?' */
    query(): string;
    /** put a query into the address bar; called at most twice a second */
    write(query: string): void;
    /** the whole address for a query */
    address(query: string): string;
  };
  clock: {
    /** milliseconds */
    now(): number;
    /** call back at the next drawing of the screen */
    frame(callback: () => void): void;
    later(milliseconds: number, callback: () => void): void;
    /** nobody can see the page: full speed waits for the next drawing, too */
    unseen?(): boolean;
  };
}
