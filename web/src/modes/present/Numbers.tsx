// SPDX-License-Identifier: MIT
/** The key numbers of a moment, each with its name, in its run's colour. */

import { option_text } from '../../lab/controls/option-text';
import { loss_text } from '../../lab/controls/text';
import { useLab } from '../../lab/views/lab-context';
import { names_in } from '../../lab/views/names';
import type { Colour } from '../../lib/colours';
import { format_count } from '../../lib/numbers';
import { present_words } from './words';

export interface KeyNumber {
  name: string;
  value: string;
  /** of the run it belongs to; null: of all */
  colour: Colour | null;
}

/** More are written smaller. */
const FEW = 3;

export function Numbers({ numbers }: { numbers: readonly KeyNumber[] }) {
  return (
    <dl class={`present-numbers ${numbers.length > FEW ? 'many' : ''}`}>
      {numbers.map(({ name, value, colour }) => (
        <div key={name} class={colour === null ? '' : `run-${colour}`}>
          <dt class={colour === null ? 'of-all' : ''}>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The step, and each run with its γ and its loss. */
export function useRunNumbers(): KeyNumber[] {
  const lab = useLab();
  const text = present_words.value;
  const names = names_in(lab).short;
  const runs = lab.drawn.value.map((id): KeyNumber => {
    const run = lab.runs[id];
    const { rule, momentum } = run.settings.value;
    const loss = run.loss.value;
    const γ = option_text('momentum', momentum);
    // A name that tells runs apart by γ says it already.
    const has_γ = rule === 'sgd' || Number(momentum) > 0;
    const with_γ = has_γ && !names[id].includes(γ);
    return {
      name: with_γ ? text.run_with(names[id], γ) : names[id],
      value: Number.isNaN(loss) ? text.no_loss : loss_text(loss),
      colour: run.colour.value,
    };
  });
  return [{ name: text.step, value: format_count(lab.step.value), colour: null }, ...runs];
}
