// SPDX-License-Identifier: MIT
/** A line at the step that is read, a dot on each curve, and the values beside it; all of the picture they lie on. */
import { type ReadonlySignal, useComputed } from '@preact/signals';
import { words } from '../../i18n';
import type { Colour } from '../../lib/colours';
import { format_count } from '../../lib/numbers';
import { px } from '../../ui/px';
import type { RunId } from '../ids';
import type { Layout } from './describe';

export interface CursorValue {
  id: RunId;
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
  seen: ReadonlySignal<number | null>;
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

export function Crosshair({ layout, seen, values, tip }: CrosshairProps) {
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
