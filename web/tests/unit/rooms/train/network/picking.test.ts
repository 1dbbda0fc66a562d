// SPDX-License-Identifier: MIT
/** Which weight lies under a pointer, and where keys lead: 2–3–2, its tensors at 0, 6, 9 and 15. */
import { expect, it } from 'vitest';
import type { Network } from '../../../../../src/lab/experiment/types';
import {
  ends_of,
  height_at,
  layout_of,
  line_of,
  middle_of,
  wanted_height,
} from '../../../../../src/rooms/train/network/layout';
import { parameter_at, parameter_by_key } from '../../../../../src/rooms/train/network/picking';

const NETWORK: Network = {
  samples: 10,
  features: 2,
  hidden: [{ units: 3, activation: 'tanh' }],
  outputs: 2,
  loss: 'cross_entropy',
  parameters: 17,
};
const layout = layout_of(NETWORK, { width: 320, height: 200, unit: 1 });
const WEIGHTS = [0, 1, 2, 3, 4, 5, 9, 10, 11, 12, 13, 14];
const state = { lines: Int32Array.from(WEIGHTS), parameters: new Float32Array(17).fill(0.5) };
const [inputs, hidden, out] = layout.layers;

it('a weight joins the unit of its column to that of its row', () => {
  expect(ends_of(layout, 3)).toEqual({ layer: 1, to: 1, from: 1 });
  expect(ends_of(layout, 7)).toEqual({ layer: 1, to: 1, from: null });
  expect(ends_of(layout, 14)).toEqual({ layer: 2, to: 1, from: 2 });
  expect(ends_of(layout, 16)).toEqual({ layer: 2, to: 1, from: null });
});

it('each line is found where it leaves its unit and where it arrives', () => {
  for (const parameter of WEIGHTS) {
    const line = line_of(layout, ends_of(layout, parameter));
    if (!line) throw new Error('drawn');
    // Near its ends lines of one unit lie on each other: a third of the way in, they are apart.
    const x = line.x0 + (line.x1 - line.x0) * 0.34;
    const found = parameter_at(layout, state, [x, height_at(line, x)]);
    const other = line_of(layout, ends_of(layout, found as number));
    expect(Math.abs(height_at(other as typeof line, x) - height_at(line, x))).toBeLessThan(1);
  }
});

it('of lines as near, the stronger; far from all, none; on a unit, its bias', () => {
  const parameters = Float32Array.from(state.parameters);
  parameters[4] = -2;
  // Where x1's three lines leave together.
  const x = (inputs?.x ?? 0) + (inputs?.side ?? 0) / 2 + 1;
  expect(parameter_at(layout, { ...state, parameters }, [x, middle_of(inputs as never, 0)])).toBe(4);
  expect(parameter_at(layout, state, [x + 40, 1])).toBeNull();
  expect(parameter_at(layout, state, [inputs?.x ?? 0, middle_of(inputs as never, 0)])).toBeNull();
  expect(parameter_at(layout, state, [hidden?.x ?? 0, middle_of(hidden as never, 2)])).toBe(8);
  expect(parameter_at(layout, state, [out?.x ?? 0, middle_of(out as never, 1)])).toBe(16);
});

it.each([
  ['ArrowRight', 3, 4],
  ['ArrowLeft', 0, 0],
  ['ArrowDown', 2, 4],
  ['ArrowUp', 2, 0],
  ['ArrowDown', 7, 8],
  ['PageDown', 3, 6],
  ['PageUp', 9, 6],
  ['PageDown', 16, 15],
  ['Home', 12, 0],
  ['End', 0, 16],
  ['ArrowRight', 16, 16],
  ['x', 3, null],
] as const)('%s leads from %d to %s', (key, from, to) => {
  expect(parameter_by_key(key, layout, from)).toBe(to);
});

it('of a wide layer the first 64 are drawn, and what joins the others is no line', () => {
  const wide = layout_of(
    { ...NETWORK, hidden: [{ units: 100, activation: 'relu' }] },
    { width: 320, height: 420, unit: 1 },
  );
  expect(wide.layers.map(({ units, drawn }) => [units, drawn])).toEqual([
    [2, 2],
    [100, 64],
    [2, 2],
  ]);
  expect(line_of(wide, ends_of(wide, 2 * 63))).not.toBeNull();
  expect(line_of(wide, ends_of(wide, 2 * 64))).toBeNull();
  expect(wanted_height(NETWORK)).toBeLessThan(wanted_height({ ...NETWORK, features: 64 }));
});
