// SPDX-License-Identifier: MIT
/** Files that are dropped on the page, wherever nothing else takes them; what reads them comes with the first. */
import { signal } from '@preact/signals';

/** On its way into the page; a new one takes the place of the last. */
export const opening_file = signal<File | null>(null);

const has_files = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') ?? false;

/** Until the returned function is called. */
export function take_drops(): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  const free = (event: DragEvent) => !event.defaultPrevented && has_files(event);
  document.addEventListener('dragover', (event) => free(event) && event.preventDefault(), { signal });
  document.addEventListener(
    'drop',
    (event) => {
      if (!free(event)) return;
      // The browser would leave the page for it.
      event.preventDefault();
      opening_file.value = event.dataTransfer?.files[0] ?? null;
    },
    { signal },
  );
  return () => stop.abort();
}
