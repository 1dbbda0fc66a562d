// SPDX-License-Identifier: MIT
/** How a chart draws its curves, and how far they reach. */

import type { LineMark, Points } from '../../figure/marks';
import { smooth } from '../../figure/smooth';
import type { Span } from '../../figure/zoom';
import { type Curve, leading, plain_curves } from './curve';

export interface CurveSpec {
  curves: readonly Curve[];
  /** the share of the past in the mean that is drawn; what it is the mean of is drawn faintly then */
  smoothing: number;
  /** not a small chart: with wider lines, and marks at their ends */
  large: boolean;
}

const WIDTH = { large: 2, small: 2, dashed: 1.5, pinned: 1.2 };

/** From back to front: what is faint of all, then dashed, then the curves themselves. */
export function curve_marks({ curves, smoothing, large }: CurveSpec): LineMark[] {
  const line = (
    { colour, pinned }: Curve,
    points: Points,
    style: 'faint' | 'dashed' | 'plain',
  ): LineMark => ({
    kind: 'line',
    points,
    colour,
    width: pinned ? WIDTH.pinned : style === 'dashed' ? WIDTH.dashed : WIDTH[large ? 'large' : 'small'],
    dashed: style === 'dashed',
    faint: style === 'faint',
  });
  const plain = plain_curves(curves);
  const mean = (curve: Curve, style: 'dashed' | 'plain') =>
    line(curve, smooth(curve.series, smoothing), style);
  return [
    ...faint_of(curves, smoothing).map((curve) => line(curve, curve.series, 'faint')),
    ...plain.filter(({ dashed }) => dashed).map((curve) => mean(curve, 'dashed')),
    ...plain.filter(({ dashed }) => !dashed).map((curve) => mean(curve, 'plain')),
  ];
}

/** What is faint by itself; else, where a mean is drawn, what it is the mean of. */
function faint_of(curves: readonly Curve[], smoothing: number): Curve[] {
  const faint = curves.filter((curve) => curve.faint);
  return faint.length > 0 || smoothing === 0 ? faint : leading(curves);
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
export function extent(curves: readonly Curve[], span: Span | null): [number, number] {
  const ends = plain_curves(curves).map(({ series }): [number, number] =>
    span ? within(series, span) : [series.least, series.greatest],
  );
  const known = (which: 0 | 1) => ends.map((pair) => pair[which]).filter((number) => !Number.isNaN(number));
  const [least, greatest] = [known(0), known(1)];
  if (least.length === 0) return [Number.NaN, Number.NaN];
  return [Math.min(...least), Math.max(...greatest)];
}
