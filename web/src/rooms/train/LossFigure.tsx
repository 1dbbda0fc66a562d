// SPDX-License-Identifier: MIT
/** The loss chart to be looked at alone: on a projector, or in a frame of somebody's page. */
import { useSignal } from '@preact/signals';
import type { Span } from '../../figure/zoom';
import { words } from '../../i18n';
import { Chart } from '../../lab/chart/Chart';
import { chart_view } from '../../lab/chart/chart-view';
import { useAllCurves } from '../../lab/chart/use-run-curves';
import { useLab } from '../../lab/views/lab-context';

interface LossFigureProps {
  /** px of its letters; left out: the page's */
  letters?: number;
  /** px for names at the curves' ends */
  gutter: number;
}

export function LossFigure(size: LossFigureProps) {
  const lab = useLab();
  const cursor = useSignal<number | null>(null);
  const zoom = useSignal<Span | null>(null);
  const { note: _, columns, ...view } = chart_view(lab);
  return (
    <Chart
      {...view}
      {...size}
      curves={useAllCurves(columns)}
      clock={lab}
      first={0}
      smoothing={lab.view.value.smoothing}
      x_label={words.value.chart.x}
      cursor={cursor}
      zoom={zoom}
      still
    />
  );
}
