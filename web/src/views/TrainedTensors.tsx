// SPDX-License-Identifier: MIT
/** Which tensors a run hands to its optimizer, as `optim.SGD([linear1.weight], …)` does in the article's first listing. */
import { words } from '../i18n';
import type { RunId } from '../state/contract';
import { ALL_TENSORS, tensor_names, trained } from '../state/network';
import { use_lab } from './lab-context';
import { Refusal, use_refusal } from './Refusal';

export function TrainedTensors({ id }: { id: RunId }) {
  const lab = use_lab();
  const { runs: text } = words.value;
  const { hidden } = lab.network.value;
  const { params } = lab.runs[id].nature.value;
  const [problem, set_problem] = use_refusal(params);
  const names = tensor_names(hidden);
  const chosen = trained(params, hidden);
  const toggle = (box: HTMLInputElement, name: string) => {
    const next = names.filter((one) => (one === name) !== chosen.includes(one));
    set_problem(lab.set_nature(id, 'params', next.join()));
    // What was refused is not so.
    box.checked = trained(lab.runs[id].nature.peek().params, hidden).includes(name);
  };
  return (
    <details class="tensors">
      <summary title={text.trains_hint}>
        {text.trains} <b>{params === ALL_TENSORS ? text.trains_all : chosen.join(', ')}</b>
      </summary>
      <fieldset>
        <legend class="note">{text.trains_hint}</legend>
        {names.map((name) => (
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
      <Refusal id={`${id}-params`} problem={problem} />
    </details>
  );
}
