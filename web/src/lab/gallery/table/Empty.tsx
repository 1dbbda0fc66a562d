// SPDX-License-Identifier: MIT
/** No table yet: where to drop one, what is accepted, a field to paste into, and a sample to try. */
import type { ComponentChildren } from 'preact';
import { format_count } from '../../../lib/numbers';
import { data_set } from '../../data';
import { MOST_BYTES, MOST_ROWS } from '../../data/table/cells';
import type { TableDraft, TableSource } from './draft';
import { TableIcon } from './ReadAs';
import { bytes_text } from './text';
import { table_words } from './words';

const SPECIES = ['setosa', 'versicolor', 'virginica'];
const LENGTHS = ['sepal length', 'sepal width', 'petal length', 'petal width'];

/** The page's irises as a file would have them. */
async function sample(): Promise<TableSource> {
  const iris = data_set('iris');
  if (!('load' in iris)) throw new Error('irises are measured');
  const { x, y } = await iris.load({ table: null, painted: null, test: 'none', test_share: 0, test_seed: 0 });
  const rows = Array.from(y, (label, i) => {
    const lengths = [...x.subarray(4 * i, 4 * i + 4)].map((length) => length.toFixed(1));
    return [...lengths, SPECIES[label]].join();
  });
  const text = [[...LENGTHS, 'species'].join(), ...rows].join('\n');
  return { name: 'iris.csv', file: new Blob([text]) };
}

export const from_text = (text: string): TableSource => ({ name: '', file: new Blob([text]) });

export function Empty({ draft, children }: { draft: TableDraft; children?: ComponentChildren }) {
  const text = table_words.value;
  return (
    <div class="table-empty">
      {children}
      <TableIcon />
      <h3>{text.drop}</h3>
      <ChooseFile draft={draft} class="strong" label={text.choose} />
      <ul class="note">
        <li>{text.accepted}</li>
        <li>{text.accepted_letters}</li>
        <li>{text.accepted_size(bytes_text(MOST_BYTES), format_count(MOST_ROWS))}</li>
      </ul>
      <label class="paste">
        <span>{text.paste}</span>
        <textarea
          rows={2}
          spellcheck={false}
          onInput={({ currentTarget }) => {
            if (currentTarget.value.trim() !== '') draft.open(from_text(currentTarget.value));
          }}
        />
      </label>
      <button
        type="button"
        class="plain"
        onClick={() =>
          void sample().then(
            (one) => draft.open(one),
            () => {},
          )
        }
      >
        {text.sample}
      </button>
    </div>
  );
}

/** The browser's own dialog for files behind a button of ours. */
export function ChooseFile({ draft, label, ...rest }: { draft: TableDraft; label: string; class?: string }) {
  return (
    <label class={`file-button ${rest.class ?? ''}`}>
      <input
        type="file"
        accept=".csv,.tsv,.txt,.tab,.dat,text/*"
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file) draft.open({ name: file.name, file });
          currentTarget.value = '';
        }}
      />
      {label}
    </label>
  );
}
