// SPDX-License-Identifier: MIT
/** Which curves a chart draws of each run, and how far they reach. */

import type { LineMark, Points } from '../../figure/marks';
import { smooth } from '../../figure/smooth';
import type { Span } from '../../figure/zoom';
import type { RunId } from '../ids';
import type { Column } from '../run/columns';
import type { Lab } from '../view';

export interface CurveSpec {
  column: Column;
  /** drawn dashed beside it; null: nothing */
  dashed: Column | null;
  /** drawn faintly behind it */
  behind: Column | null;
  /** the share of the past in the mean that is drawn; what it is the mean of is drawn faintly then */
  smoothing: number;
  /** not a small chart: with wider lines, and marks at their ends */
  large: boolean;
}

const WIDTH = { large: 2, small: 2, dashed: 1.5 };

/** The curve whose end has a name: the mean, where one is drawn. */
export function main_curve(lab: Lab, id: RunId, { column, smoothing }: CurveSpec): Points {
  return smooth(lab.runs[id].series(column), smoothing);
}

/** From back to front: what is faint of all runs, then dashed, then the curves themselves. */
export function curve_marks(lab: Lab, spec: CurveSpec): LineMark[] {
  const { column, dashed, behind, smoothing, large } = spec;
  const line = (id: RunId, points: Points, style: 'faint' | 'dashed' | 'plain'): LineMark => ({
    kind: 'line',
    points,
    colour: lab.runs[id].colour.peek(),
    width: style === 'dashed' ? WIDTH.dashed : WIDTH[large ? 'large' : 'small'],
    dashed: style === 'dashed',
    faint: style === 'faint',
  });
  const ids = lab.drawn.peek();
  const raw = behind ?? (smoothing > 0 ? column : null);
  return [
    ...(raw ? ids.map((id) => line(id, lab.runs[id].series(raw), 'faint')) : []),
    ...(dashed ? ids.map((id) => line(id, smooth(lab.runs[id].series(dashed), smoothing), 'dashed')) : []),
    ...ids.map((id) => line(id, main_curve(lab, id, spec), 'plain')),
  ];
}

/** Least and greatest finite value within a span. */
function within({ step, value }: Points, [from, to]: Span): [number, number] {
  let least = Number.NaN;
  let greatest = Number.NaN;
  for (let i = 0; i < step.length; i++) {
    const [at, y] = [step[i] as number, value[i] as number];
    if (at < from || at > to || !Number.isFinite(y)) continue;
    // Written so that a number takes the place of NaN.
    if (!(least <= y)) least = y;
    if (!(greatest >= y)) greatest = y;
  }
  return [least, greatest];
}

/** Least and greatest value of what is drawn, of all steps or of a span; NaN when there is none. */
export function extent(lab: Lab, { column, dashed }: CurveSpec, span: Span | null): [number, number] {
  const columns = dashed ? [column, dashed] : [column];
  const ends = lab.drawn.peek().flatMap((id) =>
    columns.map((one): [number, number] => {
      const series = lab.runs[id].series(one);
      return span ? within(series, span) : [series.least, series.greatest];
    }),
  );
  const known = (which: 0 | 1) => ends.map((pair) => pair[which]).filter((number) => !Number.isNaN(number));
  const [least, greatest] = [known(0), known(1)];
  if (least.length === 0) return [Number.NaN, Number.NaN];
  return [Math.min(...least), Math.max(...greatest)];
}
