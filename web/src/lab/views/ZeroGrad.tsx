// SPDX-License-Identifier: MIT
/** Whether a run's steps end with zero_grad(). */
import { words } from '../../i18n';
import { Check } from '../controls/Check';
import type { RunId } from '../ids';
import { useLab } from './lab-context';
import { run_refusal } from './refusals';

/** `run`: the run's name. */
export function ZeroGrad({ id, run }: { id: RunId; run: string }) {
  const lab = useLab();
  const { runs: text } = words.value;
  return (
    <Check
      id={`${id}-zero-grad`}
      label="zero_grad()"
      name={text.option_label(run, 'zero_grad()')}
      hint={text.zero_grad_hint}
      value={lab.runs[id].build_options.value.zero_grad}
      refusal={run_refusal(lab, id, 'zero_grad')}
      commit={(checked) => lab.set_build_option(id, 'zero_grad', checked)}
    />
  );
}
