// SPDX-License-Identifier: MIT
/** The link to this moment: what is in it, what is not, and the file that has the rest. */
import { signal } from '@preact/signals';
import type { Lab } from '../../lab/view';
import { format_count } from '../../lib/numbers';
import { copy_text } from '../../ui/clipboard';
import { shared_link } from '../share/shared-link';
import type { ExportEntry } from './entry';
import { download_experiment } from './experiment-entry';
import { FileHead } from './FileHead';
import { export_words } from './words';

const said = signal('');

async function copy(lab: Lab): Promise<void> {
  const { link, not_copied } = export_words.value;
  said.value = (await copy_text(shared_link(lab, 'moment'))) ? link.copied : not_copied;
}

function LinkPreview({ lab }: { lab: Lab }) {
  const { link, copy: copy_word } = export_words.value;
  const address = shared_link(lab, 'moment');
  return (
    <>
      <FileHead name={link.name} about={link.about(format_count(address.length))}>
        <button type="button" onClick={() => void download_experiment(lab)}>
          {link.file}
        </button>
        <button type="button" class="strong" onClick={() => void copy(lab)}>
          {copy_word}
        </button>
      </FileHead>
      <textarea
        class="export-link"
        readOnly
        aria-label={link.name}
        value={address}
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
      <p role="status">{said.value}</p>
      <p>{link.within}</p>
      <p>{link.without}</p>
    </>
  );
}

export function link_entry(lab: Lab): ExportEntry {
  const { link } = export_words.value;
  return {
    id: 'link',
    icon: 'M8.5 11.5l3-3M9 6.5l2-2a3.2 3.2 0 0 1 4.5 4.5l-2 2M11 13.5l-2 2A3.2 3.2 0 0 1 4.5 11l2-2',
    name: link.name,
    note: link.note,
    size: link.size,
    act: () => void copy(lab),
    preview: () => <LinkPreview lab={lab} />,
  };
}
