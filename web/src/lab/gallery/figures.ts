// SPDX-License-Identifier: MIT
/** Data as figures: points on a plane, a number of one or two, handwritten pictures, or the losses of runs on them. */

import { word } from '../../figure/chart';
import { curve } from '../../figure/chart-curves';
import type { Figure, Mark } from '../../figure/marks';
import { open_line, path, plain_figure, polygon } from '../../figure/shapes';
import type { Size } from '../../figure/use-figure';
import type { DataPoints } from '../../worker/protocol';
import type { DataKind } from '../data';
import { handwriting } from '../data/handwriting';
import { type PlacedPoints, points_marks } from '../data/picture';
import { group_of } from './groups';
import { DIGITS, EVERY, LOSSES, PETALS } from './thumbnails';

/** How large points are, px, and the room around them. */
interface PointPen {
  radius: number;
  margin: number;
}
const SMALL: PointPen = { radius: 1.9, margin: 9 };
const LARGE: PointPen = { radius: 2.9, margin: 18 };
/** From so many points on they are drawn smaller. */
const MANY = 600;
const FONT = 11;
/** More classes than shapes: then each has its number beside it. */
const SHAPES = 5;

type Pair = readonly [number, number];
type Pairs = readonly Pair[];

const points_of = (x: ArrayLike<number>, [across, up]: Pair, width: number): Pair[] =>
  Array.from({ length: x.length / width }, (_, i) => [
    x[i * width + across] as number,
    x[i * width + up] as number,
  ]);

/** From values to px: all `pairs` in the picture, a unit as long upwards as across unless it may be `stretched`. */
function fitted(pairs: Pairs, { width, height }: Size, margin: number, stretched: boolean) {
  const [xs, ys] = [pairs.map(([x]) => x), pairs.map(([, y]) => y)];
  const span = (values: number[]): Pair => [Math.min(...values), Math.max(...values)];
  const [[x0, x1], [y0, y1]] = [span(xs), span(ys)];
  const scale = (room: number, from: number, to: number) => (room - 2 * margin) / Math.max(to - from, 1e-9);
  const [across, up] = [scale(width, x0, x1), scale(height, y0, y1)];
  const [sx, sy] = stretched ? [across, up] : [Math.min(across, up), Math.min(across, up)];
  return ([x, y]: Pair): Pair => [
    width / 2 + (x - (x0 + x1) / 2) * sx,
    height / 2 - (y - (y0 + y1) / 2) * sy,
  ];
}

const figure = ({ width, height }: Size, marks: readonly Mark[]): Figure =>
  plain_figure(width, height, FONT, marks);

/** The numbers of classes, in the middle of each. */
function class_numbers({ places, labels }: PlacedPoints): Mark[] {
  const classes = Math.max(...Array.from(labels)) + 1;
  if (classes <= SHAPES) return [];
  return Array.from({ length: classes }, (_, label) => {
    const own = places.filter((_, i) => labels[i] === label);
    const mean = (part: 0 | 1) => own.reduce((sum, place) => sum + place[part], 0) / own.length;
    return word({
      ...{ x: mean(0), y: mean(1), text: String(label), anchor: 'middle' },
      ...{ bold: true, halo: true, colour: 'ink' },
    });
  });
}

/** A small picture has small points, and so has one of very many. */
const radius_of = (pen: PointPen, { height }: Size, samples: number): number =>
  pen.radius * Math.min(1, 0.3 + height / (pen === LARGE ? 260 : 170)) * (samples > MANY ? 0.7 : 1);

function scattered(
  values: Pairs,
  data: Omit<PlacedPoints, 'places'>,
  size: Size,
  pen: PointPen,
  stretched = false,
) {
  const places = values.map(fitted(values, size, pen.margin, stretched));
  const radius = radius_of(pen, size, places.length);
  const placed = { places, ...data };
  return figure(size, [...points_marks(placed, { radius, inside: 'card' }), ...class_numbers(placed)]);
}

/** As the core draws it: what would be there without noise. */
const WAVE = Array.from({ length: 61 }, (_, i): Pair => {
  const x = i / 30 - 1;
  return [x, Math.sin(1.5 * Math.PI * x)];
});

/** Seen from the side: x₂ goes back, the target upwards. */
const from_aside = (x1: number, x2: number, y: number): Pair => [x1 + 1.2 * x2, 0.35 * y + 0.2 * x2];
const PLANE = (
  [
    [-1, -0.25],
    [1, -0.25],
    [1, 0.25],
    [-1, 0.25],
  ] as const
).map(([x1, x2]) => from_aside(x1, x2, 0.5 + x1 - 2 * x2));

const flat = (places: Pairs): number[] => places.flat();

