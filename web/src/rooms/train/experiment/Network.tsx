// SPDX-License-Identifier: MIT
/** The network's layers as chips, 20 → 13 ReLU → 8 Sigmoid → 3; a chip opens the row that changes its layer. */
import { useState } from 'preact/hooks';
import { words } from '../../../i18n';
import { layer_text } from '../../../lab/controls/option-text';
import { Refusal } from '../../../lab/controls/Refusal';
import { Select } from '../../../lab/controls/Select';
import { data_set } from '../../../lab/data';
import { ARTICLE_NETWORK } from '../../../lab/data/article';
import { MOST_LAYERS } from '../../../lab/experiment/network';
import { network_text, parse_network } from '../../../lab/experiment/network-text';
import { layer_of_path } from '../../../lab/experiment/option-paths';
import { INITS } from '../../../lab/experiment/schema';
import { useLab } from '../../../lab/views/lab-context';
import { experiment_refusal } from '../../../lab/views/refusals';
import { format_count } from '../../../lib/numbers';
import type { HiddenLayer } from '../../../worker/protocol';
import { LayerRow } from './LayerRow';

/** What a layer more is: small, and of the kind the one before it is. */
const another = (before: HiddenLayer | undefined): HiddenLayer => ({
  units: 8,
  activation: before?.activation ?? 'relu',
});

export function Network() {
  const lab = useLab();
  const { network: text } = words.value;
  const { hidden, parameters } = lab.network.value;
  const [open, set_open] = useState<number | null>(null);
  const change = (layers: readonly HiddenLayer[]) => lab.set_experiment('hidden', layers);
  const add = () => {
    change([...hidden, another(hidden.at(-1))]);
    set_open(hidden.length);
  };
  const edited = open === null ? undefined : hidden[open];
  const refusal = experiment_refusal(lab, 'hidden');
  const place = refusal && layer_of_path(refusal.key);
  const in_row = edited !== undefined && place?.layer === open;
  return (
    <section class="panel network" aria-labelledby="network-title">
      <header class="panel-head">
        <h2 id="network-title">{text.title}</h2>
        <span class="note">{text.parameters(format_count(parameters))}</span>
      </header>
      <Chips open={open} toggle={(i) => set_open(open === i ? null : i)} add={add} />
      {open !== null && edited && (
        <LayerRow
          key={open}
          number={open + 1}
          layer={edited}
          refusals={in_row && place ? { [place.of]: refusal } : {}}
          change={(layer) => change(hidden.with(open, layer))}
          remove={() => {
            change(hidden.toSpliced(open, 1));
            set_open(null);
          }}
        />
      )}
      <Refusal id="layers" problem={in_row ? null : refusal} />
      <Weights />
      <Suited />
    </section>
  );
}

/** The layers that learn these data in some hundred steps, where there are others. */
function Suited() {
  const lab = useLab();
  const { network: text } = words.value;
  const { features, hidden, outputs } = lab.network.value;
  const suited = data_set(lab.experiment.value.data).network;
  if (network_text(hidden) === suited) return null;
  const hidden_layers = parse_network(suited) ?? [];
  const layers = hidden_layers.map(layer_text);
  return (
    <button type="button" class="small" onClick={() => lab.set_experiment('hidden', hidden_layers)}>
      {suited === ARTICLE_NETWORK ? text.article : text.suited([features, ...layers, outputs].join(' → '))}
    </button>
  );
}

interface ChipsProps {
  open: number | null;
  toggle(layer: number): void;
  add(): void;
}

function Chips({ open, toggle, add }: ChipsProps) {
  const lab = useLab();
  const { network: text } = words.value;
  const { features, hidden, outputs } = lab.network.value;
  const arrow = <span aria-hidden="true">→</span>;
  const shape = [features, ...hidden.map(layer_text), outputs].join(' → ');
  return (
    <ol class="chips" aria-label={text.layers(shape)}>
      <li>
        <span class="chip" title={text.input(String(features))}>
          {features}
        </span>
      </li>
      {hidden.map((layer, i) => (
        <li key={i}>
          {arrow}
          <button
            type="button"
            class="chip"
            title={text.open_hint}
            aria-expanded={open === i}
            aria-label={`${text.layer(String(i + 1))}: ${layer_text(layer)}`}
            onClick={() => toggle(i)}
          >
            {layer_text(layer)}
          </button>
        </li>
      ))}
      <li>
        {arrow}
        <span class="chip" title={text.output(String(outputs))}>
          {outputs}
        </span>
      </li>
      <li>
        <button
          type="button"
          class="chip add"
          aria-label={text.add}
          title={text.add_hint}
          disabled={hidden.length === MOST_LAYERS}
          onClick={add}
        >
          +
        </button>
      </li>
    </ol>
  );
}

function Weights() {
  const lab = useLab();
  const { network: text } = words.value;
  return (
    <Select
      id="init"
      label={text.init}
      hint={text.init_hint}
      value={lab.experiment.value.init}
      options={INITS.map((value) => ({ value, label: text.inits[value] }))}
      refusal={experiment_refusal(lab, 'init')}
      choose={(init) => lab.set_experiment('init', init)}
    />
  );
}
