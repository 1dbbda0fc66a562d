// SPDX-License-Identifier: MIT
/** Which tensors a run hands to its optimizer, as `optim.SGD([linear1.weight], …)` does in the article's first listing. */
import { words } from '../../../i18n';
import { Refusal, useRefusal } from '../../../lab/controls/Refusal';
import { ALL_TENSORS, tensor_names, trained } from '../../../lab/experiment/network';
import type { RunId } from '../../../lab/ids';
import { useLab } from '../../../lab/views/lab-context';
import { run_refusal } from '../../../lab/views/refusals';

export function TrainedTensors({ id }: { id: RunId }) {
  const lab = useLab();
  const { runs: text } = words.value;
  const { hidden } = lab.network.value;
  const { params } = lab.runs[id].build_options.value;
  const [problem, set_problem] = useRefusal(params);
  const names = tensor_names(hidden);
  const chosen = trained(params, hidden);
  const toggle = (box: HTMLInputElement, name: string) => {
    const next = names.filter((one) => (one === name) !== chosen.includes(one));
    set_problem(lab.set_build_option(id, 'params', next.join()));
    // What was refused is not so.
    box.checked = trained(lab.runs[id].build_options.peek().params, hidden).includes(name);
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
      <Refusal id={`${id}-params`} problem={problem ?? run_refusal(lab, id, 'params')} />
    </details>
  );
}
