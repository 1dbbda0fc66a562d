// SPDX-License-Identifier: MIT
/** The losses so far as curves alone, beside the step they lead to. */
import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Span } from '../../figure/zoom';
import { useLab } from '../views/lab-context';
import { chart_view } from './chart-view';
import { FEWEST_STEPS } from './describe';
import { usePlot } from './use-plot';
import { useRunCurves } from './use-run-curves';

export function Spark() {
  const lab = useLab();
  const canvas = useRef<HTMLCanvasElement>(null);
  const zoom = useSignal<Span | null>(null);
  const { columns, log = false, range } = chart_view(lab);
  const curves = useRunCurves({ column: columns.column });
  usePlot(
    canvas,
    {
      curves,
      clock: lab,
      smoothing: lab.view.value.smoothing,
      large: false,
      log,
      gutter: 0,
      x_label: null,
      letters: null,
      pen: 1,
      bare: true,
      reference: null,
      target: null,
      fewest: FEWEST_STEPS,
      calm: true,
      range,
      y_text: String,
    },
    zoom,
  );
  return (
    <span class="spark" aria-hidden="true">
      <canvas ref={canvas} />
    </span>
  );
}
