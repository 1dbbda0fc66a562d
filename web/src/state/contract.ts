// SPDX-License-Identifier: MIT
/**
 * What the views see of the lab: signals to read, verbs to call (`createLab` in lab.ts builds one); and the world it
 * lives in. Steps are counted from 1: step k is the k-th update, and its loss is the one it started from.
 */
import type { ReadonlySignal } from '@preact/signals';
import type { Connect, Convention, HiddenLayer, RunWorker, Snapshot } from '../workers/protocol';
import type { FaultKind } from './fault';
import type { Waiting } from './line';

export const RUN_IDS = ['a', 'b'] as const;
export type RunId = (typeof RUN_IDS)[number];

export type PresetId = 'article' | 'learnable' | 'plunge';

export type DataKind = 'torch_rand' | 'torch_rand_learnable';
export type Speed = 1 | 10 | 100 | 'max';

/** Settings that hold for the whole experiment: changing one starts both runs again. */
export interface ExperimentSettings {
  data: DataKind;
  seed: number;
  batch_size: number;
}

/** Settings of one run: they change live, and the change is remembered with its step. */
export interface RunSettings {
  lr: number;
  momentum: number;
  convention: Convention;
}

/** Settings of how we look: they change nothing in the runs. */
export interface ViewSettings {
  speed: Speed;
  /** stop when this many steps are made; 0 = never */
  stop_step: number;
  /** stop when a run's loss is at or below this; 0 = never */
  stop_loss: number;
  /** the loss the sentence counts steps to */
  target: number;
  /** the loss chart's y axis */
  scale: 'log' | 'linear';
  /** flat index of the parameter looked inside, and the run it is looked at in */
  watched: number;
  inside: RunId;
}

/** Why a value was refused; views turn it into words. */
export interface Problem {
  key: string;
  value: string;
  /** i18n message id with its arguments, e.g. { id: 'problem.range', min: '0', max: '100' } */
  reason: { id: string; [argument: string]: string };
}

/** Why a run stopped being worth running. */
export interface Trouble {
  kind: 'not_finite' | 'worse_than_start';
  /** the step it was seen at */
  step: number;
  /** a learning rate that should work with the run's γ, offered as a button; null when there is none */
  suggested_lr: number | null;
}

/** How a run's worker is. */
export type Condition =
  | { is: 'well' }
  /** it lets us wait */
  | { is: 'late'; for: Waiting }
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
}

export type Column = 'loss' | 'grad_norm' | 'velocity_norm' | 'stride' | 'agreement';

export interface RunView {
  id: RunId;
  settings: ReadonlySignal<RunSettings>;
  /** null until the worker has built the run */
  snapshot: ReadonlySignal<Snapshot | null>;
  trouble: ReadonlySignal<Trouble | null>;
  condition: ReadonlySignal<Condition>;
  /** first step whose loss is ≤ target, or null */
  reached: ReadonlySignal<number | null>;
  /** loss of the latest step, NaN before the first */
  loss: ReadonlySignal<number>;
  series(column: Column): Series;
  /** value at the kept step nearest to (at or before) `step`, with that step; null when there is none */
  at(column: Column, step: number): { step: number; value: number } | null;
}

export interface Lab {
  experiment: ReadonlySignal<ExperimentSettings>;
  view: ReadonlySignal<ViewSettings>;
  runs: Record<RunId, RunView>;
  /** the network's shape: 20-13-8-3 */
  network: ReadonlySignal<{
    samples: number;
    features: number;
    hidden: readonly HiddenLayer[];
    classes: number;
  }>;
  /** nothing can be made yet: the workers' files or the first snapshots are not there */
  loading: ReadonlySignal<boolean>;
  playing: ReadonlySignal<boolean>;
  /** the step a link is being replayed to, else null; pause() ends the replay */
  replaying: ReadonlySignal<number | null>;
  /** the preset the present settings are, or null when they are nobody's */
  preset: ReadonlySignal<PresetId | null>;
  /** updates made by both runs, in lock step; a run that diverged stays behind */
  step: ReadonlySignal<number>;
  /** phases done in the step now open: 0 … 4 (0: none is open) */
  phase: ReadonlySignal<number>;
  steps_per_second: ReadonlySignal<number>;
  /** grows by one whenever a series changed: redraw charts on it */
  frame: ReadonlySignal<number>;
  /** why play stopped by itself: 'stop_step' | 'stop_loss' | 'trouble' | null */
  stopped_by: ReadonlySignal<'stop_step' | 'stop_loss' | 'trouble' | null>;
  /** what was wrong with the link this page was opened with; the rest of the link was used */
  link_problems: ReadonlySignal<Problem[]>;

  play(): void;
  pause(): void;
  step_once(): Promise<void>;
  step_phase(): Promise<void>;
  /** both runs to step 0 of the same experiment; forgets live changes, keeps present values as the start */
  reset(): Promise<void>;
  /** all settings of a preset but the speed, the scale and where we look; both runs start again */
  load_preset(id: PresetId): Promise<void>;
  /** `text` as a person typed it or a link says it; null when accepted, else why not (nothing is changed then) */
  set_experiment(key: keyof ExperimentSettings, text: string): Problem | null;
  set_run(run: RunId, key: keyof RunSettings, text: string): Problem | null;
  set_view(key: keyof ViewSettings, text: string): Problem | null;
  /** take the suggested lr and start both runs again */
  apply_fix(run: RunId): Promise<void>;
  /** workers made anew for these runs and brought to the step shown, then on as before; the past stays */
  revive(runs: readonly RunId[]): Promise<void>;
  /** the whole experiment as a URL that replays to the present step */
  link(): string;
  dispose(): void;
}

/** The world the lab lives in, handed in so that tests can hand in another. */
export interface LabHost {
  connect: Connect<RunWorker>;
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
  };
}
