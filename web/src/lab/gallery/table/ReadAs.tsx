// SPDX-License-Identifier: MIT
/** A table's name and size, and how it was read: each guess in a list of its own, one click away from another. */
import { format_count } from '../../../lib/numbers';
import {
  DECIMALS,
  DELIMITERS,
  type DecimalSign,
  type Delimiter,
  ENCODINGS,
  type Encoding,
  type TableCells,
} from '../../data/table/cells';
import type { TableDraft } from './draft';
import { bytes_text } from './text';
import { table_words } from './words';

export function ReadAs({ draft, cells }: { draft: TableDraft; cells: TableCells }) {
  const text = table_words.value;
  const { encoding, delimiter, decimal, header } = cells.reading;
  const source = draft.source.value;
  const encoding_name = (one: Encoding) =>
    one === encoding && cells.bom ? text.with_bom(text.encodings[one]) : text.encodings[one];
  const size = text.size(
    format_count(cells.rows),
    format_count(cells.columns.length),
    bytes_text(source?.file.size ?? 0),
  );
  return (
    <div class="read-as">
      <TableIcon />
      <div class="table-name">
        <b>{source?.name || text.pasted}</b>
        <span class="note">{size}</span>
      </div>
      <fieldset class="dialect">
        <legend class="note">{text.read_as}</legend>
        <Choice<Encoding>
          label={text.encoding}
          value={encoding}
          options={ENCODINGS.map((one) => [one, encoding_name(one)])}
          choose={(one) => draft.read_as({ encoding: one })}
        />
        <Choice<Delimiter>
          label={text.delimiter}
          value={delimiter}
          options={DELIMITERS.map((one) => [one, text.delimiters[one]])}
          choose={(one) => draft.read_as({ delimiter: one })}
        />
        <Choice<DecimalSign>
          label={text.decimal}
          value={decimal}
          options={DECIMALS.map((one) => [one, text.decimals[one]])}
          choose={(one) => draft.read_as({ decimal: one })}
        />
        <label class="header-row">
          <input
            type="checkbox"
            checked={header}
            onChange={({ currentTarget }) => draft.read_as({ header: currentTarget.checked })}
          />
          {text.header}
        </label>
      </fieldset>
    </div>
  );
}

interface ChoiceProps<T extends string> {
  label: string;
  value: T;
  options: readonly (readonly [T, string])[];
  choose(value: T): void;
}

function Choice<T extends string>({ label, value, options, choose }: ChoiceProps<T>) {
  return (
    <select
      aria-label={label}
      title={label}
      value={value}
      onChange={({ currentTarget }) => choose(currentTarget.value as T)}
    >
      {options.map(([one, name]) => (
        <option key={one} value={one}>
          {name}
        </option>
      ))}
    </select>
  );
}

export function TableIcon() {
  return (
    <svg class="table-icon" aria-hidden="true" width="26" height="22" viewBox="0 0 26 22">
      <path d="M1 3a2 2 0 0 1 2-2h20a2 2 0 0 1 2 2v16a2 2 0 0 1-2 2H3a2 2 0 0 1-2-2zM1 7h24M1 14h24M9 1v20M17 1v20" />
    </svg>
  );
}
