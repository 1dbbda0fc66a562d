// SPDX-License-Identifier: MIT
/** A labelled list to choose one from. */
interface SelectProps {
  id: string;
  label: string;
  /** a longer name for screen readers, where the label alone is ambiguous */
  name?: string;
  hint?: string;
  /** the label above the list, where its entries are long */
  stacked?: boolean;
  value: string;
  options: readonly { value: string; label: string }[];
  choose(value: string): void;
}

export function Select({ id, label, name, hint, stacked = false, value, options, choose }: SelectProps) {
  return (
    <div class={stacked ? 'field stacked' : 'field'}>
      <label for={id}>{label}</label>
      <select
        id={id}
        title={hint}
        aria-label={name}
        value={value}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
