// SPDX-License-Identifier: MIT
/** The first tab: all data as cards, the chosen ones at large, and the way on. */
import { useSignal } from '@preact/signals';
import { language } from '../../i18n';
import { data_set } from '../data';
import { shape_of } from '../experiment/data-settings';
import { Cards } from './Cards';
import { Details } from './Details';
import { type DataDraft, suited_layers } from './draft';
import type { Gallery } from './gallery';
import { SuitedNetwork } from './SuitedNetwork';
import { gallery_words } from './words';

export function Choice({ gallery }: { gallery: Gallery }) {
  const draft = gallery.draft.value;
  return draft && <Contents gallery={gallery} draft={draft} />;
}

function Contents({ gallery, draft }: { gallery: Gallery; draft: DataDraft }) {
  const text = gallery_words.value;
  const more = useSignal(false);
  const experiment = draft.experiment.value;
  return (
    <>
      <div class="data-cards">
        <Cards gallery={gallery} chosen={experiment.data} />
        <OwnTable gallery={gallery} />
      </div>
      <div class={`gallery-drawer ${more.value ? 'more' : ''}`}>
        <Details gallery={gallery} draft={draft} />
        <div class="gallery-foot">
          <SuitedNetwork
            shape={shape_of(experiment)}
            layers={suited_layers(experiment.data)}
            checked={draft.suited.value}
            choose={(checked) => draft.suit(checked)}
          />
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
            {text.use(data_set(experiment.data).words[language.value].name)}
          </button>
        </div>
      </div>
    </>
  );
}

/** The way to a table of one's own; it can be dropped anywhere on the dialog. */
function OwnTable({ gallery }: { gallery: Gallery }) {
  const text = gallery_words.value;
  return (
    <section class="own-table-strip" aria-labelledby="own-table-strip">
      <div>
        <h3 id="own-table-strip">{text.own_table}</h3>
        <p class="note">{text.own_table_how}</p>
      </div>
      <button type="button" onClick={() => gallery.turn_to('table')}>
        {text.own_table_open}
      </button>
    </section>
  );
}
