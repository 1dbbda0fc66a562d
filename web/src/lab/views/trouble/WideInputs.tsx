// SPDX-License-Identifier: MIT
/** Inputs that are badly scaled, said before the first step; one click standardises them. */
import { useSignal } from '@preact/signals';
import { format_number } from '../../../lib/numbers';
import { standardised, WIDE } from '../../experiment/scale';
import type { Lab } from '../../view';
import { useLab } from '../lab-context';
import { trouble_words } from './words';

/** Null where nothing can be standardised. */
export function StandardiseButton({ lab }: { lab: Lab }) {
  const better = standardised(lab.experiment.value);
  return (
    better && (
      <button type="button" class="strong" onClick={() => lab.choose_data(better)}>
        {trouble_words.value.standardise}
      </button>
    )
  );
}

export function WideInputs() {
  const lab = useLab();
  const text = trouble_words.value;
  /** the table of which it was read */
  const dismissed = useSignal('');
  const { table } = lab.experiment.value;
  const [first] = lab.shown.value;
  const widest = first ? (lab.runs[first].snapshot.value?.widest ?? 0) : 0;
  if (!table || table.standardise || widest <= WIDE || lab.step.value > 0 || dismissed.value === table.id)
    return null;
  return (
    <section class="banner wide-inputs" aria-labelledby="wide-inputs">
      <div>
        <h2 id="wide-inputs">{text.wide(format_number(widest))}</h2>
        <p>{text.wide_why}</p>
      </div>
      <div class="banner-buttons">
        <StandardiseButton lab={lab} />
        <button
          type="button"
          onClick={() => {
            dismissed.value = table.id;
          }}
        >
          {text.dismiss}
        </button>
      </div>
    </section>
  );
}
