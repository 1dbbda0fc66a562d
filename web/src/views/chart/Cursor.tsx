// SPDX-License-Identifier: MIT
/** Reading values: a line at one step, by pointer, finger or arrow keys, with the values of the runs. */
import type { Signal } from '@preact/signals';
import { words } from '../../i18n';
import { format_count } from '../../lib/numbers';
import type { RunId } from '../../state/contract';
import { use_lab } from '../lab-context';
import { px } from '../px';
import type { Layout } from './use-plot';

export interface CursorValue {
  id: RunId;
  name: string;
  value: number;
  text: string;
}

interface CursorProps {
  layout: Layout;
  name: string;
  cursor: Signal<number | null>;
  /** the first step there is */
  first: number;
  values(step: number): CursorValue[];
  /** show the values beside the line */
  tip: boolean;
}

/** The step a key moves the cursor to; null when the key is not the cursor's. */
function key_target(key: string, fast: boolean, at: number, [first, last]: Range): number | null {
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

/** The first and the last step. */
type Range = [first: number, last: number];

const clamp = (step: number, [first, last]: Range) =>
  Math.min(Math.max(Math.round(step), first), Math.max(last, first));

function handlers_of(cursor: Signal<number | null>, layout: Layout, at: number, range: Range) {
  const point = (event: PointerEvent) => {
    const box = (event.currentTarget as Element).getBoundingClientRect();
    cursor.value = clamp(((event.clientX - box.left) / box.width) * layout.steps, range);
  };
  const forget = () => {
    cursor.value = null;
  };
  return {
    onPointerDown: point,
    onPointerMove: point,
    onPointerLeave: (event: PointerEvent) => {
      // A lifted finger leaves too; what it pointed at stays to be read.
      if (event.pointerType === 'mouse') forget();
    },
    onBlur: forget,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === 'Escape') forget();
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const target = key_target(event.key, event.shiftKey, at, range);
      if (target === null) return;
      event.preventDefault();
      cursor.value = clamp(target, range);
    },
  };
}

export function Cursor({ layout, name, cursor, first, values, tip }: CursorProps) {
  const lab = use_lab();
  const last = lab.step.value;
  const range: Range = [first, last];
  const step = cursor.value === null ? null : clamp(cursor.value, range);
  const shown = step === null ? [] : values(step);
  const handlers = handlers_of(cursor, layout, step ?? last, range);
  const spoken = values(step ?? last).map((one) => `${one.name} ${one.text}`);
  const now = step ?? last;
  return (
    <>
      <div
        class="chart-surface"
        role="slider"
        tabIndex={0}
        aria-label={words.value.chart.cursor(name)}
        aria-valuemin={0}
        aria-valuemax={last}
        aria-valuenow={now}
        aria-valuetext={[words.value.chart.at_step(format_count(now)), ...spoken].join(', ')}
        {...handlers}
      />
      {step !== null && last >= first && <Crosshair layout={layout} step={step} values={shown} tip={tip} />}
    </>
  );
}

interface CrosshairProps {
  layout: Layout;
  step: number;
  values: CursorValue[];
  tip: boolean;
}

function Crosshair({ layout, step, values, tip }: CrosshairProps) {
  const x = (step / layout.steps) * layout.width;
  const heights = values.filter(({ value }) => Number.isFinite(value)).map(({ value }) => layout.y_of(value));
  const lowest = heights.length > 0 ? Math.max(...heights) : 0;
  const flipped = x > layout.width * 0.6;
  return (
    <div class="crosshair" aria-hidden="true">
      <div class="crosshair-line" style={{ left: px(x) }} />
      {values.map(
        ({ id, value }) =>
          Number.isFinite(value) && (
            <i
              key={id}
              class={`crosshair-dot run-${id}`}
              style={{ left: px(x), top: px(layout.y_of(value)) }}
            />
          ),
      )}
      {tip && (
        <div
          class={flipped ? 'tip flipped' : 'tip'}
          style={{ left: px(x), top: px(Math.min(Math.max(lowest, 36), layout.height - 36)) }}
        >
          <span>{words.value.chart.at_step(format_count(step))}</span>
          {values.map(({ id, name, text }) => (
            <span key={id} class={`ink-${id}`}>
              {name} {text}
            </span>
          ))}
        </div>
      )}
    </div>
  );
}
