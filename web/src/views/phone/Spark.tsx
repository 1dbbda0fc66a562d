// SPDX-License-Identifier: MIT
/** The losses so far as curves alone, beside the step they lead to. */
import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Span } from '../chart/curves';
import { FEWEST_STEPS } from '../chart/describe';
import { use_plot } from '../chart/use-plot';
import { chart_view } from '../LossPanel';
import { use_lab } from '../lab-context';

export function Spark() {
  const lab = use_lab();
  const canvas = useRef<HTMLCanvasElement>(null);
  const zoom = useSignal<Span | null>(null);
  const { column, log = false, range } = chart_view(lab);
  use_plot(
    canvas,
    lab,
    {
      column,
      dashed: null,
      behind: null,
      smoothing: lab.view.value.smoothing,
      large: false,
      log,
      gutter: 0,
      x_label: null,
      letters: null,
      pen: 1,
      bare: true,
      reference: null,
      timed: false,
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
