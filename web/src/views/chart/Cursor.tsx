// SPDX-License-Identifier: MIT
/** Reading values: a line at one step, by pointer, finger or arrow keys, with the values of the runs. */
import { type ReadonlySignal, type Signal, useComputed, useSignal } from '@preact/signals';
import { useMemo, useRef } from 'preact/hooks';
import { words } from '../../i18n';
import { format_count } from '../../lib/numbers';
import type { Colour, Lab, RunId } from '../../state/contract';
import { use_lab } from '../lab-context';
import { px } from '../px';
import type { Span } from './curves';
import { type Layout, whole } from './describe';
import { type Hands, handlers_for, held, scaled } from './zoom';

export interface CursorValue {
  id: RunId;
  colour: Colour;
  name: string;
  value: number;
  text: string;
  /** on the test data, where that is drawn, too */
  test: string | null;
}

interface CursorProps {
  layout: ReadonlySignal<Layout>;
  name: string;
  cursor: Signal<number | null>;
  zoom: Signal<Span | null>;
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
  if (key === '+' || key === '=') return held(scaled(span, share, 0.5), all);
  if (key === '-') return held(scaled(span, share, 2), all);
  return key === '0' ? null : undefined;
}

const clamp = (step: number, [first, last]: Span) =>
  Math.min(Math.max(Math.round(step), first), Math.max(last, first));

interface Read {
  lab: Lab;
  props: CursorProps;
  range: Span;
  /** the step read now */
  at: number;
  band: Signal<Span | null>;
}

function hands_of({ lab, props: { layout, cursor, zoom }, range, band }: Read): Hands {
  const span = (): Span => [layout.peek().from, layout.peek().to];
  return {
    span,
    all: () => whole(lab),
    zoom: (next) => {
      zoom.value = next;
    },
    choosing: (shares) => {
      band.value = shares;
    },
    point: (share) => {
      const [from, to] = span();
      cursor.value = clamp(from + share * (to - from), range);
    },
    forget: () => {
      cursor.value = null;
    },
  };
}

function press(event: KeyboardEvent, { lab, props: { layout, cursor, zoom }, range, at }: Read): void {
  if (event.key === 'Escape') cursor.value = null;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const { from, to } = layout.peek();
  const closer = key_zoom(event.key, [from, to], at, whole(lab));
  const target = key_target(event.key, event.shiftKey, at, range);
  if (closer === undefined && target === null) return;
  event.preventDefault();
  if (closer !== undefined) zoom.value = closer;
  if (target !== null) cursor.value = clamp(target, range);
}

export function Cursor(props: CursorProps) {
  const { layout, name, cursor, first, values, tip } = props;
  const lab = use_lab();
  const band = useSignal<Span | null>(null);
  const last = lab.step.value;
  const range: Span = [first, last];
  const step = cursor.value === null ? null : clamp(cursor.value, range);
  const now = step ?? last;
  const read = useRef<Read | null>(null);
  read.current = { lab, props, range, at: now, band };
  const handlers = useMemo(() => handlers_for(() => hands_of(read.current as Read)), []);
  const spoken = values(now).map((one) => `${one.name} ${one.text}`);
  /** the step read, where that is in sight */
  const seen = useComputed(() => {
    const { from, to, last } = layout.value;
    if (cursor.value === null || last < first) return null;
    const step = clamp(cursor.value, [first, last]);
    return step >= from && step <= to ? step : null;
  });
  const is_seen = useComputed(() => seen.value !== null);
  return (
    <>
      <div
        class="chart-surface"
        role="slider"
        tabIndex={0}
        aria-label={words.value.chart.cursor(name)}
        title={words.value.chart.zoom_hint}
        aria-valuemin={0}
        aria-valuemax={last}
        aria-valuenow={now}
        aria-valuetext={[words.value.chart.at_step(format_count(now)), ...spoken].join(', ')}
        onBlur={() => {
          cursor.value = null;
        }}
        onKeyDown={(event) => press(event, read.current as Read)}
        {...handlers}
      />
      <Band band={band} />
      {is_seen.value && <Crosshair {...{ layout, seen, values, tip }} />}
    </>
  );
}

