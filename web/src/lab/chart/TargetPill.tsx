// SPDX-License-Identifier: MIT
/** The target on the chart: dragged up and down, or moved by arrow keys. */
import { type ReadonlySignal, useComputed } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { value_at } from '../../figure/geometry';
import { words } from '../../i18n';
import { format_exact } from '../../lib/numbers';
import { key_value, log_scale } from '../../lib/scale';
import { px } from '../../ui/px';
import { by_finger } from '../../ui/touch';
import type { ChartTarget } from './curve';
import type { Layout } from './describe';

/** Keys and hand go as far. */
const SCALE = log_scale(1e-4, 10);

/** As few digits as a hand can mean. */
function value_under(y: number, layout: Layout): number {
  const value = value_at(layout.y, y / layout.height);
  const clamped = Math.min(Math.max(value, SCALE.min), SCALE.max);
  return Number(clamped.toPrecision(2));
}

interface Hand {
  layout: ReadonlySignal<Layout>;
  target: number;
  /** how far the pointer is below the target's line; null: the pill is not held */
  grip: { current: number | null };
  /** takes what is chosen */
  set(value: number): void;
}

/** Hands on the pill. */
function handlers_of({ layout, target, grip, set }: Hand) {
  const height_of = (event: PointerEvent) => {
    const plot = (event.currentTarget as Element).parentElement?.getBoundingClientRect();
    return event.clientY - (plot?.top ?? 0);
  };
  return {
    onPointerDown: (event: PointerEvent) => {
      if (event.button !== 0) return;
      grip.current = height_of(event) - (layout.peek().target?.y ?? 0);
      if (event.isTrusted) (event.currentTarget as Element).setPointerCapture(event.pointerId);
    },
    onPointerMove: (event: PointerEvent) => {
      if (grip.current !== null) set(value_under(height_of(event) - grip.current, layout.peek()));
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

const ARROWS = { above: '↑ ', below: '↓ ' };

/** Its place, within the plot, and its value are those of the line that is drawn. */
function usePlace(layout: ReadonlySignal<Layout>) {
  const place = useComputed(() => {
    const { target, height } = layout.value;
    const middle = px(target?.y ?? 0);
    return `transform: translateY(clamp(0px, ${middle} - 50%, ${px(height)} - 100%))`;
  });
  const beyond = useComputed(() => ARROWS[layout.value.target?.beyond as 'above' | 'below'] ?? '');
  const value = useComputed(() => format_exact(layout.value.target?.value ?? Number.NaN));
  return { place, beyond, value };
}

interface StillPillProps {
  layout: ReadonlySignal<Layout>;
}

interface TargetPillProps extends StillPillProps {
  target: ChartTarget;
}

export function TargetPill({ layout, target: { value, set } }: TargetPillProps) {
  const target = value.value;
  const { chart, target: text } = words.value;
  const grip = useRef<number | null>(null);
  const { place, ...value_props } = usePlace(layout);
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
      style={place}
      {...handlers_of({ layout, target, grip, set })}
      {...by_finger}
    >
      <svg viewBox="0 0 8 14" aria-hidden="true">
        <path d="M1 5l3-3 3 3M1 9l3 3 3-3" />
      </svg>
      <Value {...value_props} />
    </div>
  );
}

function Value({ beyond, value }: Record<'beyond' | 'value', ReadonlySignal<string>>) {
  return (
    <span>
      {beyond}
      <span class="word">{words.value.chart.target} </span>
      {value}
    </span>
  );
}

/** Where nobody is to move it. */
export function StillPill({ layout }: StillPillProps) {
  const { place, ...value_props } = usePlace(layout);
  return (
    <div class="target-pill still" style={place}>
      <Value {...value_props} />
    </div>
  );
}
