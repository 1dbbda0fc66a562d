// SPDX-License-Identifier: MIT
/** A run's optimizer as a call of PyTorch's, or of the class that has momentum as books write it. */
import { default_of, type RuleType, rule_keys } from '../../experiment/schema';
import type { RunSettings, Value } from '../../experiment/types';
import { literal } from './python-text';

const CLASSES: Record<RuleType, string> = {
  sgd: 'optim.SGD',
  adam: 'optim.Adam',
  rmsprop: 'optim.RMSprop',
  adagrad: 'optim.Adagrad',
};

export const OWN_CLASS = 'Momentum';

export interface OptimizerCall {
  class: string;
  /** what it is handed */
  params: string;
  /** by PyTorch's names, those that are not its defaults; lr is always there */
  options: ReadonlyMap<string, string>;
  /** what an option is where it is not among them */
  usual(key: string): string;
}

const BETAS = ['beta1', 'beta2'];

/** PyTorch has Adam's two as a pair. */
const named = (key: string) => (BETAS.includes(key) ? 'betas' : key);

function text_of(key: string, settings: RunSettings): string {
  if (named(key) === 'betas') return `(${BETAS.map((beta) => literal(settings[beta] as Value)).join(', ')})`;
  return literal(settings[key] as Value);
}

/** Options that PyTorch's optimizers have not. */
const OF_THE_PAGE = ['convention', 'stale_buffer'];

const is_written = (own: boolean) => (key: string) => own || !OF_THE_PAGE.includes(key);

/** All options of the settings' rule by PyTorch's names. `own`: by the class of books. */
export function options_of(settings: RunSettings, own: boolean): Map<string, string> {
  const keys = rule_keys(settings.rule).filter(is_written(own));
  return new Map(keys.map((key) => [named(key), text_of(key, settings)]));
}

/** `lr`: in the place of the settings' own. */
export function optimizer_call(
  settings: RunSettings,
  params: string,
  own: boolean,
  lr = literal(settings.lr),
): OptimizerCall {
  const { rule, schedule } = settings;
  const is_usual = (key: string) =>
    (named(key) === 'betas' ? BETAS : [key]).every(
      (one) => default_of(rule, schedule, one) === settings[one],
    );
  const keys = rule_keys(rule).filter((key) => key === 'lr' || (is_written(own)(key) && !is_usual(key)));
  const options = new Map(keys.map((key) => [named(key), key === 'lr' ? lr : text_of(key, settings)]));
  const usual = (key: string) => text_of(key === 'betas' ? 'beta1' : key, settings);
  return { class: own && rule === 'sgd' ? OWN_CLASS : CLASSES[rule], params, options, usual };
}

export const call_text = ({ class: name, params, options }: Omit<OptimizerCall, 'usual'>): string =>
  `${name}(${[params, ...[...options].map(([key, value]) => `${key}=${value}`)].join(', ')})`;

/** Somewhere momentum is not as PyTorch writes it. */
export const is_own = ({ rule, momentum, convention, stale_buffer }: RunSettings): boolean =>
  rule === 'sgd' && Number(momentum) !== 0 && (convention !== 'pytorch' || stale_buffer === true);
