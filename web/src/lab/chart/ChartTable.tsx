// SPDX-License-Identifier: MIT
/** The chart as a small table for people who cannot see it. It holds still while the runs move. */
import type { ReadonlySignal } from '@preact/signals';
import { words } from '../../i18n';
import { format_count } from '../../lib/numbers';
import type { Series } from '../../lib/series/series';
import { type ChartClock, type Curve, plain_curves } from './curve';

interface ChartTableProps {
  curves: readonly Curve[];
  clock: ChartClock | undefined;
  /** steps made */
  steps: ReadonlySignal<number>;
  name: string;
  format(value: number): string;
}

function summary({ value }: Series): number[] {
  const finite = value.filter(Number.isFinite);
  const pick = (better: (a: number, b: number) => boolean) =>
    finite.reduce((best, y) => (better(y, best) ? y : best), finite[0] ?? Number.NaN);
  return [
    value[0] ?? Number.NaN,
    pick((a, b) => a < b),
    pick((a, b) => a > b),
    value[value.length - 1] ?? Number.NaN,
  ];
}

export function ChartTable({ curves, clock, steps, name, format }: ChartTableProps) {
  const { chart } = words.value;
  // Read once while playing: a table that changes sixty times a second can be read by nobody.
  if (!clock?.playing.value) clock?.frame.value;
  return (
    <div class="visually-hidden">
      <table>
        <caption>{chart.table(name, format_count(steps.peek()))}</caption>
        <thead>
          <tr>
            {[chart.run, chart.first, chart.lowest, chart.highest, chart.latest].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {plain_curves(curves).map(({ key, name, long_name = name, series }) => (
            <Row key={key} name={long_name} series={series} format={format} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface TableRowProps {
  name: string;
  series: Series;
  format(value: number): string;
}

function Row({ name, series, format }: TableRowProps) {
  return (
    <tr>
      <th scope="row">{name}</th>
      {summary(series).map((value, i) => (
        <td key={i}>
          {series.value.length > 0 ? (
            <data value={String(value)}>{format(value)}</data>
          ) : (
            words.value.chart.none
          )}
        </td>
      ))}
    </tr>
  );
}
