// SPDX-License-Identifier: MIT
/** Where the most probable class changes between the points of a grid, as short lines. */

/** At a grid's points, row by row: the probabilities of all classes, then those of the next point. */
interface GridShares {
  columns: number;
  rows: number;
  classes: number;
  shares: Float32Array;
}

type Place = readonly [x: number, y: number];

/** Between two points of different classes: where the two are level, if the network's outputs change evenly. */
function crossing(grid: GridShares, best: Uint16Array, from: number, to: number): Place | null {
  const [one, other] = [best[from] as number, best[to] as number];
  if (one === other) return null;
  const { columns, classes, shares } = grid;
  // Outputs, whose difference this is, change more evenly than probabilities.
  const lead = (point: number) =>
    Math.log((shares[point * classes + one] as number) / (shares[point * classes + other] as number));
  const [before, after] = [lead(from), lead(to)];
  const share = before / (before - after);
  const place = (point: number): Place => [point % columns, Math.floor(point / columns)];
  const [[x, y], [to_x, to_y]] = [place(from), place(to)];
  // Level at both ends, or nothing that is finite.
  const part = Number.isFinite(share) ? share : 0.5;
  return [x + part * (to_x - x), y + part * (to_y - y)];
}

function best_classes({ classes, shares }: GridShares): Uint16Array {
  return Uint16Array.from({ length: shares.length / classes }, (_, point) => {
    let best = 0;
    for (let one = 1; one < classes; one++)
      if ((shares[point * classes + one] as number) > (shares[point * classes + best] as number)) best = one;
    return best;
  });
}

/** Two crossings of a cell's sides are joined, more meet in their middle. */
function joined(met: readonly Place[]): number[] {
  const [one, other] = met;
  if (!one || !other) return [];
  if (met.length === 2) return [...one, ...other];
  const middle = [0, 1].map(
    (part) => met.reduce((sum, place) => sum + (place[part] as number), 0) / met.length,
  );
  return met.flatMap((place) => [...place, ...middle]);
}

/** x₀, y₀, x₁, y₁ of each line, in columns and rows of the grid. */
export function borders_of(grid: GridShares): Float32Array {
  const { columns, rows } = grid;
  const best = best_classes(grid);
  const lines: number[] = [];
  for (let row = 0; row + 1 < rows; row++)
    for (let column = 0; column + 1 < columns; column++) {
      const corner = row * columns + column;
      const [right, below] = [corner + 1, corner + columns];
      const sides = [
        [corner, right],
        [right, below + 1],
        [below, below + 1],
        [corner, below],
      ] as const;
      const met = sides.flatMap(([from, to]) => {
        const place = crossing(grid, best, from, to);
        return place ? [place] : [];
      });
      lines.push(...joined(met));
    }
  return Float32Array.from(lines);
}
