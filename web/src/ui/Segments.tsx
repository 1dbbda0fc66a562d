// SPDX-License-Identifier: MIT
/** A few choices side by side, one of which holds: radio buttons in the shape of a bar. */
export interface SegmentsProps<T extends string | number> {
  /** the name of the choice, read aloud */
  legend: string;
  name: string;
  hint?: string;
  value: T;
  options: readonly { value: T; label: string; class?: string }[];
  choose(value: T): void;
}

export function Segments<T extends string | number>(props: SegmentsProps<T>) {
  const { legend, name, hint, value, options, choose } = props;
  return (
    <fieldset class="segments" title={hint}>
      <legend class="visually-hidden">{legend}</legend>
      {options.map((option) => (
        <label key={option.value} class={option.class}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => choose(option.value)}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
