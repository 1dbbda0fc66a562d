// SPDX-License-Identifier: MIT
/** The row that changes one hidden layer: its units, its activation, or takes it out. */
import { words } from '../../../i18n';
import { Field } from '../../../lab/controls/Field';
import { Select } from '../../../lab/controls/Select';
import { MOST_UNITS } from '../../../lab/experiment/network';
import { ACTIVATIONS } from '../../../lab/experiment/schema';
import { integer } from '../../../lab/experiment/setting';
import type { Problem } from '../../../lab/experiment/types';
import type { HiddenLayer } from '../../../worker/protocol';

interface LayerRowProps {
  /** from 1 */
  number: number;
  layer: HiddenLayer;
  /** what the core did not take of it */
  refusals: { units?: Problem; activation?: Problem };
  change(layer: HiddenLayer): Problem | null;
  remove(): void;
}

const UNITS = integer('units', 1, { min: 1, max: MOST_UNITS });

export function LayerRow({ number, layer, refusals, change, remove }: LayerRowProps) {
  const { network: text } = words.value;
  const { units, activation } = layer;
  const step = (by: number, sign: string, label: string) => (
    <button
      type="button"
      class="icon"
      aria-label={label}
      title={label}
      disabled={!UNITS.admit(units + by).ok}
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
          setting={UNITS}
          value={units}
          refusal={refusals.units ?? null}
          commit={(value) => change({ ...layer, units: value })}
        />
        {step(1, '+', text.more)}
      </div>
      <Select
        id="layer-activation"
        label={text.activation}
        name={`${name}: ${text.activation}`}
        value={activation}
        options={ACTIVATIONS.map((value) => ({ value, label: text.activations[value] }))}
        refusal={refusals.activation ?? null}
        choose={(value) => change({ ...layer, activation: value })}
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
