// SPDX-License-Identifier: MIT
/** The card of the shelf: the pinned runs, where they are kept, and what is said when they are not. */
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { words } from '../../../i18n';
import { browser_shelf } from '../../../lab/shelf/browser-shelf';
import { follow_shelf } from '../../../lab/shelf/drawn-pins';
import { other_start } from '../../../lab/shelf/pinned-run';
import { MOST_PINNED, type Shelf } from '../../../lab/shelf/shelf';
import { useLab } from '../../../lab/views/lab-context';
import { format_count } from '../../../lib/numbers';
import { PinSign } from './PinButton';
import { PinRow } from './PinRow';
import { ShelfFiles } from './ShelfFiles';
import { shelf_words } from './words';
import './shelf.css';

export function ShelfPanel() {
  const lab = useLab();
  const text = shelf_words.value;
  const shelf = browser_shelf();
  useEffect(() => follow_shelf(lab, shelf), [lab, shelf]);
  const open = useSignal<string | null>(null);
  const pins = shelf.pins.value;
  return (
    <section class="panel shelf" aria-labelledby="shelf-title">
      <header class="panel-head">
        <h2 id="shelf-title" tabIndex={-1}>
          {text.title}
        </h2>
        {pins.length > 0 && <span class="note">{text.hint}</span>}
      </header>
      <Notices shelf={shelf} />
      {pins.length === 0 && shelf.keeping.value !== 'opening' && (
        <p class="shelf-empty">
          <PinSign /> {text.empty(words.value.runs.pin)}
        </p>
      )}
      <ul class="shelf-list" aria-label={text.list}>
        {pins.map((run) => (
          <PinRow key={run.id} shelf={shelf} run={run} open={open} />
        ))}
      </ul>
      <OtherStarts />
      <Undo shelf={shelf} />
      <Storage shelf={shelf} />
      <ShelfFiles shelf={shelf} />
    </section>
  );
}

function Notices({ shelf }: { shelf: Shelf }) {
  const text = shelf_words.value;
  const keeping = shelf.keeping.value;
  const notices = [
    keeping === 'blocked' || keeping === 'full' ? text.keeping[keeping] : '',
    shelf.evicted.value > 0 ? text.evicted(format_count(shelf.evicted.value)) : '',
    shelf.unread.value > 0 ? text.unread(format_count(shelf.unread.value)) : '',
  ].filter((notice) => notice !== '');
  return (
    <div role="alert">
      {notices.map((notice) => (
        <p key={notice} class="shelf-notice">
          {notice}
        </p>
      ))}
    </div>
  );
}

/** What was drawn all the same is no comparison of rules alone. */
function OtherStarts() {
  const lab = useLab();
  const text = shelf_words.value;
  return (
    <>
      {lab.pinned.value.map(({ run }) => {
        const why = other_start(run.experiment, lab.experiment.value);
        return (
          why && (
            <p key={run.id} class="note">
              {text.not_same(run.name, text.other[why])}
            </p>
          )
        );
      })}
    </>
  );
}

function Undo({ shelf }: { shelf: Shelf }) {
  const text = shelf_words.value;
  const deleted = shelf.deleted.value;
  const back = useRef<HTMLButtonElement>(null);
  // What was pressed is gone: the way back is where the focus goes on.
  useEffect(() => {
    if (deleted && document.activeElement === document.body) back.current?.focus();
  }, [deleted]);
  const undo = () => {
    document.querySelector<HTMLElement>('#shelf-title')?.focus();
    void shelf.undo();
  };
  return (
    <div class={`shelf-undo ${deleted ? 'shown' : ''}`}>
      <span role="status">{deleted && text.removed(deleted.name)}</span>
      {deleted && (
        <button type="button" ref={back} onClick={undo}>
          {text.undo}
        </button>
      )}
    </div>
  );
}

const size_text = (bytes: number): string =>
  bytes < 1e6 ? `${Math.ceil(bytes / 1000)}\u00a0KB` : `${(bytes / 1e6).toFixed(1)}\u00a0MB`;

function Storage({ shelf }: { shelf: Shelf }) {
  const text = shelf_words.value;
  const pins = shelf.pins.value;
  const keeping = shelf.keeping.value;
  const bytes = pins.reduce((sum, pin) => sum + pin.bytes, 0);
  return (
    <div class="shelf-storage">
      <p>
        <b>{text.used(size_text(bytes))}</b>
        <span class="note">{text.count(format_count(pins.length), format_count(MOST_PINNED))}</span>
      </p>
      <span class="track" aria-hidden="true">
        <i style={{ width: `${(100 * pins.length) / MOST_PINNED}%` }} />
      </span>
      {(keeping === 'kept' || keeping === 'opening') && <p class="note">{text.keeping[keeping]}</p>}
    </div>
  );
}
