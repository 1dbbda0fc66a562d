// SPDX-License-Identifier: MIT
/** A labelled list to choose one from; a choice that is refused goes back, with the reason beside it. */
import type { Setting } from '../experiment/setting';
import type { Problem } from '../experiment/types';
import { Refusal, useRefusal } from './Refusal';

interface SelectProps<T extends string | number> {
  id: string;
  label: string;
  /** a longer name for screen readers, where the label alone is ambiguous */
  name?: string;
  hint?: string;
  /** the label above the list, where its entries are long */
  stacked?: boolean;
  /** the setting's row of its table, where it has one: the list's own values are as links write them */
  setting?: Pick<Setting<T>, 'format'>;
  value: T;
  options: readonly { value: T; label: string }[];
  /** a refusal holds until this is another */
  about?: unknown;
  /** the core did not take what was chosen */
  refusal?: Problem | null;
  choose(value: T): Problem | null;
}

export function Select<T extends string | number>(props: SelectProps<T>) {
  const { id, label, name, hint, stacked = false, value, options, about, refusal = null, choose } = props;
  const [own, set_problem] = useRefusal(value, about);
  const problem = own ?? refusal;
  const text_of = (one: T) => props.setting?.format(one) ?? String(one);
  const change = (list: HTMLSelectElement) => {
    const chosen = options[list.selectedIndex];
    const refused = chosen ? choose(chosen.value) : null;
    set_problem(refused);
    if (refused) list.value = text_of(value);
  };
  return (
    <div class={stacked ? 'field stacked' : 'field'}>
      <label for={id}>{label}</label>
      <select
        id={id}
        title={hint}
        aria-label={name}
        aria-invalid={problem !== null}
        aria-describedby={problem ? `${id}-problem` : undefined}
        value={text_of(value)}
        onChange={(event) => change(event.currentTarget)}
      >
        {options.map((option) => (
          <option key={option.value} value={text_of(option.value)}>
            {option.label}
          </option>
        ))}
      </select>
      <Refusal id={id} problem={problem} />
    </div>
  );
}
