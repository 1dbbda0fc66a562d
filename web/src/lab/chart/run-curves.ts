// SPDX-License-Identifier: MIT
/** The curves of a lab's runs: a column of each, with what is drawn dashed beside it and faintly behind it. */
import { still } from '../../lib/series/series';
import type { RunId } from '../ids';
import type { Column } from '../run/columns';
import { met_in } from '../shelf/pinned-run';
import type { Lab, RunView } from '../view';
import type { Curve } from './curve';

export interface CurveColumns {
  column: Column;
  /** drawn dashed beside it: the same on test data */
  dashed?: Column | null;
  /** drawn faintly behind it */
  behind?: Column | null;
}

/** What runs are called in a chart. */
export interface CurveNames {
  short: Record<RunId, string>;
  long: Record<RunId, string>;
  /** the same run on test data */
  tested(name: string): string;
}

/** Of a run as it is whenever it is looked at. */
export const run_curve = (run: RunView, column: Column, style: Omit<Curve, 'colour' | 'series'>): Curve => ({
  ...style,
  colour: run.colour.value,
  get series() {
    return run.series(column);
  },
  get met() {
    return run.reached.value;
  },
  get lost() {
    const trouble = run.trouble.value;
    return trouble?.kind === 'not_finite' ? trouble.step : null;
  },
});

/** Of the runs that are drawn, in their order. */
export function run_curves(lab: Lab, { column, dashed, behind }: CurveColumns, names: CurveNames): Curve[] {
  return lab.drawn.value.flatMap((id) => {
    const run = lab.runs[id];
    const [name, long_name] = [names.short[id], names.long[id]];
    const tested = names.tested(long_name);
    const aside = { name, beside: id };
    return [
      run_curve(run, column, { key: id, name, long_name, dashed: false }),
      ...(dashed
        ? [run_curve(run, dashed, { ...aside, key: `${id} test`, long_name: tested, dashed: true })]
        : []),
      ...(behind
        ? [run_curve(run, behind, { ...aside, key: `${id} batch`, dashed: false, faint: true })]
        : []),
    ];
  });
}

/** Of the pinned ones beside them. */
export const pinned_curves = (lab: Lab, column: Column): Curve[] =>
  lab.pinned.value.map(({ run, colour }) => ({
    key: run.id,
    name: run.name,
    colour,
    dashed: false,
    pinned: true,
    series: run.metrics.series(column),
    met: met_in(run, lab.view.value.target),
    lost: run.record.trouble?.kind === 'not_finite' ? run.record.trouble.step : null,
  }));

/** The losses so far of some runs, which stay as they are; nobody's any more, and without a name. */
export const still_losses = (lab: Lab, runs: readonly RunId[]): Curve[] =>
  runs.map((key) => ({
    key,
    name: '',
    colour: lab.runs[key].colour.peek(),
    dashed: false,
    series: still(lab.runs[key].series('loss')),
  }));
