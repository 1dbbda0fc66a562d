// SPDX-License-Identifier: MIT
/** Counts in equal bins as bars on a line. */
interface HistogramProps {
  counts: readonly number[];
  left: number;
  width: number;
  /** where the bars stand, and how high the fullest is */
  bottom: number;
  height: number;
}

export function Histogram({ counts, left, width, bottom, height }: HistogramProps) {
  const fullest = Math.max(1, ...counts);
  const wide = width / counts.length;
  return (
    <>
      {counts.map((count, i) => {
        const high = (height * count) / fullest;
        return (
          <rect
            key={`${i / counts.length}`}
            class="samples"
            x={left + i * wide + 0.5}
            width={wide - 1}
            y={bottom - high}
            height={high}
          />
        );
      })}
    </>
  );
}
