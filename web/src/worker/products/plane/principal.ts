// SPDX-License-Identifier: MIT
/** Principal components: the directions in which rows of numbers vary most, by Jacobi's rotations of their covariance. */

export interface Principal {
  mean: Float64Array;
  /** of length 1, the widest first; the largest entry of each, whatever its sign, is positive */
  directions: readonly Float64Array[];
  /** along each direction */
  variances: readonly number[];
}

/** Rotations of all pairs, after which nothing is left beside the diagonal; 6 to 10 are usual. */
const MOST_SWEEPS = 50;

/** The mean of each column. */
export function mean_of(rows: ArrayLike<number>, columns: number): Float64Array {
  const mean = new Float64Array(columns);
  for (let i = 0; i < rows.length; i++) mean[i % columns] = at(mean, i % columns) + at(rows, i);
  const count = rows.length / columns;
  return mean.map((sum) => sum / count);
}

const at = (values: ArrayLike<number>, i: number): number => values[i] as number;

/** Symmetric, row by row: Σ(x − x̄)(x − x̄)ᵀ/n. */
function covariance(rows: ArrayLike<number>, mean: Float64Array): Float64Array {
  const columns = mean.length;
  const sums = new Float64Array(columns * columns);
  const count = rows.length / columns;
  for (let row = 0; row < count; row++)
    for (let i = 0; i < columns; i++) {
      const off = at(rows, row * columns + i) - at(mean, i);
      for (let j = i; j < columns; j++)
        sums[i * columns + j] =
          at(sums, i * columns + j) + (off * (at(rows, row * columns + j) - at(mean, j))) / count;
    }
  for (let i = 0; i < columns; i++)
    for (let j = 0; j < i; j++) sums[i * columns + j] = at(sums, j * columns + i);
  return sums;
}

/** Two columns of a matrix (`step` is a row's length), or two rows (`step` is 1), turned by an angle. */
interface Turn {
  one: number;
  other: number;
  step: number;
  cos: number;
  sin: number;
}

function turn(matrix: Float64Array, size: number, { one, other, step, cos, sin }: Turn): void {
  for (let i = 0; i < size; i++) {
    const [p, q] = [one + i * step, other + i * step];
    const [a, b] = [at(matrix, p), at(matrix, q)];
    matrix[p] = cos * a - sin * b;
    matrix[q] = sin * a + cos * b;
  }
}

/** The rotation after which nothing is left at p, q. */
function rotated(matrix: Float64Array, directions: Float64Array, size: number, p: number, q: number): void {
  const theta = (at(matrix, q * size + q) - at(matrix, p * size + p)) / (2 * at(matrix, p * size + q));
  const tan = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1));
  const cos = 1 / Math.hypot(tan, 1);
  const angle = { cos, sin: tan * cos };
  turn(matrix, size, { one: p, other: q, step: size, ...angle });
  turn(matrix, size, { one: p * size, other: q * size, step: 1, ...angle });
  turn(directions, size, { one: p, other: q, step: size, ...angle });
}

/** Makes a symmetric matrix diagonal in place; the columns of what comes back are its directions. */
function diagonalised(matrix: Float64Array, size: number): Float64Array {
  const directions = new Float64Array(size * size);
  for (let i = 0; i < size; i++) directions[i * size + i] = 1;
  const least = 1e-15 * Math.sqrt(matrix.reduce((sum, entry) => sum + entry * entry, 0));
  for (let sweep = 0, turned = true; sweep < MOST_SWEEPS && turned; sweep++) {
    turned = false;
    for (let p = 0; p < size; p++)
      for (let q = p + 1; q < size; q++) {
        if (Math.abs(at(matrix, p * size + q)) <= least) continue;
        rotated(matrix, directions, size, p, q);
        turned = true;
      }
  }
  return directions;
}

/** A direction and its opposite are the same component: one of both is chosen. */
function signed(direction: Float64Array): Float64Array {
  const largest = direction.reduce((most, entry) => (Math.abs(entry) > Math.abs(most) ? entry : most), 0);
  return largest < 0 ? direction.map((entry) => -entry) : direction;
}

/** The first `count` components of rows of `columns` numbers. */
export function principal(rows: ArrayLike<number>, columns: number, count: number): Principal {
  const mean = mean_of(rows, columns);
  const matrix = covariance(rows, mean);
  const turned = diagonalised(matrix, columns);
  const variance = (i: number) => at(matrix, i * columns + i);
  const order = [...mean.keys()].sort((one, other) => variance(other) - variance(one));
  return {
    mean,
    directions: order
      .slice(0, count)
      .map((column) => signed(mean.map((_, row) => at(turned, row * columns + column)))),
    variances: order.map(variance),
  };
}
