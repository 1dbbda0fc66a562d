// SPDX-License-Identifier: MIT
/** All pinned runs to a file and from one, and all deleted, which is asked about first. */
import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { MOST_PINNED, type Shelf } from '../../../lab/shelf/shelf';
import { read_shelf } from '../../../lab/shelf/shelf-file';
import { format_count } from '../../../lib/numbers';
import { ShapeError } from '../../../lib/shape';
import { save_shelf } from './save-shelf';
import { shelf_words } from './words';

async function imported(shelf: Shelf, file: File): Promise<string> {
  const text = shelf_words.peek();
  try {
    const runs = read_shelf(await file.text());
    const there = await shelf.put(runs);
    return there ? text.imported(format_count(runs.length)) : text.too_many(format_count(MOST_PINNED));
  } catch (error) {
    if (error instanceof ShapeError) return text.refused(error.field);
    throw error;
  }
}

export function ShelfFiles({ shelf }: { shelf: Shelf }) {
  const text = shelf_words.value;
  const chooser = useRef<HTMLInputElement>(null);
  const said = useSignal('');
  const asks = useSignal(false);
  const pins = shelf.pins.value;
  const take = async (input: HTMLInputElement) => {
    const [file] = input.files ?? [];
    if (file) said.value = await imported(shelf, file);
    input.value = '';
  };
  const answer = (yes: boolean) => {
    asks.value = false;
    if (yes) void shelf.remove(pins.map(({ id }) => id));
  };
  return (
    <div class="shelf-files">
      <button
        type="button"
        class="small"
        disabled={pins.length === 0}
        onClick={() => save_shelf(shelf.all())}
      >
        {text.export_all}
      </button>
      <button type="button" class="small" onClick={() => chooser.current?.click()}>
        {text.import}
      </button>
      <input
        ref={chooser}
        type="file"
        accept=".json,application/json"
        class="visually-hidden"
        tabIndex={-1}
        aria-label={text.import}
        onChange={({ currentTarget }) => void take(currentTarget)}
      />
      {asks.value ? (
        <span class="shelf-ask">
          {text.really(format_count(pins.length))}{' '}
          <button type="button" class="small danger" onClick={() => answer(true)}>
            {text.yes}
          </button>
          <button type="button" class="small" onClick={() => answer(false)}>
            {text.no}
          </button>
        </span>
      ) : (
        <button
          type="button"
          class="small danger plain"
          disabled={pins.length === 0}
          onClick={() => {
            asks.value = true;
          }}
        >
          {text.remove_all}
        </button>
      )}
      <p class="note" role="status">
        {said.value}
      </p>
    </div>
  );
}
