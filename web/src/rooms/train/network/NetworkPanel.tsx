// SPDX-License-Identifier: MIT
/** The card of the network: of which run, its drawing, the weight that is read and set, and what the drawing leaves out. */

import { EditNote } from '../../../lab/views/EditNote';
import { useLab } from '../../../lab/views/lab-context';
import { names_in } from '../../../lab/views/names';
import { PlaceChoice, RunChoice } from '../../../lab/views/ParameterPicker';
import { ShownStep } from '../../../lab/views/ShownStep';
import { format_count } from '../../../lib/numbers';
import { MOST_LINES, MOST_UNITS_DRAWN } from '../../../worker/protocol';
import { layout_of } from './layout';
import { NetworkFigure } from './NetworkFigure';
import { network_sentence } from './text';
import { type ShownNetwork, useNetwork } from './use-network';
import { WeightReading } from './WeightReading';
import { network_words } from './words';

export function NetworkPanel() {
  const lab = useLab();
  const shown = useNetwork();
  const id = lab.inside.value;
  return (
    <section class="panel network-panel" aria-labelledby="network-panel-title">
      <div class="picker">
        <RunChoice />
      </div>
      <Head shown={shown} />
      <NetworkFigure shown={shown} unit={1} />
      <WeightReading shown={shown} />
      <PlaceChoice />
      <EditNote id={id} />
      <div class="sentence">
        <NetworkSentence shown={shown} />
      </div>
      <Limits shown={shown} />
    </section>
  );
}

function Head({ shown }: { shown: ShownNetwork }) {
  const lab = useLab();
  const text = network_words.value;
  const id = lab.inside.value;
  const step = shown.state.value?.step;
  const run = (
    <b key={id} class={`ink-${lab.runs[id].colour.value}`}>
      {names_in(lab).short[id]}
    </b>
  );
  return (
    <header class="panel-head">
      <h2 id="network-panel-title">
        {text.title(run)}{' '}
        <span class="note">{step === undefined ? text.waiting : text.at_step(format_count(step))}</span>
      </h2>
      <span class="note signs">
        <span class="plus">{text.plus}</span> <span class="minus">{text.minus}</span>
      </span>
      <ShownStep />
    </header>
  );
}

/** Read aloud when it stands still. */
export function NetworkSentence({ shown }: { shown: ShownNetwork }) {
  const lab = useLab();
  const state = shown.state.value;
  const network = lab.network.value;
  const layout = layout_of(network, { width: 300, height: 300, unit: 1 });
  const name = names_in(lab).short[lab.inside.value];
  return (
    <p class="network-sentence" aria-live={lab.playing.value || lab.past.value !== null ? 'off' : 'polite'}>
      {state && network_sentence(name, network, layout, state, network_words.value)}
    </p>
  );
}

function Limits({ shown }: { shown: ShownNetwork }) {
  const text = network_words.value;
  const { features, hidden, outputs } = useLab().network.value;
  const units = [features, ...hidden.map((layer) => layer.units), outputs];
  const wide = units.some((count) => count > MOST_UNITS_DRAWN);
  const dense = units.some((count, i) => i > 0 && count * (units[i - 1] as number) > MOST_LINES);
  const notes = [
    shown.state.value?.maps ? text.maps : '',
    dense ? text.lines(format_count(MOST_LINES)) : '',
    wide ? text.units(format_count(MOST_UNITS_DRAWN)) : '',
  ].filter((note) => note !== '');
  return notes.length > 0 ? <p class="note">{notes.join(' ')}</p> : null;
}
