// SPDX-License-Identifier: MIT
/** The gradient of the tensor looked at, as the article's `print(linear1.weight.grad)` shows it. */
import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { words } from '../../../i18n';
import { place_of } from '../../../lab/experiment/parameters';
import { useLab } from '../../../lab/views/lab-context';
import { format_count } from '../../../lib/numbers';
import { tensor_text } from '../../../lib/tensor-text';
import { type Tensor, tensors_of } from '../../../lib/tensors';

interface Print {
  tensor: Tensor;
  step: number;
  text: string;
}

export function GradientPrint() {
  const lab = useLab();
  const dialog = useRef<HTMLDialogElement>(null);
  const print = useSignal<Print | null>(null);
  const { inside: text } = words.value;
  const run = lab.runs[lab.inside.value];
  const step_trace = run.shown.value?.products.step_trace;
  const { tensor } = place_of(
    tensors_of(lab.network.value),
    Math.min(lab.network.value.parameters - 1, step_trace?.parameter ?? 0),
  );
  const code = `print(${tensor.name}.grad)`;
  const show = async () => {
    const all = await run.gradient();
    const { offset, rows, columns } = tensor;
    const own = all?.subarray(offset, offset + rows * (columns ?? 1));
    if (!own?.length) return;
    print.value = { tensor, step: step_trace?.step ?? 0, text: tensor_text(own, columns) };
    dialog.current?.showModal();
  };
  return (
    <>
      <button
        type="button"
        class="print"
        title={text.print_hint}
        // It is asked of the run where that stands.
        disabled={Number.isNaN(step_trace?.gradient ?? Number.NaN) || lab.past.value !== null}
        onClick={show}
      >
        <code>{code}</code>
      </button>
      <dialog ref={dialog} class="printed" aria-labelledby="print-title">
        <h2 id="print-title">{text.print_title(format_count(print.value?.step ?? 0))}</h2>
        <textarea
          readOnly
          wrap="off"
          lang="en"
          aria-labelledby="print-title"
          rows={(print.value?.text.split('\n').length ?? 0) + 2}
          value={`>>> ${code}\n${print.value?.text ?? ''}`}
        />
        <form method="dialog">
          <button type="submit" class="strong">
            {words.value.keys.close_button}
          </button>
        </form>
      </dialog>
    </>
  );
}
