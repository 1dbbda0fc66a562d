// SPDX-License-Identifier: MIT
/** Which tensors a run hands to its optimizer, as `optim.SGD([linear1.weight], …)` does in the article's first listing. */
import { useState } from 'preact/hooks';
import { words } from '../i18n';
import type { Problem, RunId } from '../state/contract';
import { ALL_TENSORS, TENSORS, trained } from '../state/network';
import { use_lab } from './lab-context';
import { problem_text } from './text';

export function TrainedTensors({ id }: { id: RunId }) {
  const lab = use_lab();
  const { runs: text } = words.value;
  const [problem, set_problem] = useState<Problem | null>(null);
  const params = lab.experiment.value[`${id}_params`];
  const chosen = trained(params);
  const toggle = (box: HTMLInputElement, name: string) => {
    const next = TENSORS.filter((one) => (one === name) !== chosen.includes(one));
    set_problem(lab.set_experiment(`${id}_params`, next.join()));
    // What was refused is not so.
    box.checked = trained(lab.experiment.peek()[`${id}_params`]).includes(name);
  };
  return (
    <details class="tensors">
      <summary title={text.trains_hint}>
        {text.trains} <b>{params === ALL_TENSORS ? text.trains_all : chosen.join(', ')}</b>
      </summary>
      <fieldset>
        <legend class="note">{text.trains_hint}</legend>
        {TENSORS.map((name) => (
          <label key={name}>
            <input
              type="checkbox"
              checked={chosen.includes(name)}
              onChange={(event) => toggle(event.currentTarget, name)}
            />
            <code>{name}</code>
          </label>
        ))}
      </fieldset>
      {problem && (
        <p class="problem" role="alert">
          {problem_text(problem)}
        </p>
      )}
    </details>
  );
}
