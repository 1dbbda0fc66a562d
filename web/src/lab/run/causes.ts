// SPDX-License-Identifier: MIT
/** What a run's trouble comes from, and the settings that mend it where some do. */
import type { Divisor, Snapshot } from '../../worker/protocol';
import { DEFAULT_SCHEDULE, default_settings } from '../experiment/defaults';
import { default_of, SCHEDULE_PREFIX } from '../experiment/schema';
import type { RunBuildOptions, RunSettings, Value } from '../experiment/types';

/** What trouble comes from: of these, the first that is so. */
export const CAUSES = [
  /** of RMSprop: a mean of squares that is none */
  'alpha',
  /** the update divided by 0, or by the root of what is below 0 */
  'zero_divisor',
  'negative_variance',
  /** before anything had moved, or where nothing moves */
  'start',
  /** no zero_grad() */
  'adds_up',
  /** maximize */
  'uphill',
  /** above 1 */
  'dampening',
  /** γ ≥ 1 */
  'no_friction',
  'decay',
  /** it raises lr above the rule's own */
  'schedule',
  'inputs',
  /** the learning rate is too high */
  'rate',
] as const;

export type Cause = (typeof CAUSES)[number];

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

/** What is known of a run in trouble, besides what its steps were made with. */
export interface Evidence extends Pick<RunBuildOptions, 'zero_grad'> {
  /** of the latest step, as the schedule has it */
  lr: number;
  /** what the update that failed divided by */
  divisor: Divisor | null;
  /** the largest input there is, without its sign */
  widest: number;
  /** the loss was not finite before anything had moved */
  at_start: boolean;
}

export const evidence_of = (
  snapshot: Snapshot | null,
  { lr }: RunSettings,
  build_options: RunBuildOptions,
): Evidence => ({
  zero_grad: build_options.zero_grad,
  lr: snapshot?.lr ?? lr,
  divisor: snapshot?.divisor ?? null,
  widest: snapshot?.widest ?? 1,
  at_start: snapshot?.diverged_at === 0 && !Number.isFinite(snapshot.loss),
});

type Options = Readonly<Record<string, Value | undefined>>;
const number_of = (settings: Options, key: string) => Number(settings[key] ?? 0);

/** Inputs are usually 1 wide, or a few. Sums of so large ones leave the scale on which weights are drawn. */
const WIDE = 10;
/** An lr, or effective step, that would do if only the inputs were no wider. */
const SANE = { sgd: 10, others: 1 };
/** Weights times so much have squares that are no float32. */
const MOST_DECAY = 1e15;

/** How much of a gradient enters a step that has momentum. */
function share_of(settings: RunSettings, momentum: number): number {
  if (settings.convention === 'average') return 1 - momentum;
  const enters = 1 - number_of(settings, 'dampening');
  return momentum > 0 && enters > 0 ? enters : 1;
}

/** How far a gradient moves a weight in the end, in lr. */
const reach = (settings: RunSettings, momentum: number): number =>
  share_of(settings, momentum) / (1 - momentum);

/** Weights leap over 0 and beyond, each time further, by decay alone: the bound of a quadratic of this curvature. */
function decays_too_fast(settings: RunSettings, lr: number): boolean {
  const decay = number_of(settings, 'weight_decay');
  if (settings.rule !== 'sgd') return decay > MOST_DECAY;
  const momentum = number_of(settings, 'momentum');
  const ahead = settings.nesterov === true ? 1 + 2 * momentum : 1;
  return lr * share_of(settings, momentum) * ahead * decay > 2 * (1 + momentum);
}

function is_wide(settings: RunSettings, { widest }: Evidence): boolean {
  const { lr, rule } = settings;
  const far = rule === 'sgd' ? lr * reach(settings, number_of(settings, 'momentum')) : lr;
  return widest > WIDE && far <= (rule === 'sgd' ? SANE.sgd : SANE.others);
}

/** What is certain comes first; the learning rate is to blame where nothing else is. */
export function cause_of(settings: RunSettings, evidence: Evidence): Cause {
  const { rule, momentum } = settings;
  if (rule === 'rmsprop' && number_of(settings, 'alpha') >= 1) return 'alpha';
  if (evidence.divisor) return evidence.divisor === 'zero' ? 'zero_divisor' : 'negative_variance';
  if (evidence.at_start || evidence.lr === 0) return 'start';
  if (!evidence.zero_grad) return 'adds_up';
  if (settings.maximize === true) return 'uphill';
  const damps = rule === 'sgd' && Number(momentum) > 0 && settings.convention !== 'average';
  if (damps && number_of(settings, 'dampening') > 1) return 'dampening';
  if (Number(momentum ?? 0) >= 1) return 'no_friction';
  if (decays_too_fast(settings, evidence.lr)) return 'decay';
  if (evidence.lr > settings.lr) return 'schedule';
  return is_wide(settings, evidence) ? 'inputs' : 'rate';
}

type Fix = Readonly<Record<string, Value>>;

/** Settings that should work; none where only other data do. */
export function fix_of(cause: Cause, settings: RunSettings): Fix {
  const core = (key: string): Fix => ({
    [key]: default_of(settings.rule, settings.schedule ?? DEFAULT_SCHEDULE, key) as Value,
  });
  switch (cause) {
    case 'alpha':
      return core('alpha');
    case 'zero_divisor':
      return core('eps');
    case 'negative_variance':
      return { centered: false };
    case 'adds_up':
      return { zero_grad: true };
    case 'uphill':
      return { maximize: false };
    case 'dampening':
      return { dampening: 0 };
    case 'decay':
      return { weight_decay: 0 };
    case 'schedule':
      return core(SCHEDULE_PREFIX + (settings.schedule === 'cosine' ? 'eta_min' : 'gamma'));
    case 'no_friction':
    case 'rate':
      return slower(settings);
    case 'start':
    case 'inputs':
      return {};
  }
}

/** Of other rules, whose steps are about lr long. */
const MOST_SCALED = 0.1;

/** A tenth of the present lr, at most `most`, one digit; `fallback` where that is none. */
function lower_lr(lr: number, most: number, fallback: number): number {
  const suggested = Number(Math.min(most, lr / 10).toPrecision(1));
  return suggested > 0 ? suggested : fallback;
}

/**
 * Steps that are short enough: the effective step lr/(1−γ) about 1 (the averaging convention scales by 1−γ itself), lr at
 * most a tenth of the present one, one digit. Without friction (γ ≥ 1) velocity never forgets: γ goes back, too. Other
 * rules scale their steps themselves.
 */
function slower(settings: RunSettings): Fix {
  const { lr, rule } = settings;
  const defaults = default_settings('b');
  const default_gamma = Number(defaults.momentum);
  const momentum = number_of(settings, 'momentum');
  if (rule !== 'sgd')
    return momentum >= 1 ? { momentum: default_gamma } : { lr: lower_lr(lr, MOST_SCALED, defaults.lr) };
  const gamma = momentum < 1 ? momentum : default_gamma;
  const most_with = (one: number) => Number((1 / reach(settings, one)).toPrecision(1));
  const most = most_with(gamma);
  if (momentum >= 1 && lr > most) return { momentum: gamma, lr: most };
  // An lr that would do with the default γ is not what is too much.
  if (momentum > default_gamma && lr <= most_with(default_gamma)) return { momentum: default_gamma };
  return { lr: lower_lr(lr, most, defaults.lr) };
}
