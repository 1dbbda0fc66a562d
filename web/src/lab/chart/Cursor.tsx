// SPDX-License-Identifier: MIT
/** Reading values: a line at one step, by pointer, finger or arrow keys, with the values of the curves. */
import { type ReadonlySignal, type Signal, useComputed, useSignal } from '@preact/signals';
import { useMemo, useRef } from 'preact/hooks';
import type { Span } from '../../figure/zoom';
import { clamped_span, handlers_for, scaled, type ZoomControls } from '../../figure/zoom';
import { words } from '../../i18n';
import { format_count } from '../../lib/numbers';
import { by_finger_sideways } from '../../ui/touch';
import { Crosshair, type CursorValue } from './Crosshair';
import { type Layout, whole } from './describe';

interface CursorProps {
  layout: ReadonlySignal<Layout>;
  /** steps made */
  steps: ReadonlySignal<number>;
  name: string;
  cursor: Signal<number | null>;
  zoom: Signal<Span | null>;
  /** to a step that is read; undefined where nothing moves */
  go: ((step: number) => void) | undefined;
  /** where the focus goes elsewhere, too */
  stays: boolean;
  /** the first step there is */
  first: number;
  values(step: number): CursorValue[];
  /** show the values beside the line */
  tip: boolean;
}

/** The step a key moves the cursor to; null when the key is not the cursor's. */
function key_target(key: string, fast: boolean, at: number, [first, last]: Span): number | null {
  const stride = fast ? 10 : 1;
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return at - stride;
    case 'ArrowRight':
    case 'ArrowUp':
      return at + stride;
    case 'PageDown':
      return at - Math.ceil(last / 10);
    case 'PageUp':
      return at + Math.ceil(last / 10);
    case 'Home':
      return first;
    case 'End':
      return last;
    default:
      return null;
  }
}

/** The span a key chooses, around the cursor; undefined when it is none of these keys. */
function key_zoom(key: string, span: Span, at: number, all: Span): Span | null | undefined {
  const share = Math.min(Math.max((at - span[0]) / (span[1] - span[0]), 0), 1);
  if (key === '+' || key === '=') return clamped_span(scaled(span, share, 0.5), all);
  if (key === '-') return clamped_span(scaled(span, share, 2), all);
  return key === '0' ? null : undefined;
}

const clamp = (step: number, [first, last]: Span) =>
  Math.min(Math.max(Math.round(step), first), Math.max(last, first));

interface Read {
  props: CursorProps;
  range: Span;
  band: Signal<Span | null>;
}

function hands_of({ props: { layout, steps, cursor, zoom, go }, range, band }: Read): ZoomControls {
  const span = (): Span => [layout.peek().from, layout.peek().to];
  return {
    span,
    all: () => whole(steps.peek()),
    zoom: (next) => {
      zoom.value = next;
    },
    is_closer: () => zoom.peek() !== null,
    choosing: (shares) => {
      band.value = shares;
    },
    point: (share) => {
      const [from, to] = span();
      cursor.value = clamp(from + share * (to - from), range);
    },
    read: () => {
      const [from, to] = span();
      const step = cursor.peek() === null ? null : clamp(cursor.peek() as number, range);
      return step === null || step < from || step > to ? null : { step, share: (step - from) / (to - from) };
    },
    go,
    forget: () => {
      cursor.value = null;
    },
  };
}

function press(event: KeyboardEvent, { props: { layout, steps, cursor, zoom, go }, range }: Read): void {
  if (event.key === 'Escape') cursor.value = null;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  // By what was pressed last, which may not be written yet.
  const at = clamp(cursor.peek() ?? range[1], range);
  if (event.key === 'Enter' && cursor.peek() !== null) go?.(at);
  const { from, to } = layout.peek();
  const closer = key_zoom(event.key, [from, to], at, whole(steps.peek()));
  const target = key_target(event.key, event.shiftKey, at, range);
  if (closer === undefined && target === null) return;
  event.preventDefault();
  if (closer !== undefined) zoom.value = closer;
  if (target !== null) cursor.value = clamp(target, range);
}

export function Cursor(props: CursorProps) {
  const { layout, name, cursor, first, values, tip } = props;
  const band = useSignal<Span | null>(null);
  const last = props.steps.value;
  const range: Span = [first, last];
  const step = cursor.value === null ? null : clamp(cursor.value, range);
  const now = step ?? last;
  const read = useRef<Read | null>(null);
  read.current = { props, range, band };
  const handlers = useMemo(() => handlers_for(() => hands_of(read.current as Read)), []);
  const { chart } = words.value;
  const spoken = values(now).map((one) => `${one.name} ${one.text}`);
  /** the step read, where that is in sight */
  const cursor_step = useComputed(() => {
    const { from, to, last } = layout.value;
    if (cursor.value === null || last < first) return null;
    const step = clamp(cursor.value, [first, last]);
    return step >= from && step <= to ? step : null;
  });
  const has_step = useComputed(() => cursor_step.value !== null);
  return (
    <>
      <div
        class="chart-surface"
        role="slider"
        tabIndex={0}
        aria-label={chart.cursor(name)}
        title={props.go ? `${chart.go_hint} ${chart.zoom_hint}` : chart.zoom_hint}
        aria-valuemin={0}
        aria-valuemax={last}
        aria-valuenow={now}
        aria-valuetext={[chart.at_step(format_count(now)), ...spoken].join(', ')}
        onBlur={() => {
          if (!props.stays) cursor.value = null;
        }}
        onKeyDown={(event) => press(event, read.current as Read)}
        {...handlers}
        {...by_finger_sideways}
      />
      <Band band={band} />
      {has_step.value && <Crosshair {...{ layout, cursor_step, values, tip }} />}
    </>
  );
}

/** The part being chosen. */
function Band({ band }: { band: Signal<Span | null> }) {
  if (!band.value) return null;
  const [from, to] = band.value.map((share) => Math.min(Math.max(share, 0), 1) * 100) as [number, number];
  return <div class="chart-band" style={{ left: `${from}%`, width: `${to - from}%` }} aria-hidden="true" />;
}
