// SPDX-License-Identifier: MIT
/** The experiment's runs as they go down a surface: their rules, with a learning rate and γ of the ravine's own. */
import type { Descender } from '../../workers/ravine-protocol';
import type { Colour, RunId, RunSettings } from '../contract';
import { tuning_of } from '../network';
import type { Pace } from './settings';
import { type SurfaceType, usual_pace } from './surfaces';

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
}

export function ravine_run(source: RavineSource, surface: SurfaceType, pace: Pace): RavineRun {
  const { rule, momentum } = source.settings;
  const has_momentum = Number(momentum ?? 0) > 0;
  const usual = usual_pace(surface, rule, has_momentum);
  const lr = pace.lr ?? usual.lr;
  const own = has_momentum ? (pace.momentum ?? usual.momentum) : 0;
  // Nesterov's step needs a γ: without one there is nothing to look ahead along.
  const nesterov = source.settings.nesterov === true && own > 0;
  const settings: RunSettings = {
    ...source.settings,
    lr,
    ...(has_momentum ? { momentum: own } : {}),
    ...('nesterov' in source.settings ? { nesterov } : {}),
  };
  return { ...source, settings, lr, momentum: own, has_momentum };
}

/** What a step's lr comes to in PyTorch's convention: averaging takes steps (1−γ) as long, dampening (1−τ). */
export const share_of = ({ settings, momentum }: RavineRun) =>
  settings.convention === 'average' ? 1 - momentum : 1 - Number(momentum > 0 && settings.dampening);

/** Theory holds of SGD without weight decay, maximize and a schedule. */
function has_theory({ settings }: RavineRun): boolean {
  const { rule, schedule, weight_decay, maximize } = settings;
  const plain = !weight_decay && !maximize;
  return rule === 'sgd' && schedule === 'constant' && plain && !settings['schedule.warmup_steps'];
}

/** And heavy ball's of what does not look ahead. */
export const is_heavy_ball = (run: RavineRun): boolean => has_theory(run) && !run.settings.nesterov;

/** Where a run lies on the map of rates. */
export const on_map = (run: RavineRun) =>
  is_heavy_ball(run) ? { lr: run.lr * share_of(run), momentum: run.momentum } : null;

/** The run's own lr that lies there. */
export const off_map = (run: RavineRun, lr: number, momentum: number) => lr / share_of({ ...run, momentum });

export const descender_of = (run: RavineRun): Descender => ({
  ...tuning_of(run.settings),
  theory: has_theory(run)
    ? { lr: run.lr * share_of(run), momentum: run.momentum, nesterov: run.settings.nesterov === true }
    : null,
});
