// SPDX-License-Identifier: MIT
/** The chart as a small table for people who cannot see it. It holds still while the runs move. */
import { words } from '../../i18n';
import { format_count } from '../../lib/numbers';
import type { Series } from '../../lib/series/series';
import type { RunId } from '../ids';
import type { Column } from '../run/columns';
import { useLab } from '../views/lab-context';
import { names_in } from '../views/names';

interface ChartTableProps {
  column: Column;
  /** the same on test data */
  dashed: Column | null;
  name: string;
  names?: Readonly<Record<RunId, string>> | undefined;
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

export function ChartTable({ column, dashed, name, names: given, format }: ChartTableProps) {
  const lab = useLab();
  const { chart } = words.value;
  // Read once while playing: a table that changes sixty times a second can be read by nobody.
  if (!lab.playing.value) lab.frame.value;
  const names = given ?? names_in(lab).long;
  return (
    <div class="visually-hidden">
      <table>
        <caption>{chart.table(name, format_count(lab.step.peek()))}</caption>
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
          {lab.drawn.value.flatMap((id) => [
            <Row key={id} name={names[id]} series={lab.runs[id].series(column)} format={format} />,
            dashed && (
              <Row
                key={`${id} test`}
                name={chart.tested(names[id])}
                series={lab.runs[id].series(dashed)}
                format={format}
              />
            ),
          ])}
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
