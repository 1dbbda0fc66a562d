// SPDX-License-Identifier: MIT
/** Which of the network's parameters to look at, and in which run. */
import { words } from '../../i18n';
import { tensors_of } from '../../lib/tensors';
import { Segments } from '../../ui/Segments';
import { Select } from '../controls/Select';
import { flat_index, type ParameterPlace, place_of } from '../experiment/parameters';
import { useLab } from './lab-context';
import { drawn_name, names_in } from './names';

const numbers = (count: number) => Array.from({ length: count }, (_, i) => ({ value: i, label: String(i) }));

export function ParameterPicker() {
  return (
    <div class="picker">
      <RunChoice />
      <PlaceChoice />
    </div>
  );
}

export function PlaceChoice() {
  const lab = useLab();
  const { inside: text } = words.value;
  const tensors = tensors_of(lab.network.value);
  const products = lab.runs[lab.inside.value].snapshot.value?.products;
  const watched = (products?.step_trace ?? products?.network)?.parameter;
  const last = lab.network.value.parameters - 1;
  const place = place_of(tensors, Math.min(last, watched ?? Math.max(0, lab.view.value.watched)));
  const watch = (change: Partial<ParameterPlace>) =>
    lab.set_view('watched', flat_index({ ...place, ...change }));
  return (
    <div class="picker-place">
      <Select
        id="tensor"
        label={text.tensor}
        value={place.tensor.name}
        options={tensors.map(({ name }) => ({ value: name, label: name }))}
        choose={(name) => watch({ tensor: tensors.find((one) => one.name === name) ?? place.tensor })}
      />
      <Select
        id="row"
        label={text.row}
        value={place.row}
        options={numbers(place.tensor.rows)}
        choose={(row) => watch({ row })}
      />
      {place.tensor.columns !== null && (
        <Select
          id="column"
          label={text.column}
          value={place.column}
          options={numbers(place.tensor.columns)}
          choose={(column) => watch({ column })}
        />
      )}
    </div>
  );
}

export function RunChoice() {
  const lab = useLab();
  const names = names_in(lab).short;
  return (
    <Segments
      legend={words.value.inside.run}
      name="inside"
      value={lab.inside.value}
      options={lab.shown.value.map((id) => ({
        value: id,
        label: drawn_name(names[id]),
        class: `ink-${lab.runs[id].colour.value}`,
      }))}
      choose={(run) => lab.set_view('inside', run)}
    />
  );
}
