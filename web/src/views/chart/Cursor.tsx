// SPDX-License-Identifier: MIT
/** Reading values: a line at one step, by pointer, finger or arrow keys, with the values of the runs. */
import { type Signal, useSignal } from '@preact/signals';
import { useMemo, useRef } from 'preact/hooks';
import { words } from '../../i18n';
import { format_count } from '../../lib/numbers';
import type { Colour, Lab, RunId } from '../../state/contract';
import { use_lab } from '../lab-context';
import { px } from '../px';
import { by_finger_sideways } from '../touch';
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
  layout: Layout;
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
  const span = (): Span => [layout.from, layout.to];
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
  const closer = key_zoom(event.key, [layout.from, layout.to], at, whole(lab));
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
  const in_sight = step !== null && last >= first && step >= layout.from && step <= layout.to;
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
        {...by_finger_sideways}
      />
      <Band band={band} />
      {in_sight && <Crosshair layout={layout} step={step} values={values(step)} tip={tip} />}
    </>
  );
}

/** The part being chosen. */
function Band({ band }: { band: Signal<Span | null> }) {
  if (!band.value) return null;
  const [from, to] = band.value.map((share) => Math.min(Math.max(share, 0), 1) * 100) as [number, number];
  return <div class="chart-band" style={{ left: `${from}%`, width: `${to - from}%` }} aria-hidden="true" />;
}

interface CrosshairProps {
  layout: Layout;
  step: number;
  values: CursorValue[];
  tip: boolean;
}

function Crosshair({ layout, step, values, tip }: CrosshairProps) {
  const x = layout.place.x(step);
  const heights = values.filter(({ value }) => Number.isFinite(value)).map(({ value }) => layout.y_of(value));
  const lowest = heights.length > 0 ? Math.max(...heights) : 0;
  const flipped = x > layout.width * 0.6;
  return (
    <div class="crosshair" aria-hidden="true">
      <div class="crosshair-line" style={{ left: px(x) }} />
      {values.map(
        ({ id, colour, value }) =>
          Number.isFinite(value) && (
            <i
              key={id}
              class={`crosshair-dot run-${colour}`}
              style={{ left: px(x), top: px(layout.y_of(value)) }}
            />
          ),
      )}
      {tip && (
        <Tip step={step} values={values} flipped={flipped} left={x} top={lowest} room={layout.height} />
      )}
    </div>
  );
}

interface TipProps {
  step: number;
  values: CursorValue[];
  flipped: boolean;
  left: number;
  top: number;
  room: number;
}

/** A line of it, and what lies around all, px. */
const ROW = 18;
const AROUND = 14;

function Tip({ step, values, flipped, left, top, room }: TipProps) {
  const { chart } = words.value;
  const half = (ROW * (values.length + 1) + AROUND) / 2;
  const tested = values.some(({ test }) => test !== null);
  return (
    <div
      class={`tip ${flipped ? 'flipped' : ''} ${tested ? 'tested' : ''}`}
      style={{ left: px(left), top: px(Math.max(Math.min(top, room - half), half)) }}
    >
      <span>{chart.at_step(format_count(step))}</span>
      {tested && <span>{chart.train}</span>}
      {tested && <span>{chart.test}</span>}
      {values.map(({ id, colour, name, text, test }) => (
        <div key={id} class="tip-row">
          <b class={`ink-${colour}`}>{name}</b>
          <span>{text}</span>
          {tested && <span>{test}</span>}
        </div>
      ))}
    </div>
  );
}
