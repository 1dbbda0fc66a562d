// SPDX-License-Identifier: MIT
/** The brush, the eraser, and the ways back and forth of what is painted. */
import { beforeEach, describe, expect, it } from 'vitest';
import {
  grid_place,
  MOST_POINTS,
  type PaintedPoint,
  x_of,
  y_of,
} from '../../../../../src/lab/data/painted/points';
import { PaintDraft } from '../../../../../src/lab/gallery/paint/draft';
import { place_at } from '../../../../../src/lab/gallery/paint/figure';
import { points_to_paint } from '../../../../../src/lab/gallery/paint/start';
import { paint_obstacle } from '../../../../../src/lab/gallery/paint/use';

let draft: PaintDraft;
let drawn = 0;
const random = () => (drawn++ * 0.618) % 1;
beforeEach(() => {
  drawn = 0;
  draft = new PaintDraft(random);
});

const count = () => draft.points.peek().length;
const place = (x: number, y: number) => grid_place(x, y);
const away = ({ column, row }: PaintedPoint, x: number, y: number) =>
  Math.hypot(x_of(column) - x, y_of(row) - y);

function stroke(...places: (readonly [number, number])[]): void {
  const [first = [0, 0] as const, ...rest] = places;
  draft.begin(place(...first));
  for (const one of rest) draft.move(place(...one));
  draft.end();
}

describe('a touch', () => {
  it('of the brush of one sets a point exactly there, of its class', () => {
    draft.label.value = 3;
    stroke([0.5, -0.25]);
    expect(draft.points.peek()).toEqual([{ ...place(0.5, -0.25), label: 3 }]);
  });

  it.each([5, 20] as const)('of the brush of %i sets so many, near it and on the plane', (size) => {
    draft.brush.value = size;
    stroke([2, 1.25]);
    expect(count()).toBe(size);
    expect(draft.points.peek().every((point) => away(point, 2, 1.25) <= 0.31)).toBe(true);
    expect(draft.points.peek().every(({ column, row }) => column <= 800 && row <= 500)).toBe(true);
  });

  it('of the eraser takes away what is near, of every class, and leaves the rest', () => {
    stroke([0, 0]);
    draft.label.value = 1;
    stroke([0.05, 0]);
    stroke([1, 0]);
    draft.erasing.value = true;
    stroke([0, 0]);
    expect(draft.points.peek()).toEqual([{ ...place(1, 0), label: 1 }]);
    expect(draft.deed.peek()).toMatchObject({ is: 'erased', count: 2 });
  });
});

it('a stroke sets as many points however fast it went, and none for a hand that trembles', () => {
  stroke([-1, 0], [1, 0]);
  const fast = count();
  draft = new PaintDraft(random);
  stroke(...Array.from({ length: 201 }, (_, i) => [-1 + i / 100, 0] as const));
  expect([fast, count()]).toEqual([26, 26]);
  draft = new PaintDraft(random);
  stroke([0, 0], [0.03, 0], [0, 0.02], [-0.02, 0]);
  expect(count()).toBe(1);
});

it('a stroke is undone as one, and redone to the point; a new one ends what could be redone', () => {
  stroke([-1, 0], [0, 0]);
  const one = draft.points.peek();
  stroke([1, 1]);
  const two = draft.points.peek();
  draft.undo();
  expect(draft.points.peek()).toEqual(one);
  draft.undo();
  expect([count(), draft.can_undo.peek()]).toEqual([0, false]);
  draft.undo();
  draft.redo();
  draft.redo();
  expect(draft.points.peek()).toEqual(two);
  draft.undo();
  stroke([0, 1]);
  expect(draft.can_redo.peek()).toBe(false);
});

it('a stroke of the eraser over nothing is none that could be undone', () => {
  draft.erasing.value = true;
  stroke([0, 0], [1, 1]);
  expect(draft.can_undo.peek()).toBe(false);
});

it('2,000 points are the most, and that is said', () => {
  draft.brush.value = 20;
  for (let i = 0; i < 99; i++) stroke([0, 0]);
  draft.brush.value = 5;
  for (let i = 0; i < 4; i++) stroke([0, 0]);
  expect([count(), draft.deed.peek()?.is]).toEqual([MOST_POINTS, 'painted']);
  stroke([0, 0]);
  expect([count(), draft.deed.peek()?.is]).toEqual([2000, 'full']);
});

it('the cross goes by grid lines, stays on the plane, and says what lies under it', () => {
  draft.move_cross(10, 0);
  draft.press();
  expect(draft.points.peek()).toEqual([{ ...place(0.05, 0), label: 0 }]);
  draft.move_cross(-10, 0);
  expect(draft.deed.peek()).toEqual({ is: 'moved', at: place(0, 0), under: null });
  draft.move_cross(10, 0);
  expect(draft.deed.peek()).toEqual({ is: 'moved', at: place(0.05, 0), under: 0 });
  draft.move_cross(-9999, 9999);
  expect(draft.cross.peek()).toEqual(place(-2, 1.25));
});

it('a picture’s corner is the plane’s corner, and its middle 0, 0', () => {
  const size = { width: 801, height: 501 };
  expect(place_at(0, 501, size)).toEqual({ column: 0, row: 0 });
  expect(place_at(801, 0, size)).toEqual({ column: 800, row: 500 });
  expect(place_at(400.5, 250.5, size)).toEqual(place(0, 0));
});

it('a set to start from lies within the plane, as it was formed, and takes one undo', () => {
  const x = Float32Array.of(0, 0, 8, 0, 0, 2, 8, 2);
  stroke([0, 0]);
  draft.replace(points_to_paint({ x, y: Int32Array.of(0, 1, 1, 2) }));
  const places = draft.points.peek().map(({ column, row }) => [x_of(column), y_of(row)]);
  expect(places).toEqual([
    [-1.7, -0.425],
    [1.7, -0.425],
    [-1.7, 0.425],
    [1.7, 0.425],
  ]);
  draft.undo();
  expect(count()).toBe(1);
});

it('an experiment needs two classes, and of each a point that is trained on', () => {
  expect(paint_obstacle([], 0)).toBe('two_classes');
  expect(paint_obstacle([0, 9], 0)).toBe('two_classes');
  expect(paint_obstacle([1, 0, 1], 0)).toBeNull();
  expect(paint_obstacle([1, 1], 0.3)).toBe('split_refused');
  expect(paint_obstacle([3, 3], 0.3)).toBeNull();
  expect(paint_obstacle([1, 1], 0.1)).toBe('split_refused');
});
