// SPDX-License-Identifier: MIT
/** A curve as charts draw it: a run's, a pinned one's, a list of numbers; charts do not ask whose it is. */
import type { ReadonlySignal } from '@preact/signals';
import type { Colour } from '../../lib/colours';
import type { Series } from '../../lib/series/series';
import type { ViewSettings } from '../experiment/types';
import type { Reached } from '../run/record-data';

export interface Curve {
  /** its own among those of a chart */
  key: string;
  name: string;
  /** where there is room for it; left out: the name */
  long_name?: string;
  colour: Colour;
  dashed: boolean;
  /** read whenever it is drawn: it may have grown */
  readonly series: Series;
  /** the key of the curve it goes with, whose name stands for both: the same on test data, or of each batch */
  beside?: string;
  /** not live: a thin line with a hollow end */
  pinned?: boolean;
  /** pale, behind all others; no number is told of it */
  faint?: boolean;
  /** where it met the target */
  readonly met?: Reached | null;
  /** the step at which its run was lost */
  readonly lost?: number | null;
}

/** What a chart of curves that grow follows. Without one they stay as they are. */
export interface ChartClock {
  /** steps made */
  step: ReadonlySignal<number>;
  /** grows by one whenever a series changed */
  frame: ReadonlySignal<number>;
  playing: ReadonlySignal<boolean>;
  view: ReadonlySignal<Pick<ViewSettings, 'speed'>>;
}

/** What curves are timed to, and who takes another by hand. */
export interface ChartTarget {
  /** drawn when it changes, in the frame in which words of it are written */
  value: ReadonlySignal<number>;
  set(value: number): void;
}

/** Those with a name at their end. */
export const leading = (curves: readonly Curve[]): Curve[] =>
  curves.filter(({ beside }) => beside === undefined);

/** Those of which numbers are told. */
export const plain_curves = (curves: readonly Curve[]): Curve[] => curves.filter(({ faint }) => !faint);

/** The one whose value stands beside that of `key`. */
export const companion_of = (curves: readonly Curve[], key: string): Curve | undefined =>
  plain_curves(curves).find(({ beside }) => beside === key);

/** The last step any of them has come to. */
export const last_step = (curves: readonly Curve[]): number =>
  Math.max(0, ...curves.map(({ series }) => series.step.at(-1) ?? 0));
