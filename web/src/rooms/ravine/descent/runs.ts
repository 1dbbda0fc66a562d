// SPDX-License-Identifier: MIT
/** The experiment's runs as they go down a surface: their rules, with a learning rate and γ of the ravine's own. */

import { tuning_of } from '../../../lab/experiment/network';
import type { RunSettings } from '../../../lab/experiment/types';
import type { RunId } from '../../../lab/ids';
import type { Colour } from '../../../lib/colours';
import type { Best, Descender, Descents, RatePoint, Theory } from '../../../worker/protocol';
import type { RunRates } from './settings';
import { default_rates_of } from './surface-defaults';
import type { SurfaceType } from './surfaces';

/** A run before it has a place on the surface. */
export interface RavineSource {
  id: RunId;
  colour: Colour;
  /** as it trains networks */
  settings: RunSettings;
}

export interface RavineRun extends RavineSource {
  lr: number;
  /** 0 for one without */
  momentum: number;
  /** it is one with momentum: what is plain in Train, and called so, stays plain */
  has_momentum: boolean;
  /** it is Nesterov's, also while γ is 0 and there is nothing to look ahead along */
  looks_ahead: boolean;
}

export function ravine_run(source: RavineSource, surface: SurfaceType, pace: RunRates): RavineRun {
  const { rule, momentum } = source.settings;
  const has_momentum = Number(momentum ?? 0) > 0;
  const default_rates = default_rates_of(surface, rule, has_momentum);
  const lr = pace.lr ?? default_rates.lr;
  const own = has_momentum ? (pace.momentum ?? default_rates.momentum) : 0;
  const looks_ahead = source.settings.nesterov === true;
  const nesterov = looks_ahead && own > 0;
  const settings: RunSettings = {
    ...source.settings,
    lr,
    ...(has_momentum ? { momentum: own } : {}),
    ...('nesterov' in source.settings ? { nesterov } : {}),
  };
  return { ...source, settings, lr, momentum: own, has_momentum, looks_ahead };
}

/**
 * What a step's lr comes to in PyTorch's convention: averaging takes steps (1−γ) as long, dampening such of (1−τ). Without
 * a velocity there is neither.
 */
export function share_of({ settings, momentum }: Pick<RavineRun, 'settings' | 'momentum'>): number {
  if (momentum === 0) return 1;
  return settings.convention === 'average' ? 1 - momentum : 1 - Number(settings.dampening ?? 0);
}

/** Theory holds of SGD without weight decay, maximize and a velocity that lags, whose lr stays as it is. */
export function theory_of({ settings }: Pick<RavineRun, 'settings'>): Theory | null {
  const { rule, nesterov, weight_decay, maximize, stale_buffer } = settings;
  if (rule !== 'sgd' || weight_decay || maximize || stale_buffer) return null;
  return nesterov ? 'nesterov' : 'heavy_ball';
}

const is_steady = ({ settings }: RavineRun) =>
  settings.schedule === 'constant' && !settings['schedule.warmup_steps'];

function place_of(run: RavineRun): RatePoint | null {
  const theory = theory_of(run);
  const share = share_of(run);
  return theory && share > 0 ? { theory, lr: run.lr * share, momentum: run.momentum } : null;
}

/** Where a run lies on the map of rates. */
export const on_map = (run: RavineRun): RatePoint | null => (is_steady(run) ? place_of(run) : null);

/** The run's own lr that lies there. */
export const off_map = (run: RavineRun, lr: number, momentum: number) => lr / share_of({ ...run, momentum });

export const descender_of = (run: RavineRun): Descender => ({
  ...tuning_of(run.settings),
  place: place_of(run),
  steady: is_steady(run),
});

/** Cut off after so many digits, but for what is rounding of the last bits. */
export const floored = (value: number, digits: number): number => {
  const unit = 10 ** (Math.floor(Math.log10(value)) + 1 - digits);
  return value > 0 ? Number((Math.floor((value / unit) * (1 + 1e-12)) * unit).toPrecision(digits)) : value;
};

/** Of an lr that a button sets, and of 1−γ. */
const LR_DIGITS = 4;
const FRICTION_DIGITS = 3;

/** The best lr and γ for a run in as many digits as are used: towards stability, a limit being near. */
export function best_of(run: RavineRun, best: Descents['best'] | undefined) {
  if (!best || !on_map(run)) return null;
  const moved = run.looks_ahead ? best.nesterov : best.with_momentum;
  const { momentum, lr } = in_digits(run.has_momentum ? moved : best.without);
  return { lr: floored(lr / share_of({ ...run, momentum }), LR_DIGITS), momentum };
}

export const in_digits = ({ lr, momentum }: Pick<Best, 'lr' | 'momentum'>) => ({
  lr: floored(lr, LR_DIGITS),
  momentum: momentum > 0 ? tidied(1 - floored(1 - momentum, FRICTION_DIGITS)) : 0,
});

/** Without the rounding of 1 − 0.434. */
const tidied = (value: number) => Number(value.toPrecision(12));
