// SPDX-License-Identifier: MIT
/** The curves of the lab that a view is in, called as everywhere. */
import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { words } from '../../i18n';
import type { RunId } from '../ids';
import type { Column } from '../run/columns';
import { useLab } from '../views/lab-context';
import { names_in } from '../views/names';
import type { Curve } from './curve';
import { type CurveColumns, pinned_curves, run_curve, run_curves } from './run-curves';

/** The same curves until one comes, goes, or is called or coloured otherwise. `names`: what its runs are called; left out: as everywhere. */
export function useRunCurves(
  { column, dashed = null, behind = null }: CurveColumns,
  names?: Record<RunId, string>,
): readonly Curve[] {
  const lab = useLab();
  const curves = useMemo(
    () =>
      computed(() =>
        run_curves(
          lab,
          { column, dashed, behind },
          {
            ...(names ? { short: names, long: names } : names_in(lab)),
            tested: words.value.chart.tested,
          },
        ),
      ),
    [lab, column, dashed, behind, names],
  );
  return curves.value;
}

/** Those of the live runs, with the pinned ones that are drawn behind them. */
export function useAllCurves(columns: CurveColumns): readonly Curve[] {
  const lab = useLab();
  const { column } = columns;
  const live = useRunCurves(columns);
  const pinned = useMemo(() => computed(() => pinned_curves(lab, column)), [lab, column]).value;
  return useMemo(() => [...pinned, ...live], [pinned, live]);
}

/** A column of the run that is looked into. */
export function useInsideCurve(column: Column): Curve {
  const lab = useLab();
  const curve = useMemo(
    () =>
      computed(() => {
        const id = lab.inside.value;
        return run_curve(lab.runs[id], column, { key: id, name: names_in(lab).short[id], dashed: false });
      }),
    [lab, column],
  );
  return curve.value;
}
