// SPDX-License-Identifier: MIT
/** What a ravine is set to: its table, as links say it, and what is usual where they say nothing. */

import { SURFACE_SLIDERS } from '../../../lab/experiment/rates';
import {
  choice,
  flag,
  integer,
  number_field,
  range_of,
  real,
  type Setting,
} from '../../../lab/experiment/setting';
import { RUN_IDS, type RunId } from '../../../lab/ids';
import { log_scale, type Scale } from '../../../lib/scale';
import {
  ANGLE,
  CONDITION,
  COORDINATE,
  NOISE,
  SURFACES,
  type SurfaceNumbers,
  type SurfaceType,
  USUAL,
} from './surfaces';

/** A learning rate and γ of the ravine's own; null: as usual on the surface. */
export interface RunRates {
  lr: number | null;
  momentum: number | null;
}

export type RavineSpeed = 1 | 4 | 20 | 'all';

/** null: as usual on the surface. */
export interface RavineSettings extends SurfaceNumbers {
  surface: SurfaceType;
  x: number | null;
  y: number | null;
  /** how many steps the ways are followed */
  steps: number | null;
  /** the step shown; null: the last */
  step: number | null;
  speed: RavineSpeed;
  velocity: boolean;
  gradient: boolean;
  paces: Readonly<Record<RunId, RunRates>>;
}

export const MOST_RAVINE_STEPS = 5000;

/** A number that may be left to what is usual. */
function optional(setting: Setting<number>): Setting<number | null> {
  return {
    ...setting,
    default: null,
    admit: (value) => (value === null ? { ok: true, value } : setting.admit(value)),
    format: (value) => (value === null ? '' : setting.format(value)),
  };
}

const coordinate = (url: string) =>
  optional(real(url, 0, range_of(COORDINATE), number_field(range_of(COORDINATE))));

/** Even steps along a line. */
function linear_scale(min: number, max: number, by: number, ticks: readonly number[]): Scale {
  const tidy = (value: number) => Math.min(Math.max(Number(value.toPrecision(12)), min), max);
  const move = (size: number) => (value: number, up: boolean) => tidy(value + (up ? size : -size));
  return {
    min,
    max,
    ticks,
    position: (value) => Math.min(Math.max(value, min), max),
    value_at: (position) => tidy(Math.round(position / by) * by),
    step: move(by),
    leap: move(10 * by),
  };
}

const condition = range_of(CONDITION);
const angle = range_of(ANGLE);

export const RAVINE_SPEEDS: readonly [RavineSpeed, ...RavineSpeed[]] = [1, 4, 20, 'all'];

/** `kappa` and `angle` are slid; the others are typed. */
export const RAVINE = {
  surface: choice('surface', SURFACES as [SurfaceType]),
  kappa: real('kappa', CONDITION.default, condition, {
    kind: 'slider',
    ...log_scale(1, 1000),
    typed: [condition.min, condition.max],
  }),
  angle: real('angle', ANGLE.default, angle, {
    kind: 'slider',
    ...linear_scale(angle.min, angle.max, 1, [-90, 0, 90]),
    typed: [angle.min, angle.max],
  }),
  noise: real('noise', NOISE.default, range_of(NOISE), number_field(range_of(NOISE))),
  x: coordinate('x'),
  y: coordinate('y'),
  steps: optional(integer('ravine_steps', 0, { min: 1, max: MOST_RAVINE_STEPS })),
  step: optional(integer('ravine_step', 0, { min: 0, max: MOST_RAVINE_STEPS })),
  speed: { ...choice('ravine_speed', RAVINE_SPEEDS), default: 4 as RavineSpeed },
  velocity: flag('velocity_arrows', true),
  gradient: flag('gradient_arrows', false),
} satisfies { [K in keyof Omit<RavineSettings, 'paces'>]: Setting<RavineSettings[K]> };

/** Of run `id`. */
export const pace_settings: { [K in keyof RunRates]: Setting<number | null> } = {
  lr: optional(SURFACE_SLIDERS.lr),
  momentum: optional(SURFACE_SLIDERS.momentum),
};

const NO_PACE: RunRates = { lr: null, momentum: null };

export function ravine_settings(said: Partial<RavineSettings> = {}): RavineSettings {
  const keys = Object.keys(RAVINE) as (keyof typeof RAVINE)[];
  const usual = Object.fromEntries(keys.map((key) => [key, RAVINE[key].default]));
  const paces = Object.fromEntries(RUN_IDS.map((id) => [id, NO_PACE]));
  return { ...usual, paces, ...said } as RavineSettings;
}

export const start_of = ({ surface, x, y }: RavineSettings): [number, number] => [
  x ?? USUAL[surface].start[0],
  y ?? USUAL[surface].start[1],
];
export const steps_of = ({ surface, steps }: RavineSettings): number => steps ?? USUAL[surface].steps;
export const shown_step = (settings: RavineSettings): number =>
  Math.min(settings.step ?? Number.POSITIVE_INFINITY, steps_of(settings));

// ---- as links say it

export interface TableWriter {
  table(table: object, values: object, before?: string): void;
}
export interface TableReader {
  take_table<S extends object>(table: object, usual: S, before?: string): S;
}

/** Paces of runs that are in the experiment. */
export function write_ravine(writer: TableWriter, settings: RavineSettings, order: readonly RunId[]): void {
  writer.table(RAVINE, settings);
  for (const id of order) writer.table(pace_settings, settings.paces[id], `${id}.`);
}

export function take_ravine(reader: TableReader, order: readonly RunId[]): RavineSettings {
  const usual = ravine_settings();
  const read = order.map((id) => [id, reader.take_table(pace_settings, usual.paces[id], `${id}.`)]);
  return {
    ...reader.take_table(RAVINE, usual),
    paces: { ...usual.paces, ...Object.fromEntries(read) },
  };
}
