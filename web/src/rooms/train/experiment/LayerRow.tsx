// SPDX-License-Identifier: MIT
/** The row that changes one hidden layer: its units, its activation, or takes it out. */
import { words } from '../../../i18n';
import { Field } from '../../../lab/controls/Field';
import { Select } from '../../../lab/controls/Select';
import { MOST_UNITS } from '../../../lab/experiment/network';
import { ACTIVATIONS } from '../../../lab/experiment/schema';
import { parse_integer } from '../../../lab/experiment/setting';
import type { Problem } from '../../../lab/experiment/types';
import type { Activation, HiddenLayer } from '../../../worker/protocol';

interface LayerRowProps {
  /** from 1 */
  number: number;
  layer: HiddenLayer;
  change(layer: HiddenLayer): Problem | null;
  remove(): void;
}

const UNITS = { min: 1, max: MOST_UNITS };

export function LayerRow({ number, layer, change, remove }: LayerRowProps) {
  const { network: text } = words.value;
  const { units, activation } = layer;
  const commit = (typed: string): Problem | null => {
    const parsed = parse_integer(typed, UNITS);
    if (!parsed.ok) return { key: 'hidden', value: typed, reason: parsed.reason };
    return change({ ...layer, units: parsed.value });
  };
  const step = (by: number, sign: string, label: string) => (
    <button
      type="button"
      class="icon"
      aria-label={label}
      title={label}
      disabled={units + by < UNITS.min || units + by > UNITS.max}
      onClick={() => change({ ...layer, units: units + by })}
    >
      {sign}
    </button>
  );
  const name = text.layer(String(number));
  return (
    <fieldset class="layer-row">
      <legend class="visually-hidden">{name}</legend>
      <div class="stepper">
        {step(-1, '−', text.fewer)}
        <Field
          id="layer-units"
          label={text.units}
          name={`${name}: ${text.units}`}
          hint={text.units_hint}
          value={String(units)}
          commit={commit}
        />
        {step(1, '+', text.more)}
      </div>
      <Select
        id="layer-activation"
        label={text.activation}
        name={`${name}: ${text.activation}`}
        value={activation}
        options={ACTIVATIONS.map((value) => ({ value, label: text.activations[value] }))}
        choose={(value) => change({ ...layer, activation: value as Activation })}
      />
      <button
        type="button"
        class="icon"
        aria-label={`${text.remove} ${name}`}
        title={text.remove}
        onClick={remove}
      >
        ✕
      </button>
    </fieldset>
  );
}
