// SPDX-License-Identifier: MIT
/** The target on the chart: dragged up and down, or moved by arrow keys. */
import { useRef } from 'preact/hooks';
import { words } from '../../i18n';
import { format_exact } from '../../lib/numbers';
import { key_value, log_scale } from '../../lib/scale';
import { value_at } from '../figures/geometry';
import { use_lab } from '../lab-context';
import { px } from '../px';
import { by_finger } from '../touch';
import type { Layout } from './describe';

/** Keys and hand go as far. */
const SCALE = log_scale(1e-4, 10);

/** As few digits as a hand can mean. */
function value_under(y: number, layout: Layout): number {
  const value = value_at(layout.y, y / layout.height);
  const clamped = Math.min(Math.max(value, SCALE.min), SCALE.max);
  return Number(clamped.toPrecision(2));
}

/** Hands on the pill. `set` takes what they choose. */
function handlers_of(
  layout: Layout,
  target: number,
  grip: { current: number | null },
  set: (value: number) => void,
) {
  const height_of = (event: PointerEvent) => {
    const plot = (event.currentTarget as Element).parentElement?.getBoundingClientRect();
    return event.clientY - (plot?.top ?? 0);
  };
  return {
    onPointerDown: (event: PointerEvent) => {
      if (event.button !== 0) return;
      grip.current = height_of(event) - layout.y_of(target);
      if (event.isTrusted) (event.currentTarget as Element).setPointerCapture(event.pointerId);
    },
    onPointerMove: (event: PointerEvent) => {
      if (grip.current !== null) set(value_under(height_of(event) - grip.current, layout));
    },
    onLostPointerCapture: () => {
      grip.current = null;
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const next = key_value(SCALE, event.key, target);
      if (next === null) return;
      event.preventDefault();
      set(next);
    },
  };
}

export function TargetPill({ layout }: { layout: Layout }) {
  const lab = use_lab();
  const { chart, target: text } = words.value;
  const { target } = lab.view.value;
  /** how far the pointer is below the pill's middle; null: it is not held */
  const grip = useRef<number | null>(null);
  const set = (value: number) => void lab.set_view('target', String(value));
  return (
    <div
      class="target-pill"
      role="slider"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={text.label}
      title={chart.target_hint}
      aria-valuemin={SCALE.min}
      aria-valuemax={SCALE.max}
      aria-valuenow={target}
      aria-valuetext={format_exact(target)}
      style={{ transform: `translateY(calc(${px(layout.y_of(target))} - 50%))` }}
      {...handlers_of(layout, target, grip, set)}
      {...by_finger}
    >
      <svg viewBox="0 0 8 14" aria-hidden="true">
        <path d="M1 5l3-3 3 3M1 9l3 3 3-3" />
      </svg>
      <Value />
    </div>
  );
}

function Value() {
  const lab = use_lab();
  return (
    <span>
      <span class="word">{words.value.chart.target} </span>
      {format_exact(lab.view.value.target)}
    </span>
  );
}

/** Where nobody is to move it. */
export function StillPill({ layout }: { layout: Layout }) {
  const { target } = use_lab().view.value;
  return (
    <div
      class="target-pill still"
      style={{ transform: `translateY(calc(${px(layout.y_of(target))} - 50%))` }}
    >
      <Value />
    </div>
  );
}