/** The part being chosen. */
function Band({ band }: { band: Signal<Span | null> }) {
  if (!band.value) return null;
  const [from, to] = band.value.map((share) => Math.min(Math.max(share, 0), 1) * 100) as [number, number];
  return <div class="chart-band" style={{ left: `${from}%`, width: `${to - from}%` }} aria-hidden="true" />;
}

interface CrosshairProps extends Pick<CursorProps, 'layout' | 'values' | 'tip'> {
  seen: ReadonlySignal<number | null>;
}

/** What is read, and where that is in the picture. */
interface Reading {
  step: number;
  values: CursorValue[];
  x: number;
  layout: Layout;
}

function Crosshair({ layout, seen, values, tip }: CrosshairProps) {
  const reading = useComputed((): Reading => {
    const step = seen.value ?? 0;
    return { step, values: values(step), x: layout.value.place.x(step), layout: layout.value };
  });
  const line = useComputed(() => `left: ${px(reading.value.x)}`);
  return (
    <div class="crosshair" aria-hidden="true">
      <div class="crosshair-line" style={line} />
      {reading.value.values.map(({ id, colour }) => (
        <Dot key={id} id={id} colour={colour} reading={reading} />
      ))}
      {tip && <Tip reading={reading} />}
    </div>
  );
}

interface OfReading {
  reading: ReadonlySignal<Reading>;
}

const of_run = ({ values }: Reading, id: RunId) => values.find((one) => one.id === id);

function Dot({ id, colour, reading }: OfReading & Pick<CursorValue, 'id' | 'colour'>) {
  const place = useComputed(() => {
    const { x, layout } = reading.value;
    const value = of_run(reading.value, id)?.value ?? Number.NaN;
    return Number.isFinite(value) ? `left: ${px(x)}; top: ${px(layout.y_of(value))}` : 'display: none';
  });
  return <i class={`crosshair-dot run-${colour}`} style={place} />;
}

/** A line of it, and what lies around all, px. */
const ROW = 18;
const AROUND = 14;

/** Beside the lowest value, within the plot. */
function tip_place({ values, x, layout }: Reading): string {
  const half = (ROW * (values.length + 1) + AROUND) / 2;
  const heights = values.filter(({ value }) => Number.isFinite(value)).map(({ value }) => layout.y_of(value));
  const lowest = Math.max(0, ...heights);
  return `left: ${px(x)}; top: ${px(Math.max(Math.min(lowest, layout.height - half), half))}`;
}

function Tip({ reading }: OfReading) {
  const { chart } = words.value;
  const flipped = useComputed(() => reading.value.x > reading.value.layout.width * 0.6);
  const place = useComputed(() => tip_place(reading.value));
  const step = useComputed(() => chart.at_step(format_count(reading.value.step)));
  const { values } = reading.value;
  const tested = values.some(({ test }) => test !== null);
  return (
    <div class={`tip ${flipped.value ? 'flipped' : ''} ${tested ? 'tested' : ''}`} style={place}>
      <span>{step}</span>
      {tested && <span>{chart.train}</span>}
      {tested && <span>{chart.test}</span>}
      {values.map(({ id, colour, name }) => (
        <div key={id} class="tip-row">
          <b class={`ink-${colour}`}>{name}</b>
          <Told id={id} reading={reading} what="text" />
          {tested && <Told id={id} reading={reading} what="test" />}
        </div>
      ))}
    </div>
  );
}

/** A run's value there. */
function Told({ id, reading, what }: OfReading & { id: RunId; what: 'text' | 'test' }) {
  const text = useComputed(() => of_run(reading.value, id)?.[what] ?? '');
  return <span>{text}</span>;
}
