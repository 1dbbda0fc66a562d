// SPDX-License-Identifier: MIT
/** The dialog in which data are chosen, a tab for each way to them, and the way back from it, by a note or by Ctrl Z. */
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { Lazy } from '../../ui/Lazy';
import { Segments } from '../../ui/Segments';
import { useHost } from '../views/host-context';
import { useLab } from '../views/lab-context';
import { Choice } from './Choice';
import './gallery.css';
import { Gallery } from './gallery';
import { openings } from './opening';
import { TABS } from './tabs';
import { Undo } from './Undo';
import { gallery_words } from './words';

export function GalleryDialog() {
  const lab = useLab();
  const { connect, lab: host } = useHost();
  const gallery = useMemo(() => new Gallery(lab, connect, host.clock.later), [lab]);
  const dialog = useRef<HTMLDialogElement>(null);
  const shown = gallery.open.value;
  const opened = openings.value;
  useLayoutEffect(() => gallery.show(), [opened]);
  useEffect(() => () => gallery.close(), []);
  useLayoutEffect(() => {
    if (!shown) dialog.current?.close();
    else if (!dialog.current?.open) {
      dialog.current?.showModal();
      focus_choice(dialog.current);
    }
  }, [shown]);
  return (
    <>
      <dialog
        ref={dialog}
        class="gallery"
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          const file = event.dataTransfer?.files[0];
          if (file) gallery.bring(file);
        }}
        onPaste={(event) => {
          const brought = pasted(event);
          if (brought) gallery.bring(brought);
        }}
        aria-labelledby="gallery-title"
        onCancel={() => gallery.close()}
        onClose={() => dialog.current?.open || gallery.close()}
      >
        {shown && <Contents gallery={gallery} />}
      </dialog>
      <Undo />
    </>
  );
}

/** Where arrows move from what is chosen: among the data, else among the tabs. */
function focus_choice(dialog: HTMLDialogElement | null): void {
  const chosen = (of: string) => dialog?.querySelector<HTMLElement>(`${of} input:checked`);
  (chosen('.gallery-view') ?? chosen('.gallery-head'))?.focus();
}

/** A file, or cells of a spreadsheet; what is pasted into a field stays there. */
function pasted({ clipboardData, target }: ClipboardEvent): File | string | null {
  if (target instanceof Element && target.closest('input[type=text], textarea')) return null;
  const [file] = clipboardData?.files ?? [];
  const text = clipboardData?.getData('text/plain') ?? '';
  return text.trim() === '' ? (file ?? null) : text;
}

function Contents({ gallery }: { gallery: Gallery }) {
  const text = gallery_words.value;
  const tab = gallery.tab.value;
  return (
    <>
      <div class="gallery-head">
        <h2 id="gallery-title">{text.title}</h2>
        {TABS.length > 1 && (
          <Segments
            legend={text.ways}
            name="gallery-tab"
            value={tab.id}
            options={TABS.map(({ id }) => ({ value: id, label: text.tabs[id] }))}
            choose={(id) => gallery.turn_to(id)}
          />
        )}
        <button type="button" class="icon plain" aria-label={text.close} onClick={() => gallery.close()}>
          ✕
        </button>
      </div>
      <div class={`gallery-view of-${tab.id}`}>
        {tab.load ? <Lazy key={tab.id} load={tab.load} props={{ gallery }} /> : <Choice gallery={gallery} />}
      </div>
    </>
  );
}
