// SPDX-License-Identifier: MIT
/** The plane that is painted on, by mouse, pen, touch and keyboard. */
import type { TargetedKeyboardEvent, TargetedPointerEvent } from 'preact';
import { useFigure } from '../../../figure/use-figure';
import { format_count, format_exact } from '../../../lib/numbers';
import { MOST_POINTS, type PaintPlace, x_of, y_of } from '../../data/painted/points';
import type { PaintDraft } from './draft';
import { paint_figure, place_at } from './figure';
import { paint_words } from './words';

/** Grid lines a press of an arrow key. */
const STRIDE = { usual: 10, fine: 1 };

const ARROWS: Readonly<Record<string, readonly [columns: number, rows: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

function press_key(draft: PaintDraft, event: TargetedKeyboardEvent<HTMLElement>): void {
  const { key, shiftKey, ctrlKey, metaKey, altKey } = event;
  if (ctrlKey || metaKey || altKey || event.isComposing) return;
  const arrow = ARROWS[key];
  if (arrow) {
    const stride = shiftKey ? STRIDE.fine : STRIDE.usual;
    draft.move_cross(stride * arrow[0], stride * arrow[1]);
  } else if (key === 'Enter' || key === ' ') draft.press();
  else return;
  event.preventDefault();
}

type PlanePointer = TargetedPointerEvent<HTMLElement>;

function place_of(event: PointerEvent, plane: HTMLElement): PaintPlace {
  const { left, top, width, height } = plane.getBoundingClientRect();
  return place_at(event.clientX - left, event.clientY - top, { width, height });
}

function strokes(draft: PaintDraft) {
  const end = (event: PlanePointer) => event.isPrimary && draft.end();
  return {
    onPointerDown: (event: PlanePointer) => {
      if (!event.isPrimary || event.button !== 0) return;
      // What leaves the plane while the button is down still belongs to it.
      event.currentTarget.setPointerCapture(event.pointerId);
      draft.cross.value = null;
      draft.begin(place_of(event, event.currentTarget));
    },
    onPointerMove: (event: PlanePointer) => {
      if (event.isPrimary) draft.move(place_of(event, event.currentTarget));
    },
    onPointerUp: end,
    onPointerCancel: end,
  };
}

export function Plane({ draft }: { draft: PaintDraft }) {
  const text = paint_words.value;
  const [points, cross] = [draft.points.value, draft.cross.value];
  const [canvas] = useFigure([points, cross], (size) => paint_figure(points, cross, size));
  return (
    <div
      class={`paint-plane ${draft.erasing.value ? 'erasing' : ''}`}
      role="application"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: an application of its own, which arrow keys paint in
      tabIndex={0}
      aria-label={text.plane}
      aria-describedby="paint-keys"
      onKeyDown={(event) => press_key(draft, event)}
      {...strokes(draft)}
    >
      <canvas ref={canvas} />
      {points.length === 0 && <p class="note paint-empty">{text.empty}</p>}
    </div>
  );
}

const position = ({ column, row }: PaintPlace) =>
  [format_exact(x_of(column)), format_exact(y_of(row))] as const;

/** What the latest deed came to, read out. */
export function deed_text(draft: PaintDraft): string {
  const text = paint_words.value;
  const deed = draft.deed.value;
  if (!deed) return '';
  switch (deed.is) {
    case 'painted':
      return text.painted(String(deed.label), format_count(deed.count), ...position(deed.at));
    case 'erased':
      return text.erased(format_count(deed.count), ...position(deed.at));
    case 'moved':
      return deed.under === null
        ? text.cross(...position(deed.at))
        : text.cross_over(...position(deed.at), String(deed.under));
    case 'full':
      return text.full(format_count(MOST_POINTS));
    case 'cleared':
      return text.cleared;
    default:
      return text[deed.is](format_count(draft.points.value.length));
  }
}
