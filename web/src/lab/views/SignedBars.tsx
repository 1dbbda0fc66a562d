// SPDX-License-Identifier: MIT
/** Numbers as bars from a middle line: left is negative, right is positive, all on one scale. */
import { equation_text } from '../controls/text';

interface SignedBarsProps {
  rows: readonly { label: string; value: number; kind: 'kept' | 'added' | 'result' }[];
}

export function SignedBars({ rows }: SignedBarsProps) {
  const longest = Math.max(...rows.map(({ value }) => Math.abs(value)).filter(Number.isFinite), 0);
  return (
    <div class="signed-bars">
      {rows.map(({ label, value, kind }) => {
        const half = longest > 0 && Number.isFinite(value) ? (50 * Math.abs(value)) / longest : 0;
        return (
          <div class="signed-bar" key={kind}>
            <span>{label}</span>
            <span class="signed-track" aria-hidden="true">
              <i class={kind} style={{ width: `${half}%`, left: `${value < 0 ? 50 - half : 50}%` }} />
            </span>
            <span class="number">{equation_text(value)}</span>
          </div>
        );
      })}
    </div>
  );
}
