// SPDX-License-Identifier: MIT
/** What a run is built with and usually would not be, a box each that ticks it off: softmax twice, DataLoader's order … */
import { words } from '../../../i18n';
import { Check } from '../../../lab/controls/Check';
import { option_text } from '../../../lab/controls/option-text';
import { DEFAULT_BUILD } from '../../../lab/experiment/network';
import type { RunBuildOptions } from '../../../lab/experiment/types';
import type { RunId } from '../../../lab/ids';
import { useLab } from '../../../lab/views/lab-context';
import { run_refusal } from '../../../lab/views/refusals';

const ALWAYS_SHOWN: readonly string[] = ['params', 'zero_grad'] satisfies (keyof RunBuildOptions)[];
const KEYS = Object.keys(DEFAULT_BUILD).filter(
  (key) => !ALWAYS_SHOWN.includes(key),
) as (keyof RunBuildOptions)[];

/** `run`: the run's name. */
export function Unusual({ id, run }: { id: RunId; run: string }) {
  const lab = useLab();
  const { runs: text, build } = words.value;
  const options = lab.runs[id].build_options.value;
  return (
    <>
      {KEYS.filter((key) => options[key] !== DEFAULT_BUILD[key]).map((key) => {
        const label = option_text(key, options[key]);
        return (
          <Check
            key={key}
            id={`${id}-${key}`}
            label={label}
            name={text.option_label(run, label)}
            hint={build.hint}
            value
            refusal={run_refusal(lab, id, key)}
            commit={() => lab.set_build_option(id, key, DEFAULT_BUILD[key])}
          />
        );
      })}
    </>
  );
}
