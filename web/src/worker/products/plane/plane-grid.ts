// SPDX-License-Identifier: MIT
/** A grid of points over the data's plane, whose outer ones lie on its edges, as a network's inputs. */
import type { DataPlane } from '../../protocol';

/** Row by row from the top, each point's inputs. */
export function inputs_on(plane: DataPlane, columns: number, rows: number): Float32Array {
  const { origin, across, up } = plane;
  const between = ([min, max]: readonly [number, number], share: number) => min + share * (max - min);
  const x = new Float32Array(columns * rows * origin.length);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const right = between(plane.x, column / (columns - 1));
      const high = between(plane.y, rows > 1 ? 1 - row / (rows - 1) : 0);
      for (let i = 0; i < origin.length; i++)
        x[(row * columns + column) * origin.length + i] =
          (origin[i] as number) + right * (across[i] as number) + high * (up[i] as number);
    }
  return x;
}
