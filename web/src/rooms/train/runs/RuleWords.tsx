// SPDX-License-Identifier: MIT
/** A run's rule with its numbers, what it does in words, and how far it goes in the end. */
import { words } from '../../../i18n';
import { numeric } from '../../../lab/controls/option-text';
import type { RunSettings } from '../../../lab/experiment/types';
import { one_minus } from '../../../lab/rule/rules';
import { Rule } from '../../../lab/views/Rule';
import { format_number } from '../../../lib/numbers';
import { Formula } from '../../../ui/Formula';

/** How far a long straight run of equal gradients carries one step; null where the rule scales its steps itself. */
export function effective_step(settings: RunSettings): number | null {
  if (settings.rule !== 'sgd') return null;
  const { lr } = settings;
  const momentum = numeric(settings, 'momentum');
  // Averaging has the 1−γ in v already.
  if (momentum === 0 || settings.convention === 'average') return lr;
  const enters = 1 - numeric(settings, 'dampening');
  const friction = one_minus(momentum);
  return friction > 0 ? (lr * enters) / friction : Number.POSITIVE_INFINITY;
}

type RuleWord = keyof typeof words.value.runs.words;

function words_of({ rule, momentum, nesterov, convention, stale_buffer }: RunSettings): RuleWord {
  if (rule !== 'sgd') return rule;
  if (!(Number(momentum) > 0)) return 'plain';
  if (stale_buffer === true) return 'stale';
  return nesterov === true ? 'nesterov' : (convention as RuleWord);
}

function effective_formula(settings: RunSettings): string {
  if (settings.convention === 'average') return 'lr';
  return numeric(settings, 'dampening') === 0 ? 'lr/(1−γ)' : 'lr·(1−dampening)/(1−γ)';
}

export function RuleWords({ settings }: { settings: RunSettings }) {
  const { runs: text } = words.value;
  const word = words_of(settings);
  const step = effective_step(settings);
  const article = word === 'pytorch' || word === 'classical';
  return (
    <>
      <Rule settings={settings} />
      <p class="note">{text.words[word]}</p>
      {settings.maximize === true && <p class="note">{text.words.maximize}</p>}
      {article && <p class="note">{text.article_words}</p>}
      {step !== null && word !== 'plain' && (
        <p class="note">
          {text.effective} <Formula text={`${effective_formula(settings)} =`} /> <b>{format_number(step)}</b>
        </p>
      )}
    </>
  );
}
