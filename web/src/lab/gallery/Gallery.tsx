// SPDX-License-Identifier: MIT
/** The dialog in which data are chosen, and the way back from it, by a note or by Ctrl Z. */
import { useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { language } from '../../i18n';
import { layer_text } from '../controls/option-text';
import { data_set } from '../data';
import { shape_of } from '../experiment/data-settings';
import { useHost } from '../views/host-context';
import { useLab } from '../views/lab-context';
import { Cards } from './Cards';
import { Details } from './Details';
import { type DataDraft, suited_layers } from './draft';
import './gallery.css';
import { Gallery } from './gallery';
import { openings } from './opening';
import { Undo } from './Undo';
import { gallery_words } from './words';

export function GalleryDialog() {
  const lab = useLab();
  const { connect, lab: host } = useHost();
  const gallery = useMemo(() => new Gallery(lab, connect, host.clock.later), [lab]);
  const dialog = useRef<HTMLDialogElement>(null);
  const draft = gallery.draft.value;
  const shown = draft !== null;
  const opened = openings.value;
  useLayoutEffect(() => gallery.show(), [opened]);
  useEffect(() => () => gallery.close(), []);
  useLayoutEffect(() => {
    if (!shown) dialog.current?.close();
    else if (!dialog.current?.open) {
      dialog.current?.showModal();
      dialog.current?.querySelector<HTMLElement>('input:checked')?.focus();
    }
  }, [shown]);
  return (
    <>
      <dialog
        ref={dialog}
        class="gallery"
        aria-labelledby="gallery-title"
        onCancel={() => gallery.close()}
        onClose={() => dialog.current?.open || gallery.close()}
      >
        {draft && <Contents gallery={gallery} draft={draft} />}
      </dialog>
      <Undo />
    </>
  );
}

function Contents({ gallery, draft }: { gallery: Gallery; draft: DataDraft }) {
  const text = gallery_words.value;
  const more = useSignal(false);
  const { data } = draft.experiment.value;
  return (
    <>
      <div class="gallery-head">
        <h2 id="gallery-title">{text.title}</h2>
        <button type="button" class="icon plain" aria-label={text.close} onClick={() => gallery.close()}>
          ✕
        </button>
      </div>
      <Cards gallery={gallery} chosen={data} />
      <div class={`gallery-drawer ${more.value ? 'more' : ''}`}>
        <Details gallery={gallery} draft={draft} />
        <div class="gallery-foot">
          <Suited draft={draft} />
          <span class="note anew">{text.anew}</span>
          <button type="button" class="cancel" onClick={() => gallery.close()}>
            {text.cancel}
          </button>
          <button
            type="button"
            class="more-button"
            aria-expanded={more.value}
            onClick={() => {
              more.value = !more.value;
            }}
          >
            {text.more} {more.value ? '▴' : '▾'}
          </button>
          <button
            type="button"
            class="strong"
            disabled={gallery.obstacle.value !== null}
            onClick={() => gallery.use()}
          >
            {text.use(data_set(data).words[language.value].name)}
          </button>
        </div>
      </div>
    </>
  );
}

/** Off: the hidden layers stay, and the ends follow the data. */
function Suited({ draft }: { draft: DataDraft }) {
  const experiment = draft.experiment.value;
  const { features, classes, outputs } = shape_of(experiment);
  const layers = suited_layers(experiment.data).map(layer_text);
  return (
    <label class="suited">
      <input
        type="checkbox"
        checked={draft.suited.value}
        onChange={({ currentTarget }) => draft.suit(currentTarget.checked)}
      />
      {gallery_words.value.suited([features, ...layers, classes || outputs].join(' → '))}
    </label>
  );
}
