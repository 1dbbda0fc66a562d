// SPDX-License-Identifier: MIT
/** A labelled list to choose one from; a choice that is refused goes back, with the reason beside it. */
import type { Problem } from '../experiment/types';
import { Refusal, useRefusal } from './Refusal';

interface SelectProps<T extends string> {
  id: string;
  label: string;
  /** a longer name for screen readers, where the label alone is ambiguous */
  name?: string;
  hint?: string;
  /** the label above the list, where its entries are long */
  stacked?: boolean;
  value: T;
  options: readonly { value: T; label: string }[];
  /** a refusal holds until this is another */
  about?: unknown;
  choose(value: string): Problem | null;
}

export function Select<T extends string>(props: SelectProps<T>) {
  const { id, label, name, hint, stacked = false, value, options, about, choose } = props;
  const [problem, set_problem] = useRefusal(value, about);
  const change = (list: HTMLSelectElement) => {
    const refused = choose(list.value);
    set_problem(refused);
    if (refused) list.value = value;
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
        value={value}
        onChange={(event) => change(event.currentTarget)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <Refusal id={id} problem={problem} />
    </div>
  );
}
