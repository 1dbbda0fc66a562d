// SPDX-License-Identifier: MIT
/** All data as cards in groups, one of which is chosen: radio buttons, so that arrows move and Enter uses. */
import { language } from '../../i18n';
import { type DataKind, data_set } from '../data';
import type { Gallery } from './gallery';
import { GROUPS, kinds_in } from './groups';
import { Thumbnail } from './Pictures';
import { gallery_words } from './words';

export function Cards({ gallery, chosen }: { gallery: Gallery; chosen: DataKind }) {
  const text = gallery_words.value;
  return (
    <div
      class="data-groups"
      role="radiogroup"
      aria-label={text.title}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.isComposing || event.target instanceof HTMLButtonElement) return;
        event.preventDefault();
        gallery.use();
      }}
    >
      {GROUPS.map((group) => (
        <section key={group} class="data-group" aria-labelledby={`data-group-${group}`}>
          <h3 id={`data-group-${group}`} class="note">
            {text.groups[group]}
          </h3>
          <div class="data-group-cards">
            {kinds_in(group).map((kind) => (
              <Card key={kind} kind={kind} gallery={gallery} chosen={kind === chosen} />
            ))}
            {group === 'plane' && <PaintCard gallery={gallery} />}
          </div>
        </section>
      ))}
    </div>
  );
}

/** The way to points of one's own: no data yet, so it is a button that turns to their tab. */
function PaintCard({ gallery }: { gallery: Gallery }) {
  const { tabs } = gallery_words.value;
  return (
    <button type="button" class="gallery-card paint-card" onClick={() => gallery.turn_to('paint')}>
      <span class="thumbnail" aria-hidden="true">
        +
      </span>
      <b>{tabs.paint}</b>
      <span class="note">{data_set('painted').words[language.value].teaches}</span>
    </button>
  );
}

interface CardProps {
  kind: DataKind;
  gallery: Gallery;
  chosen: boolean;
}

function Card({ kind, gallery, chosen }: CardProps) {
  const { name, teaches } = data_set(kind).words[language.value];
  return (
    <label class="gallery-card">
      <input
        type="radio"
        name="gallery"
        value={kind}
        checked={chosen}
        aria-labelledby={`gallery-${kind}`}
        aria-describedby={`gallery-${kind}-teaches`}
        onChange={() => gallery.draft.peek()?.choose(kind)}
      />
      <Thumbnail kind={kind} points={gallery.small.value[kind] ?? null} />
      <b id={`gallery-${kind}`}>{name}</b>
      <span class="note" id={`gallery-${kind}-teaches`}>
        {teaches}
      </span>
    </label>
  );
}
