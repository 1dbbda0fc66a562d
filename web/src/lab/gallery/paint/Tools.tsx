// SPDX-License-Identifier: MIT
/** What the painter takes up: a class, a brush, the eraser; the ways back and forth, and a set to start from. */
import { language } from '../../../i18n';
import { Segments } from '../../../ui/Segments';
import { data_set } from '../../data';
import { MOST_CLASSES } from '../../data/painted/points';
import { kinds_in } from '../groups';
import { ClassSign } from '../Pictures';
import type { TabHost } from '../tab-host';
import { BRUSHES, type PaintDraft } from './draft';
import { points_to_paint } from './start';
import { paint_words } from './words';

const CLASSES = Array.from({ length: MOST_CLASSES }, (_, label) => label);

export function take_class(draft: PaintDraft, label: number): void {
  draft.label.value = label;
  draft.erasing.value = false;
}

export function toggle_eraser(draft: PaintDraft): void {
  draft.erasing.value = !draft.erasing.peek();
}

export function Tools({ draft, gallery }: { draft: PaintDraft; gallery: TabHost }) {
  const text = paint_words.value;
  return (
    <div class="paint-tools">
      <ClassChips draft={draft} />
      <button
        type="button"
        aria-pressed={draft.erasing.value}
        title={text.eraser_hint}
        onClick={() => toggle_eraser(draft)}
      >
        {text.eraser}
      </button>
      <span class="paint-brush">
        <span class="note" aria-hidden="true">
          {text.brush_word}
        </span>
        <Segments
          legend={text.brush}
          name="paint-brush"
          hint={text.brush_hint}
          value={draft.brush.value}
          options={BRUSHES.map((value) => ({ value, label: String(value) }))}
          choose={(size) => {
            draft.brush.value = size;
          }}
        />
      </span>
      <span class="paint-ways">
        <button
          type="button"
          title={text.undo_hint}
          disabled={!draft.can_undo.value}
          onClick={() => draft.undo()}
        >
          {text.undo}
        </button>
        <button
          type="button"
          title={text.redo_hint}
          disabled={!draft.can_redo.value}
          onClick={() => draft.redo()}
        >
          {text.redo}
        </button>
        <button
          type="button"
          title={text.clear_hint}
          disabled={draft.points.value.length === 0}
          onClick={() => draft.replace([])}
        >
          {text.clear}
        </button>
      </span>
      <StartFrom draft={draft} gallery={gallery} />
    </div>
  );
}

function ClassChips({ draft }: { draft: PaintDraft }) {
  const text = paint_words.value;
  return (
    <fieldset class="segments paint-classes">
      <legend class="visually-hidden">{text.classes}</legend>
      {CLASSES.map((label) => (
        <label key={label} title={text.class_key(String(label), String(label + 1))}>
          <input
            type="radio"
            name="paint-class"
            value={label}
            aria-label={text.class_key(String(label), String(label + 1))}
            checked={label === draft.label.value}
            onChange={() => take_class(draft, label)}
          />
          <span aria-hidden="true">
            <ClassSign label={label} /> {label + 1}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** The small sets of the cards; one that is not drawn yet cannot be chosen. */
function StartFrom({ draft, gallery }: { draft: PaintDraft; gallery: TabHost }) {
  const text = paint_words.value;
  const small = gallery.small.value;
  return (
    <select
      class="paint-from"
      aria-label={text.from_hint}
      title={text.from_hint}
      value=""
      onChange={({ currentTarget }) => {
        const kind = kinds_in('plane').find((one) => one === currentTarget.value);
        const points = kind && small[kind];
        if (points) draft.replace(points_to_paint(points));
        currentTarget.value = '';
      }}
    >
      <option value="">{text.from}</option>
      {kinds_in('plane').map((kind) => (
        <option key={kind} value={kind} disabled={!small[kind]}>
          {data_set(kind).words[language.value].name}
        </option>
      ))}
    </select>
  );
}
