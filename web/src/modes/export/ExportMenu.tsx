// SPDX-License-Identifier: MIT
/** The menu of exports: things to take home on the left, the chosen one's preview beside them. */
import { useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Lab } from '../../lab/view';
import { useHost } from '../../lab/views/host-context';
import { useLab } from '../../lab/views/lab-context';
import { narrow } from '../phone/narrow';
import { checkpoint_entry } from './checkpoint-entry';
import type { ExportEntry } from './entry';
import { experiment_entry } from './experiment-entry';
import './export.css';
import { figure_entry, forget_figure } from './figure/figure-entry';
import { link_entry } from './link-entry';
import { opening_file } from './open/drop';
import { is_open } from './opening';
import { print_entry } from './print-entry';
import { notebook_entry, script_entry } from './program-entries';
import { SavedRuns } from './saved-runs';
import { csv_entry } from './table-entry';
import { export_words } from './words';

const ENTRIES: readonly ((lab: Lab, saved: SavedRuns) => ExportEntry)[] = [
  script_entry,
  notebook_entry,
  csv_entry,
  figure_entry,
  experiment_entry,
  checkpoint_entry,
  link_entry,
  print_entry,
];

const close = () => {
  is_open.value = false;
};

export function ExportMenu() {
  const lab = useLab();
  const host = useHost();
  const saved = useMemo(() => new SavedRuns(host), [host]);
  const dialog = useRef<HTMLDialogElement>(null);
  const preview = useRef<HTMLDivElement>(null);
  const chosen = useSignal('script');
  useEffect(() => {
    forget_figure();
    lab.pause();
    dialog.current?.showModal();
    dialog.current?.querySelector<HTMLElement>('input:checked')?.focus();
  }, []);
  const entries = ENTRIES.map((of) => of(lab, saved));
  const now = entries.find(({ id }) => id === chosen.value) ?? (entries[0] as ExportEntry);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc closes it, too
    <dialog
      ref={dialog}
      class="export-menu"
      aria-labelledby="export-title"
      onClose={close}
      onClick={({ target }) => target === dialog.current && dialog.current?.close()}
    >
      <div class="export-list">
        <div class="export-head">
          <h2 id="export-title">{export_words.value.title}</h2>
          <button
            type="button"
            class="icon plain"
            aria-label={export_words.value.close}
            onClick={() => dialog.current?.close()}
          >
            ✕
          </button>
        </div>
        <EntryList
          entries={entries}
          now={now}
          choose={(id) => {
            chosen.value = id;
            // A phone has it below the list.
            if (narrow.peek()) preview.current?.scrollIntoView();
          }}
        />
        <div class="export-foot">
          <OpenFile />
          <CheckLink />
        </div>
      </div>
      <div ref={preview} class="export-preview">
        {now.preview()}
      </div>
    </dialog>
  );
}

interface EntryListProps {
  entries: readonly ExportEntry[];
  now: ExportEntry;
  choose(id: string): void;
}

/** One group of radio buttons: arrows choose, Enter takes. */
function EntryList({ entries, now, choose }: EntryListProps) {
  return (
    <fieldset
      class="export-entries"
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return;
        event.preventDefault();
        now.act();
      }}
    >
      <legend class="visually-hidden">{export_words.value.title}</legend>
      {entries.map(({ id, icon, name, note, size }) => (
        <label key={id} class="export-entry">
          <input type="radio" name="export" value={id} checked={id === now.id} onChange={() => choose(id)} />
          <svg aria-hidden="true" width="20" height="20" viewBox="0 0 20 20">
            <path d={icon} />
          </svg>
          <b>{name}</b>
          <span class="note size">{size}</span>
          <span class="note about">{note}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** What was taken home comes back. */
function OpenFile() {
  const { open } = export_words.value;
  return (
    <label class="export-open">
      <span>
        {open.choose} <span class="note">{open.kinds}</span>
      </span>
      <input
        type="file"
        class="visually-hidden"
        accept=".json,.momentum"
        onChange={({ currentTarget }) => {
          opening_file.value = currentTarget.files?.[0] ?? null;
          currentTarget.value = '';
        }}
      />
    </label>
  );
}

/** The room is the page's own affair: where it has none, there is no way to it. */
function CheckLink() {
  const lab = useLab();
  const { wrote_it, check } = export_words.value;
  if (!lab.has_room('check')) return null;
  const go = () => {
    lab.set_view('room', 'check');
    close();
  };
  return (
    <p>
      <span class="note">{wrote_it}</span>
      <button type="button" class="plain export-check" onClick={go}>
        {check} ›
      </button>
    </p>
  );
}
