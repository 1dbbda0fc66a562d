// SPDX-License-Identifier: MIT
/** A column's bars, small, in the colours of the classes; what they say stands beside them in words. */
import type { ColumnBars } from './histogram';

const WIDTH = 84;
const HEIGHT = 34;
const GAP = 1;
const COLOURS = 5;

export function Histogram({ bars: { bars, most } }: { bars: ColumnBars }) {
  const width = WIDTH / bars.length;
  return (
    <svg class="histogram" aria-hidden="true" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none">
      {bars.map((bar, i) => {
        let top = HEIGHT;
        return bar.map((count, label) => {
          const height = (count / most) * HEIGHT;
          top -= height;
          return (
            <rect
              key={`${i} ${label}`}
              class={`fill-class-${label % COLOURS}`}
              x={i * width}
              y={top}
              width={Math.max(width - GAP, 0.5)}
              height={height}
            />
          );
        });
      })}
      <path class="histogram-floor" d={`M0 ${HEIGHT}H${WIDTH}`} />
    </svg>
  );
}
