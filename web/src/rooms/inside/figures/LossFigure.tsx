// SPDX-License-Identifier: MIT
/** What a sample costs: its probabilities, and the truth's on the curve −log p, above where all samples are. */

import { linear_ticks, tick_text } from '../../../figure/ticks';
import { loss_text } from '../../../lab/controls/text';
import { format_count, format_number } from '../../../lib/numbers';
import type { StepSampleTrace } from '../../../worker/protocol';
import { inside_words } from '../words';
import { Histogram } from './Histogram';
import { bars_order, histogram, loss_top } from './loss-geometry';
import { SquaresFigure } from './SquaresFigure';

/** The axis of p, which the bars and the curve share. */
const LEFT = 22;
const WIDE = 210;
const WIDTH = LEFT + WIDE + 10;
const BAR = { height: 8, each: 31 };
const CURVE = 168;
const BINS = 25;
/** How much of the curve's height the fullest bin takes. */
const FULLEST = 0.4;
/** Half the width of what the sample costs, written. */
const COST = 64;
/** Lists beyond these are told by the truth and the likeliest. */
const MOST_BARS = 6;

const x_of = (p: number) => LEFT + WIDE * p;

export function LossFigure({ trace }: { trace: StepSampleTrace }) {
  const { p, label } = trace;
  return p && label !== null ? (
    <Probabilities trace={trace} p={p} label={label} />
  ) : (
    <SquaresFigure trace={trace} />
  );
}

function Probabilities({ trace, p, label }: { trace: StepSampleTrace; p: Float32Array; label: number }) {
  const words = inside_words.value;
  const shown = bars_order(p, label, MOST_BARS);
  const truth = p[label] ?? 0;
  const top = shown.length * BAR.each + 20;
  return (
    <svg
      class="loss-figure"
      viewBox={`0 0 ${WIDTH} ${top + CURVE + 22}`}
      role="img"
      aria-label={words.curve(format_number(truth, { digits: 3 }), loss_text(trace.loss))}
    >
      {shown.map((i, row) => (
        <Bar key={i} row={row} name={i === label ? words.truth(i) : words.class(i)} p={p[i] ?? 0} />
      ))}
      <g transform={`translate(0 ${top})`}>
        <Samples truths={trace.truths} />
        <Curve p={truth} loss={trace.loss} above={top} />
      </g>
    </svg>
  );
}

/** The first is the truth's. */
function Bar({ row, name, p }: { row: number; name: string; p: number }) {
  const y = row * BAR.each;
  return (
    <g class={row === 0 ? 'loss-bar strong' : 'loss-bar'}>
      <text x={LEFT} y={y + 13}>
        {name}
      </text>
      <text x={LEFT + WIDE} y={y + 13} text-anchor="end">
        {p.toFixed(3)}
      </text>
      <rect class="bed" x={LEFT} y={y + 18} width={WIDE} height={BAR.height} />
      <rect class="fill" x={LEFT} y={y + 18} width={WIDE * Math.min(1, Math.max(0, p))} height={BAR.height} />
    </g>
  );
}

/** All samples of the step, by the probability of their label. */
function Samples({ truths }: { truths: Float32Array }) {
  const counts = histogram(truths, BINS, 1);
  return (
    <g>
      <Histogram counts={counts} left={LEFT} width={WIDE} bottom={CURVE} height={FULLEST * CURVE} />
      <text x={LEFT + WIDE} y={(1 - FULLEST) * CURVE - 18} text-anchor="end">
        {inside_words.value.samples(format_count(truths.length))}
      </text>
    </g>
  );
}

/** Over its place; at an end of the axis it ends there, however long it is. */
function beside(at: number) {
  if (at > LEFT + WIDE - COST) return { x: LEFT + WIDE, 'text-anchor': 'end' } as const;
  if (at < LEFT + COST) return { x: LEFT, 'text-anchor': 'start' } as const;
  return { x: at, 'text-anchor': 'middle' } as const;
}

function Curve({ p, loss, above }: { p: number; loss: number; above: number }) {
  const most = loss_top(loss);
  const y = (cost: number) => CURVE * (1 - Math.min(most, Math.max(0, cost)) / most);
  const from = Math.exp(-0.9 * most);
  // Evenly in −log p, where the curve is steep.
  const points = Array.from({ length: 80 }, (_, i) => from ** (1 - i / 79)).map(
    (at) => `${x_of(at)},${y(-Math.log(at))}`,
  );
  const [at, cost] = [x_of(Math.min(1, Math.max(0, p))), y(Number.isFinite(loss) ? loss : most)];
  return (
    <g class="loss-curve">
      <Axes most={most} y={y} />
      <polyline points={points.join(' ')} />
      <line class="drop" x1={at} x2={at} y1={18 + BAR.height - above} y2={cost} />
      <circle cx={at} cy={cost} r="5" />
      <text class="cost" {...beside(at)} y={cost - 10}>
        −log {format_number(p, { digits: p > 0.99 ? 5 : 3 })} = {format_number(loss, { digits: 3 })}
      </text>
    </g>
  );
}

function Axes({ most, y }: { most: number; y: (cost: number) => number }) {
  return (
    <g class="axes">
      {linear_ticks(0, most * 0.9, 4).map((tick) => (
        <g key={tick}>
          <line class="grid" x1={LEFT} x2={LEFT + WIDE} y1={y(tick)} y2={y(tick)} />
          <text x={LEFT - 6} y={y(tick) + 4} text-anchor="end">
            {tick_text(tick)}
          </text>
        </g>
      ))}
      <text x={LEFT} y={CURVE + 16} text-anchor="middle">
        0
      </text>
      <text class="letter" x={x_of(0.25)} y={CURVE + 16} text-anchor="middle">
        p
      </text>
      <text x={x_of(0.5)} y={CURVE + 16} text-anchor="middle">
        0.5
      </text>
      <text x={LEFT + WIDE} y={CURVE + 16} text-anchor="middle">
        1
      </text>
      <text x={x_of(0.08)} y={10}>
        −log p
      </text>
    </g>
  );
}