/** Targets as points over one input or two, with what they are drawn around. */
function numbers({ x, y, test }: DataPoints, features: number, size: Size, pen: PointPen): Figure {
  const targets = Array.from(y);
  const values = targets.map(
    (target, i): Pair =>
      features === 1
        ? [x[i] as number, target]
        : from_aside(x[2 * i] as number, x[2 * i + 1] as number, target),
  );
  const truth = features === 1 ? WAVE : PLANE;
  const place = fitted([...values, ...truth], size, pen.margin, features === 1);
  const line = flat(truth.map(place));
  const around = path([features === 1 ? open_line(line) : polygon(line)], { colour: 'ink-2', width: 1.4 });
  const places = values.map(place);
  const points = points_marks(
    { places, labels: new Uint8Array(targets.length), test },
    { radius: 0.9 * radius_of(pen, size, targets.length), inside: 'card' },
  );
  return figure(size, [around, ...points]);
}

const PIXELS = 8;
/** A picture and the paper around it. */
const CELL = PIXELS + 1;

/** So many pictures a row, on paper in both themes. */
function pictures(all: readonly ArrayLike<number>[], columns: number, { width, height }: Size): Figure {
  const rows = Math.ceil(all.length / columns);
  const [across, down] = [columns * CELL + 1, rows * CELL + 1];
  const values = new Float32Array(across * down);
  for (const [i, picture] of all.entries())
    for (let pixel = 0; pixel < PIXELS ** 2; pixel++) {
      const row = Math.floor(i / columns) * CELL + 1 + Math.floor(pixel / PIXELS);
      values[row * across + (i % columns) * CELL + 1 + (pixel % PIXELS)] = picture[pixel] as number;
    }
  const scale = Math.min((width - 16) / across, (height - 16) / down);
  const [wide, high] = [across * scale, down * scale];
  const [x, y] = [(width - wide) / 2, (height - high) / 2];
  const pixels = () => handwriting(values);
  const place = { x, y, width: wide, height: high, columns: across, rows: down };
  return figure({ width, height }, [{ kind: 'image', ...place, smooth: false, pixels }]);
}

/** Losses from a common height down to nothing. */
function losses_figure(kind: DataKind, { width, height }: Size): Figure {
  const [plain, momentum] = LOSSES[kind] ?? [[], []];
  const most = Math.max(...plain, ...momentum);
  const points = (value: readonly number[]) => ({
    step: Float64Array.from(value, (_, i) => i * EVERY),
    value,
  });
  return {
    ...figure({ width, height }, [curve(points(plain), 'a'), curve(points(momentum), 'b')]),
    frame: { left: 10, top: 14, width: width - 20, height: height - 28 },
    x: { min: 0, max: EVERY * (plain.length - 1), log: false },
    y: { min: 0, max: most, log: false },
  };
}

const letter_value = (letter: string) => (letter.charCodeAt(0) - 97) / 16;

/** Of data that are not here: a few of their samples. */
function measured_thumbnail(kind: DataKind, size: Size): Figure {
  if (kind === 'digits')
    return pictures(
      DIGITS.map((letters) => Array.from(letters, letter_value)),
      5,
      size,
    );
  const petals = (PETALS.match(/\d\d/g) ?? []).map(Number);
  const values = points_of(petals, [0, 1], 2);
  return scattered(values, { labels: values.map((_, i) => Math.floor(i / 50)) }, size, SMALL, true);
}

/** What stands on a card. `points`: of what the core draws; null while it is not there. */
export function thumbnail_figure(kind: DataKind, points: DataPoints | null, size: Size): Figure | null {
  const group = group_of(kind);
  if (group === 'measured') return measured_thumbnail(kind, size);
  if (group === 'article') return losses_figure(kind, size);
  return points && points_figure(kind, points, size, SMALL);
}

/** Petals say most of a flower. */
const IRIS_FEATURES = 4;
const PETAL: Pair = [2, 3];
/** Pictures of the large figure. */
const SHOWN = { columns: 8, rows: 5 };

export function points_figure(kind: DataKind, points: DataPoints, size: Size, pen: PointPen = LARGE): Figure {
  const { x, y, test } = points;
  const features = x.length / test.length;
  if (y instanceof Float32Array) return numbers(points, features, size, pen);
  const data = { labels: y, test };
  if (features === PIXELS ** 2) {
    const all = Array.from({ length: Math.min(test.length, SHOWN.columns * SHOWN.rows) }, (_, i) =>
      x.subarray(i * features, (i + 1) * features),
    );
    return pictures(all, SHOWN.columns, size);
  }
  const pair: Pair = features === IRIS_FEATURES ? PETAL : [0, 1];
  return scattered(points_of(x, pair, features), data, size, pen, kind === 'iris');
}
