// SPDX-License-Identifier: MIT
/** A button that puts a text on the clipboard, and says whether the browser let it. */
import { useSignal } from '@preact/signals';
import { check_words } from './words';

interface CopyProps {
  text: string;
  label: string;
  small?: boolean;
}

export function CopyButton({ text, label, small = false }: CopyProps) {
  const words = check_words.value;
  const outcome = useSignal<'copied' | 'refused' | null>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      outcome.value = 'copied';
    } catch {
      outcome.value = 'refused';
    }
  };
  return (
    <>
      <button type="button" class={small ? 'small' : ''} onClick={copy}>
        {label}
      </button>
      <span class="note" role="status">
        {outcome.value === 'copied' && words.copied}
        {outcome.value === 'refused' && words.not_copied}
      </span>
      {outcome.value === 'refused' && (
        <textarea class="check-by-hand" readOnly rows={6} aria-label={label} value={text} />
      )}
    </>
  );
}
