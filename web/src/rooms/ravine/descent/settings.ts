// SPDX-License-Identifier: MIT
/** What a ravine is set to: its table, as links say it, and the defaults where they say nothing. */

import { SLIDERS } from '../../../lab/experiment/rates';
import type { NumberNode } from '../../../lab/experiment/schema';
import {
  choice,
  flag,
  integer,
  number_field,
  range_of,
  real,
  type Setting,
} from '../../../lab/experiment/setting';
import type { RunId } from '../../../lab/ids';
import { type RoomSettings, room_defaults } from '../../../lab/room';
import {
  ANGLE,
  CONDITION,
  COORDINATE,
  NOISE,
  SURFACES,
  type SurfaceNumbers,
  type SurfaceType,
  USUAL_STEPS,
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
  /** how many steps the trajectories have */
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

const number = (url: string, node: NumberNode) =>
  real(url, node.default ?? 0, range_of(node), number_field(range_of(node)));

export const RAVINE_SPEEDS: readonly [RavineSpeed, ...RavineSpeed[]] = [1, 4, 20, 'all'];

export const RAVINE = {
  surface: choice('surface', SURFACES as [SurfaceType]),
  kappa: number('kappa', CONDITION),
  angle: number('angle', ANGLE),
  noise: number('noise', NOISE),
  x: optional(number('x', COORDINATE)),
  y: optional(number('y', COORDINATE)),
  steps: optional(integer('ravine_steps', 0, { min: 1, max: MOST_RAVINE_STEPS })),
  step: optional(integer('ravine_step', 0, { min: 0, max: MOST_RAVINE_STEPS })),
  speed: { ...choice('ravine_speed', RAVINE_SPEEDS), default: 4 as RavineSpeed },
  velocity: flag('velocity_arrows', true),
  gradient: flag('gradient_arrows', false),
} satisfies { [K in keyof Omit<RavineSettings, 'paces'>]: Setting<RavineSettings[K]> };

/** Of run `id`. */
export const pace_settings: { [K in keyof RunRates]: Setting<number | null> } = {
  lr: optional({ ...SLIDERS.lr, url: 'ravine_lr' }),
  momentum: optional({ ...SLIDERS.momentum, url: 'ravine_momentum' }),
};

export const steps_of = ({ surface, steps }: RavineSettings): number => steps ?? USUAL_STEPS[surface];
export const shown_step = (settings: RavineSettings): number =>
  Math.min(settings.step ?? Number.POSITIVE_INFINITY, steps_of(settings));

/** The ravine's settings, as its lab has them and its links say them. */
export const RAVINE_SETTINGS: RoomSettings<RavineSettings> = {
  table: RAVINE,
  per_run: { key: 'paces', table: pace_settings },
  presented: {
    // It opens where the link rests, unless it says a step of its own, and its links say the last step, too.
    opened: (settings, steps) => ({ ...settings, step: settings.step ?? steps }),
    linked: (settings) => ({ ...settings, step: settings.step ?? steps_of(settings) }),
  },
};

export const ravine_settings = (overrides: Partial<RavineSettings> = {}): RavineSettings => ({
  ...room_defaults(RAVINE_SETTINGS),
  ...overrides,
});
