// SPDX-License-Identifier: MIT
/** How far each step goes, and how well it agrees with downhill. */
import type { Signal } from '@preact/signals';
import { zero_range } from '../../figure/ticks';
import type { Span } from '../../figure/zoom';
import { words } from '../../i18n';
import { Chart } from '../../lab/chart/Chart';
import type { Curve } from '../../lab/chart/curve';
import { useInsideCurve, useRunCurves } from '../../lab/chart/use-run-curves';
import type { Column } from '../../lab/run/columns';
import { useLab } from '../../lab/views/lab-context';
import { format_count, format_number } from '../../lib/numbers';
import { point_at } from '../../lib/series/series';

interface SmallChartProps {
  column: Column;
  title: string;
  note: string;
  zoom: Signal<Span | null>;
  strip?: Curve;
  range(min: number, max: number): [number, number];
}

const format = (value: number) => format_number(value, { digits: 3, fixed: true });
/** With room for the strip below zero. */
const stride_range = (_min: number, max: number): [number, number] => {
  const [, top] = zero_range(max);
  return [-0.12 * top, top];
};
// A little air, so that a line at ±1 is not drawn half outside.
const agreement_range = (): [number, number] => [-1.06, 1.06];

export function SmallCharts({ zoom }: Pick<SmallChartProps, 'zoom'>) {
  const { chart } = words.value;
  const agreement = useInsideCurve('agreement');
  return (
    <div class="small-charts">
      <SmallChart
        column="stride"
        title={chart.stride}
        note={chart.stride_note}
        zoom={zoom}
        strip={agreement}
        range={stride_range}
      />
      <SmallChart
        column="agreement"
        title={chart.agreement}
        note={chart.agreement_note}
        zoom={zoom}
        range={agreement_range}
      />
    </div>
  );
}

function SmallChart({ column, title, note, zoom, strip, range }: SmallChartProps) {
  const lab = useLab();
  const curves = useRunCurves({ column });
  const id = `chart-${column}`;
  return (
    <section class="panel small-chart" aria-labelledby={id}>
      <header class="panel-head">
        <h2 id={id}>{title}</h2>
        <span class="note">{note}</span>
      </header>
      <Chart
        {...{ curves, range, zoom, strip, format }}
        clock={lab}
        name={title}
        cursor={lab.pointed}
        stays
        calm
      />
      <ReadOut curves={curves} cursor={lab.pointed} />
    </section>
  );
}

/** The values under the cursor, or the latest ones, in the colours of their runs. */
function ReadOut({ curves, cursor }: { curves: readonly Curve[]; cursor: Signal<number | null> }) {
  const lab = useLab();
  lab.frame.value;
  const step = cursor.value ?? lab.step.value;
  return (
    <p class="read-out">
      <span class="note">
        {step > 0
          ? words.value.chart.within_step(format_count(step), format_count(step - 1))
          : words.value.chart.at_step(format_count(step))}
      </span>
      {curves.map(({ key, name, colour, series }) => (
        <span key={key} class={`ink-${colour}`}>
          {name} <b>{format(point_at(series, step)?.value ?? Number.NaN)}</b>
        </span>
      ))}
    </p>
  );
}
