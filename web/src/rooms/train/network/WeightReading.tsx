// SPDX-License-Identifier: MIT
/** The weight that is read: its name in PyTorch, what it joins, and its value, which is set while the runs rest. */
import { Field } from '../../../lab/controls/Field';
import { EDITED } from '../../../lab/experiment/settings';
import { useLab } from '../../../lab/views/lab-context';
import { layout_of } from './layout';
import { ends_text, name_of, value_text } from './text';
import { float32_text, obstacle, type ShownNetwork } from './use-network';
import { network_words } from './words';

const SETTING = { url: EDITED.url, parse: EDITED.parse, format: float32_text };

/** In a line; null while there is nothing to read. */
export function useReading({ state, read }: ShownNetwork) {
  const lab = useLab();
  const [known, at] = [state.value, read.value];
  if (!known || at === null) return null;
  const names = layout_of(lab.network.value, { width: 300, height: 300, unit: 1 });
  return {
    parameter: at,
    name: name_of(names, at),
    value: known.parameters[at] as number,
    ends: ends_text(lab.network.value, names, at, network_words.value),
  };
}

export function WeightReading({ shown }: { shown: ShownNetwork }) {
  const lab = useLab();
  const text = network_words.value;
  const reading = useReading(shown);
  if (!reading) return null;
  const { parameter, name, value, ends } = reading;
  const why = shown.pointed.value === null ? obstacle(lab) : null;
  const is_set = shown.pointed.value === null && why === null;
  return (
    <div class="weight-reading">
      <p>
        <code>
          {name} = {value_text(value)}
        </code>{' '}
        <span class="note">{ends}</span>
      </p>
      {is_set && (
        <Field
          id="weight-value"
          label={text.value}
          name={text.value_label(name)}
          hint={text.value_hint}
          value={value}
          setting={SETTING}
          about={parameter}
          commit={(typed) => lab.set_parameter(lab.inside.value, parameter, typed)}
        />
      )}
      {why && <p class="note">{text[why]}</p>}
    </div>
  );
}
