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
  const best = new Uint16Array(shares.length / classes);
  for (let point = 0; point < best.length; point++)
    for (let one = 1; one < classes; one++)
      if (
        (shares[point * classes + one] as number) >
        (shares[point * classes + (best[point] as number)] as number)
      )
        best[point] = one;
  return best;
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

/** Of a cell, by its left upper point: where borders cross its sides. */
function crossings(grid: GridShares, best: Uint16Array, corner: number): Place[] {
  const [right, below] = [corner + 1, corner + grid.columns];
  const across = below + 1;
  const sides = [corner, right, right, across, below, across, corner, below];
  const met: Place[] = [];
  for (let side = 0; side < sides.length; side += 2) {
    const place = crossing(grid, best, sides[side] as number, sides[side + 1] as number);
    if (place) met.push(place);
  }
  return met;
}

/** x₀, y₀, x₁, y₁ of each line, in columns and rows of the grid. */
export function borders_of(grid: GridShares): Float32Array {
  const { columns, rows } = grid;
  const best = best_classes(grid);
  const lines: number[] = [];
  for (let row = 0; row + 1 < rows; row++)
    for (let column = 0; column + 1 < columns; column++) {
      const corner = row * columns + column;
      const [own, below] = [best[corner], corner + columns];
      // Most cells are of one class.
      if (own === best[corner + 1] && own === best[below] && own === best[below + 1]) continue;
      lines.push(...joined(crossings(grid, best, corner)));
    }
  return Float32Array.from(lines);
}
