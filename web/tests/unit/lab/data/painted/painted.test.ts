// SPDX-License-Identifier: MIT
/** Painted points through a link and back to the bit; and links that were cut, changed or forged. */
import { describe, expect, it } from 'vitest';
import type { PaintedUse } from '../../../../../src/lab/data/data-set';
import { points_of_text, text_of_points } from '../../../../../src/lab/data/painted/code';
import { id_of_text } from '../../../../../src/lab/data/painted/id';
import {
  arrays_of_points,
  COLUMNS,
  grid_place,
  type PaintedPoint,
  ROWS,
} from '../../../../../src/lab/data/painted/points';
import { MOST_LINKED, points_in_use, use_points } from '../../../../../src/lab/data/painted/sets';
import { default_experiment } from '../../../../../src/lab/experiment/presets';
import { fitting } from '../../../../../src/lab/experiment/settings';
import { decode, encode } from '../../../../../src/lab/link/url';

/** Spread over the whole plane and all classes. */
const scattered = (count: number): PaintedPoint[] =>
  Array.from({ length: count }, (_, i) => ({
    column: (i * 397) % COLUMNS,
    row: (i * 251) % ROWS,
    label: i % 5,
  }));

const CORNERS: PaintedPoint[] = [
  { column: 0, row: 0, label: 0 },
  { column: COLUMNS - 1, row: ROWS - 1, label: 4 },
  { column: 0, row: ROWS - 1, label: 2 },
  { column: COLUMNS - 1, row: 0, label: 1 },
];

function link_of(painted: PaintedUse): string {
  const usual = default_experiment();
  const experiment = fitting({ ...usual.experiment, data: 'painted', painted });
  return encode({ ...usual, experiment });
}

describe('a set that a link carries', () => {
  it('comes out of it point by point, in its order, from corner to corner of the plane', async () => {
    const points = [...CORNERS, ...scattered(MOST_LINKED - CORNERS.length)];
    const painted = await use_points(points);
    const read = decode(link_of(painted));
    expect(read.problems).toEqual([]);
    expect(read.experiment).toMatchObject({ data: 'painted', painted: { samples: 300, classes: 5 } });
    expect(await points_in_use(read.experiment.painted as PaintedUse)).toEqual(points);
    expect(link_of(read.experiment.painted as PaintedUse)).toBe(link_of(painted));
  });

  it('takes four letters a point, none of which an address escapes', async () => {
    const { points } = await use_points(scattered(300));
    expect(points).toMatch(/^[\w-]{1200}$/);
  });

  it('is fed with the numbers that were painted, two hundredths a unit', () => {
    const { x, y } = arrays_of_points([{ ...grid_place(0.125, -0.41), label: 3 }, ...CORNERS.slice(0, 2)]);
    expect([...x]).toEqual([0.125, Math.fround(-0.41), -2, -1.25, 2, 1.25]);
    expect([...y]).toEqual([3, 0, 4]);
  });
});

describe('a set that is too large for a link', () => {
  it('is named in it, and found where it was painted', async () => {
    const points = scattered(MOST_LINKED + 1);
    // Here no database is, so the link carries all: nothing is lost.
    const carried = await use_points(points);
    expect(await points_in_use(decode(link_of(carried)).experiment.painted as PaintedUse)).toEqual(points);
    const named = { ...carried, points: null };
    expect(link_of(named)).toMatch(/&points=[0-9a-f]{8}\.301\.c5&/);
    expect(decode(link_of(named))).toMatchObject({ problems: [], experiment: { painted: named } });
    expect(await points_in_use(named)).toBeNull();
  });
});

describe('a link that is not whole', () => {
  const text = text_of_points(scattered(40));
  const whole = `${id_of_text(text)}.40.c5.${text}`;
  const reasons = (value: string) =>
    decode(`data=painted&points=${value}&seed=7`).problems.map(({ key, reason }) => [key, reason.id]);

  it('is taken as it was written', () => expect(reasons(whole)).toEqual([]));

  it('is refused with any letter changed, and the rest of the link holds', () => {
    for (let i = 0; i < whole.length; i++) {
      const changed = `${whole.slice(0, i)}${whole[i] === 'a' ? 'b' : 'a'}${whole.slice(i + 1)}`;
      expect(reasons(changed), changed).toEqual([['points', 'problem.painted']]);
    }
    const { experiment } = decode(`data=painted&points=${whole}x&seed=7`);
    expect(experiment).toMatchObject({ data: default_experiment().experiment.data, painted: null, seed: 7 });
  });

  it('is refused wherever it was cut, but before the points, which it then only names', () => {
    const named = whole.lastIndexOf('.');
    for (let i = 1; i < whole.length; i++)
      expect(reasons(whole.slice(0, i)).length, String(i)).toBe(i === named ? 0 : 1);
  });

  it('is refused where its numbers are forged: none, too many, no classes, points off the plane', () => {
    const off = text_of_points([{ column: 0, row: 0, label: 5 }, ...scattered(1)]);
    for (const forged of [
      '',
      '00000000.0.c2',
      '00000000.1.c2',
      '00000000.2001.c2',
      '00000000.40.c1',
      '00000000.40.c6',
      `${id_of_text(off)}.2.c5.${off}`,
      `${id_of_text('')}.2.c2.`,
    ])
      expect(reasons(forged), forged).toEqual([['points', 'problem.painted']]);
    expect(points_of_text(off)).toBeNull();
    expect(decode('data=painted').problems.map(({ reason }) => reason.id)).toEqual(['problem.painted']);
  });

  it('of other data has no points', () => {
    expect(decode(`data=moons&points=${whole}`).experiment.painted).toBeNull();
    expect(decode('data=moons&points=none').problems).toEqual([]);
  });
});
