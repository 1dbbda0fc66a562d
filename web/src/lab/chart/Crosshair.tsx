// SPDX-License-Identifier: MIT
/** A line at the step that is read, a dot on each curve, and the values beside it; all of the picture they lie on. */
import { type ReadonlySignal, useComputed } from '@preact/signals';
import { words } from '../../i18n';
import type { Colour } from '../../lib/colours';
import { format_count } from '../../lib/numbers';
import { px } from '../../ui/px';
import type { Layout } from './describe';

export interface CursorValue {
  key: string;
  colour: Colour;
  name: string;
  value: number;
  text: string;
  /** on the test data, where that is drawn, too */
  test: string | null;
}

interface CrosshairProps {
  layout: ReadonlySignal<Layout>;
  /** the step read, where that is in sight */
  cursor_step: ReadonlySignal<number | null>;
  values(step: number): CursorValue[];
  /** show the values beside the line */
  tip: boolean;
}

/** What is read, and where that is in the picture. */
interface Reading {
  step: number;
  values: CursorValue[];
  x: number;
  layout: Layout;
}

export function Crosshair({ layout, cursor_step, values, tip }: CrosshairProps) {
  const reading = useComputed((): Reading => {
    const step = cursor_step.value ?? 0;
    return { step, values: values(step), x: layout.value.place.x(step), layout: layout.value };
  });
  const line = useComputed(() => `left: ${px(reading.value.x)}`);
  return (
    <div class="crosshair" aria-hidden="true">
      <div class="crosshair-line" style={line} />
      {reading.value.values.map(({ key, colour }) => (
        <Dot key={key} of={key} colour={colour} reading={reading} />
      ))}
      {tip && <Tip reading={reading} />}
    </div>
  );
}

interface OfReading {
  reading: ReadonlySignal<Reading>;
}

interface OfCurve extends OfReading {
  /** its key */
  of: string;
}

const of_curve = ({ values }: Reading, key: string) => values.find((one) => one.key === key);

function Dot({ of, colour, reading }: OfCurve & Pick<CursorValue, 'colour'>) {
  const place = useComputed(() => {
    const { x, layout } = reading.value;
    const value = of_curve(reading.value, of)?.value ?? Number.NaN;
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
      {values.map(({ key, colour, name }) => (
        <div key={key} class="tip-row">
          <b class={`ink-${colour}`}>{name}</b>
          <CursorText of={key} reading={reading} what="text" />
          {tested && <CursorText of={key} reading={reading} what="test" />}
        </div>
      ))}
    </div>
  );
}

/** A curve's value there. */
function CursorText({ of, reading, what }: OfCurve & { what: 'text' | 'test' }) {
  const text = useComputed(() => of_curve(reading.value, of)?.[what] ?? '');
  return <span>{text}</span>;
}
