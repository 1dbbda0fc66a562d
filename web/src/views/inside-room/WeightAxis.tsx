// SPDX-License-Identifier: MIT
/** One weight on its axis, before the update and after. */
import { inside_words } from '../../i18n/inside-room';
import type { InsideStep } from '../../workers/protocol';
import { equation_text } from '../text';

const LEFT = 50;
const RIGHT = 170;

export function WeightAxis({ inside }: { inside: InsideStep }) {
  const words = inside_words.value;
  const { parameter_before: before, parameter_after: after } = inside;
  const [from, to] = after < before ? [RIGHT, LEFT] : [LEFT, after === before ? LEFT : RIGHT];
  return (
    <svg
      class="weight-axis"
      viewBox="0 0 220 80"
      role="img"
      aria-label={words.axis(equation_text(before), equation_text(after))}
    >
      <line class="axis" x1="0" x2="220" y1="40" y2="40" />
      <line class="move" x1={from} x2={to} y1="40" y2="40" />
      <circle class="before" cx={from} cy="40" r="6" />
      <circle class="after" cx={to} cy="40" r="6" />
      <text x={from} y="24" text-anchor="middle">
        {words.weight_before}
      </text>
      {to !== from && (
        <text x={to} y="24" text-anchor="middle">
          {words.weight_after}
        </text>
      )}
      <text x={from} y="62" text-anchor="middle">
        {equation_text(before)}
      </text>
      {to !== from && (
        <text x={to} y="62" text-anchor="middle">
          {equation_text(after)}
        </text>
      )}
    </svg>
  );
}
