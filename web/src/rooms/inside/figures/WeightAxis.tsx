// SPDX-License-Identifier: MIT
/** One weight on its axis, before the update and after, or where the velocity will take it. */

import { tick_text } from '../../../figure/ticks';
import { equation_text } from '../../../lab/controls/text';
import { format_number } from '../../../lib/numbers';
import type { StepTrace } from '../../../worker/protocol';
import { inside_words } from '../words';
import { axis_of, HEIGHT, WIDTH, Y } from './weight-axis';

export function WeightAxis({ step_trace }: { step_trace: StepTrace }) {
  const words = inside_words.value;
  const { parameter_before: before, parameter_ahead: after } = step_trace;
  const there = Number.isFinite(step_trace.parameter_after);
  const { x, ticks } = axis_of(before, after);
  const [from, to] = [x(before), x(after)];
  const forth = to >= from ? 1 : -1;
  const moved = Math.abs(to - from) > 1;
  return (
    <svg
      class={there ? 'weight-axis' : 'weight-axis ahead'}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={(there ? words.axis : words.axis_ahead)(equation_text(before), equation_text(after))}
    >
      <line class="axis" x1="4" x2={WIDTH - 4} y1={Y} y2={Y} />
      {ticks.map((tick) => (
        <g key={tick}>
          <line class="axis" x1={x(tick)} x2={x(tick)} y1={Y} y2={Y + 5} />
          <text x={x(tick)} y={Y + 20} text-anchor="middle">
            {tick_text(tick)}
          </text>
        </g>
      ))}
      {moved && (
        <>
          <line class="move" x1={from} x2={to - (there ? 13 : 6) * forth} y1={Y} y2={Y} />
          {there && (
            <polygon
              class="head"
              points={`${to - 6 * forth},${Y} ${to - 15 * forth},${Y - 5} ${to - 15 * forth},${Y + 5}`}
            />
          )}
        </>
      )}
      {there && (
        <text class="step" x={WIDTH / 2} y="14" text-anchor="middle">
          Δw = {format_number(after - before, { digits: 3 })}
        </text>
      )}
      <circle class="before" cx={from} cy={Y} r="5.5" />
      {moved && <circle class="after" cx={to} cy={Y} r="5.5" />}
      <text x={from} y={Y - 13} text-anchor="middle">
        {moved ? words.weight_before : words.weight_stays}
      </text>
      {moved && (
        <text class="after-name" x={to} y={Y - 13} text-anchor="middle">
          {there ? words.weight_after : words.weight_ahead}
        </text>
      )}
    </svg>
  );
}
