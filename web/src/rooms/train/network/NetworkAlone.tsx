// SPDX-License-Identifier: MIT
/** The network to be looked at alone: on a projector beside the curves, or in a frame of somebody's page. */
import { useLab } from '../../../lab/views/lab-context';
import { names_in } from '../../../lab/views/names';
import { format_count } from '../../../lib/numbers';
import { NetworkFigure } from './NetworkFigure';
import { NetworkSentence } from './NetworkPanel';
import { value_text } from './text';
import { type ShownNetwork, useNetwork } from './use-network';
import { useReading } from './WeightReading';
import { network_words } from './words';

interface NetworkAloneProps {
  /** px in one of the page's */
  unit: number;
  /** with what it comes to; else with the weight that is read */
  sentence: boolean;
}

export function NetworkAlone({ unit, sentence }: NetworkAloneProps) {
  const shown = useNetwork();
  return (
    <div class="network-panel network-alone">
      <NetworkFigure shown={shown} unit={unit} fills />
      {sentence ? <NetworkSentence shown={shown} /> : <Caption shown={shown} />}
    </div>
  );
}

function Caption({ shown }: { shown: ShownNetwork }) {
  const lab = useLab();
  const text = network_words.value;
  const reading = useReading(shown);
  const step = shown.state.value?.step;
  const id = lab.inside.value;
  return (
    <p>
      <b class={`ink-${lab.runs[id].colour.value}`}>{names_in(lab).short[id]}</b>{' '}
      {step !== undefined && text.at_step(format_count(step))}
      {reading && ` · ${reading.name} = ${value_text(reading.value)}`}
    </p>
  );
}
