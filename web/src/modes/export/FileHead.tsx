// SPDX-License-Identifier: MIT
/** What stands above a preview: the file's name, what it is, and what can be done with it. */

import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { copy_text } from '../../ui/clipboard';
import { export_words } from './words';

interface FileHeadProps {
  name: string;
  about: string;
  children?: ComponentChildren;
}

export function FileHead({ name, about, children }: FileHeadProps) {
  return (
    <div class="export-file">
      <p>
        <code class="file-name">{name}</code> <span class="note">{about}</span>
      </p>
      {children}
    </div>
  );
}

export function DownloadButton({ act, disabled = false }: { act(): void; disabled?: boolean }) {
  return (
    <button type="button" class="strong" disabled={disabled} onClick={act}>
      {export_words.value.download}
    </button>
  );
}

export function CopyButton({ text }: { text: string }) {
  const said = useSignal('');
  const copy = async () => {
    const { copied, not_copied } = export_words.value;
    said.value = (await copy_text(text)) ? copied : not_copied;
  };
  return (
    <>
      <span class="note" role="status">
        {said.value}
      </span>
      <button type="button" onClick={copy}>
        {export_words.value.copy}
      </button>
    </>
  );
}
