// SPDX-License-Identifier: MIT
/** A sheet over a chart to draw a guess on: by pointer, or by arrow keys and Space. */
import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { value_at } from '../../../figure/geometry';
import type { Layout } from '../../../lab/chart/describe';
import { format_count, format_number } from '../../../lib/numbers';
import { px } from '../../../ui/px';
import { by_finger } from '../../../ui/touch';
import { type CurvePoint, drawn_on } from '../lesson/guess';
import { useLesson } from '../lesson-context';
import { learn_words } from '../words';

const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high);
const written = ({ step, value }: CurvePoint) =>
  [format_count(step), format_number(value, { digits: 2 })] as const;

/** How far a key takes the pen, in shares of the sheet. */
const STRIDE = 0.02;
const LEAP = 0.1;
const KEYS: Record<string, readonly [right: number, down: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

export function DrawSurface({ layout, start }: { layout: Layout; start: CurvePoint }) {
  const lesson = useLesson();
  const text = learn_words.value;
  const pen = useSignal({ right: 0, down: clamp(layout.place.y(start.value) / layout.height, 0, 1) });
  const announcement = useSignal('');
  const last_point = useRef<CurvePoint | null>(null);
  const keyed = useSignal(false);
  const at = (right: number, down: number): CurvePoint => ({
    step: Math.round(layout.from + right * (layout.to - layout.from)),
    value: value_at(layout.y, down),
  });
  const guess = lesson.guess.value;
  const points = () => (guess?.kind === 'curve' ? guess.points : [start]);
  const put = (from: CurvePoint | null, to: CurvePoint) => {
    if (to.step > 0) lesson.guess.value = { kind: 'curve', points: drawn_on(points(), from, to) };
  };
  const under = (event: PointerEvent): CurvePoint => {
    const box = (event.currentTarget as Element).getBoundingClientRect();
    const share = (along: number, length: number) => clamp(along / length, 0, 1);
    return at(share(event.clientX - box.left, box.width), share(event.clientY - box.top, box.height));
  };
  const here = at(pen.value.right, pen.value.down);
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const direction = KEYS[event.key];
    if (direction) {
      const stride = event.shiftKey ? LEAP : STRIDE;
      const { right, down } = pen.value;
      pen.value = {
        right: clamp(right + direction[0] * stride, 0, 1),
        down: clamp(down + direction[1] * stride, 0, 1),
      };
      keyed.value = true;
    } else if (event.key === ' ') {
      put(null, here);
      announcement.value = text.dropped(...written(here));
    } else if (event.key === 'Backspace' && points().length > 1) {
      lesson.guess.value = { kind: 'curve', points: points().slice(0, -1) };
    } else return;
    event.preventDefault();
  };
  return (
    <>
      <div
        class="draw-surface"
        role="slider"
        tabIndex={0}
        aria-label={text.surface}
        aria-valuemin={layout.from}
        aria-valuemax={layout.to}
        aria-valuenow={here.step}
        aria-valuetext={text.pen(...written(here))}
        title={text.draw_curve}
        onKeyDown={press}
        onBlur={() => {
          keyed.value = false;
        }}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          if (event.isTrusted) (event.currentTarget as Element).setPointerCapture(event.pointerId);
          const to = under(event);
          const last = points().at(-1) ?? start;
          // Begun beyond the end, the line goes on from there.
          put(to.step > last.step ? last : null, to);
          last_point.current = to;
        }}
        onPointerMove={(event) => {
          if (!last_point.current) return;
          const to = under(event);
          put(last_point.current, to);
          last_point.current = to;
        }}
        onLostPointerCapture={() => {
          last_point.current = null;
        }}
        onPointerUp={() => {
          last_point.current = null;
        }}
        {...by_finger}
      />
      {keyed.value && (
        <i
          class="pen"
          aria-hidden="true"
          style={{ left: px(pen.value.right * layout.width), top: px(pen.value.down * layout.height) }}
        />
      )}
      <span class="visually-hidden" role="status">
        {announcement.value}
      </span>
    </>
  );
}
