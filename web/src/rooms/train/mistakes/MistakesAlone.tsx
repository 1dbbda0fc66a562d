// SPDX-License-Identifier: MIT
/** The mistakes, or the fit, to be looked at alone: on a projector beside the curves, or in a frame of somebody's page. */
import { useLab } from '../../../lab/views/lab-context';
import { Fit } from './Fit';
import { Matrix } from './Matrix';
import { MistakesSentence } from './MistakesPanel';
import { useMistakes } from './use-mistakes';

interface MistakesAloneProps {
  /** px in one of the page's */
  unit: number;
}

export function MistakesAlone({ unit }: MistakesAloneProps) {
  const lab = useLab();
  const shown = useMistakes();
  return (
    <div class="mistakes mistakes-alone">
      {lab.network.value.loss === 'mse' ? (
        <Fit shown={shown} unit={unit} most={2} />
      ) : (
        <Matrix shown={shown} unit={unit} fills />
      )}
      <MistakesSentence shown={shown} />
    </div>
  );
}
