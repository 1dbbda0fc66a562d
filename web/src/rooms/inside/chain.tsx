// SPDX-License-Identifier: MIT
/** The chain rule at the weight looked at: its product on the way forward, its gradient on the way back. */

import { equation_text } from '../../lab/controls/text';
import { place_of } from '../../lab/experiment/parameters';
import { subscript } from '../../lib/formula';
import { format_number } from '../../lib/numbers';
import { type Tensor, tensors_of } from '../../lib/tensors';
import { Formula } from '../../ui/Formula';
import type { StepSampleTrace, StepTrace } from '../../worker/protocol';
import { inside_words } from './words';

/** left = middle = result */
export function Equation(props: { left: string; middle?: string; result: string }) {
  const { left, middle, result } = props;
  return (
    <p class="equation">
      <Formula text={`${left} =${middle === undefined ? '' : ` ${middle} =`}`} />{' '}
      <b>
        <Formula text={result} />
      </b>
    </p>
  );
}

/** The step, and the network it is of. */
interface NetworkStep {
  model: StepTrace;
  network: Parameters<typeof tensors_of>[0];
}

interface Factors {
  tensor: Tensor;
  row: number;
  column: number;
  delta: number;
  /** what the weight is fed; a bias is fed 1 */
  x: number;
}

function factors_of({ model, network }: NetworkStep, trace: StepSampleTrace): Factors {
  const tensors = tensors_of(network);
  const { tensor, row, column } = place_of(tensors, model.parameter);
  const layer = tensors.indexOf(tensor) >> 1;
  const inputs = layer === 0 ? trace.x : trace.layers[layer - 1]?.a;
  const x = tensor.columns === null ? 1 : (inputs?.[column] ?? Number.NaN);
  return { tensor, row, column, delta: trace.layers[layer]?.delta[row] ?? Number.NaN, x };
}

const short = (value: number) => format_number(value, { digits: 3, fixed: true });

export function ForwardProduct({ step, trace }: { step: NetworkStep; trace: StepSampleTrace }) {
  const { tensor, x } = factors_of(step, trace);
  const w = step.model.parameter_before;
  if (tensor.columns === null) return <Equation left="b" result={equation_text(w)} />;
  return <Equation left="w·x" middle={`${short(w)} × ${short(x)}`} result={short(w * x)} />;
}

export function Chain({ step, trace }: { step: NetworkStep; trace: StepSampleTrace }) {
  const words = inside_words.value;
  const { tensor, row, column, delta, x } = factors_of(step, trace);
  const fed = tensor.columns === null ? '1' : `x${subscript(column)}`;
  return (
    <p class="equation">
      <Formula text={`g = ${words.mean_word} δ${subscript(row)}·${fed} =`} />{' '}
      <b>
        <Formula text={equation_text(step.model.gradient)} />
      </b>
      <span class="note result">
        {words.factors(short(delta), tensor.columns === null ? '1' : short(x), short(delta * x))}
      </span>
    </p>
  );
}
