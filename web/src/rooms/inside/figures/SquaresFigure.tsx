// SPDX-License-Identifier: MIT
/** What a sample costs where the outputs are to be numbers: each beside what was wanted, and all samples' losses. */

import { linear_ticks, tick_text } from '../../../figure/ticks';
import { loss_text } from '../../../lab/controls/text';
import { format_count, format_number } from '../../../lib/numbers';
import type { StepSampleTrace } from '../../../worker/protocol';
import { inside_words } from '../words';
import { Histogram } from './Histogram';
import { histogram } from './loss-geometry';

const LEFT = 12;
const WIDE = 216;
const WIDTH = LEFT + WIDE + 12;
const ROW = 38;
const HIGH = 110;
const BINS = 25;
const MOST_ROWS = 5;

/** From least to most of all that is drawn, a little beyond both ends. */
function range_of(values: readonly number[]): [number, number] {
  const finite = values.filter(Number.isFinite);
  const [least, most] = [Math.min(0, ...finite), Math.max(0, ...finite)];
  const edge = (most - least || 1) * 0.05;
  return [least - edge, most + edge];
}

export function SquaresFigure({ trace }: { trace: StepSampleTrace }) {
  const words = inside_words.value;
  const outputs = Array.from(trace.layers.at(-1)?.a ?? []).slice(0, MOST_ROWS);
  const wanted = outputs.map((_, i) => trace.target?.[i] ?? Number.NaN);
  const [least, most] = range_of([...outputs, ...wanted]);
  const x = (value: number) =>
    LEFT + (Number.isFinite(value) ? (WIDE * (value - least)) / (most - least) : 0);
  const top = outputs.length * ROW + 30;
  return (
    <svg
      class="loss-figure squares"
      viewBox={`0 0 ${WIDTH} ${top + HIGH + 24}`}
      role="img"
      aria-label={words.squared(loss_text(trace.loss))}
    >
      {outputs.map((value, i) => (
        <g key={words.output(i)} transform={`translate(0 ${i * ROW})`}>
          <text x={LEFT} y="13">
            {words.output(i)} {format_number(value, { digits: 3 })}
          </text>
          <text x={LEFT + WIDE} y="13" text-anchor="end">
            {words.target(format_number(wanted[i] ?? Number.NaN, { digits: 3 }))}
          </text>
          <line class="axis" x1={LEFT} x2={LEFT + WIDE} y1="24" y2="24" />
          <line class="error" x1={x(value)} x2={x(wanted[i] ?? Number.NaN)} y1="24" y2="24" />
          <circle class="wanted" cx={x(wanted[i] ?? Number.NaN)} cy="24" r="5" />
          <circle cx={x(value)} cy="24" r="5" />
        </g>
      ))}
      <g transform={`translate(0 ${top})`}>
        <Losses truths={trace.truths} loss={trace.loss} />
      </g>
    </svg>
  );
}

function Losses({ truths, loss }: { truths: Float32Array; loss: number }) {
  const words = inside_words.value;
  const most = Math.max(0, ...Array.from(truths).filter(Number.isFinite)) || 1;
  const counts = histogram(truths, BINS, most);
  const at = LEFT + (Number.isFinite(loss) ? WIDE * Math.min(1, loss / most) : WIDE);
  return (
    <g class="loss-curve">
      <text x={LEFT + WIDE} y="-6" text-anchor="end">
        {words.samples(format_count(truths.length))}
      </text>
      <Histogram counts={counts} left={LEFT} width={WIDE} bottom={HIGH} height={HIGH} />
      <line class="axis" x1={LEFT} x2={LEFT + WIDE} y1={HIGH} y2={HIGH} />
      {linear_ticks(0, most, 3).map((tick) => (
        <text key={tick} x={LEFT + (WIDE * tick) / most} y={HIGH + 16} text-anchor="middle">
          {tick_text(tick)}
        </text>
      ))}
      <line class="drop" x1={at} x2={at} y1="0" y2={HIGH} />
      <circle cx={at} cy={HIGH} r="5" />
    </g>
  );
}
