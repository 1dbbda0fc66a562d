// SPDX-License-Identifier: MIT
/** A mark of each kind, for the tests of both renderers, and the regions of two classes as a feature would draw them. */
import { border_at, levels_in } from '../../../src/figure/contours';
import { place_of } from '../../../src/figure/geometry';
import type { Inks } from '../../../src/figure/inks';
import type { Figure, LineMark, Mark } from '../../../src/figure/marks';
import { blend_image, ramp_image } from '../../../src/figure/raster';
import {
  area,
  arrow_parts,
  cased,
  cell,
  open_line,
  path,
  point_marks,
  polygon,
  SHAPES,
  within,
} from '../../../src/figure/shapes';

export const figure = (marks: readonly Mark[]): Figure => ({
  width: 200,
  height: 100,
  font_size: 12,
  frame: { left: 40, top: 10, width: 100, height: 80 },
  x: { min: 0, max: 50, log: false },
  y: { min: 0.01, max: 1, log: true },
  marks,
});

const { frame } = figure([]);
const place = place_of(figure([]));

export function line(step: number[], value: number[], style: Partial<LineMark> = {}): LineMark {
  const points = { step: Float64Array.from(step), value: Float64Array.from(value) };
  return { kind: 'line', points, colour: 'a', width: 2, dashed: false, faint: false, ...style };
}

const many = Array.from({ length: 900 }, (_, i) => i / 18);

/** A bowl, in the frame. */
const bowl = Array.from({ length: 21 * 17 }, (_, i) => Math.hypot((i % 21) - 10, Math.floor(i / 21) - 8));
const bowl_place = { x: (column: number) => 40 + 5 * column, y: (row: number) => 10 + 5 * row };
const [ring] = levels_in({ columns: 21, rows: 17, values: bowl }, [5.5], bowl_place);
const arrow = arrow_parts([60, 70], [110, 30], { length: 14, width: 12 });

/** One mark each, but for what is made of several. */
export const MARKS: Record<string, Mark | readonly Mark[]> = {
  line: line([0, 10, 20, 30, 50], [1, 0.5, Number.NaN, 0.1, 0.05]),
  'line held at the edge': line([0, 10, 50], [7, 0, 1e-5]),
  'faint line': line([0, 10, 50], [7, 0.5, 0.02], { faint: true }),
  'dashed line': line([0, 50], [1, 0.5], { dashed: true }),
  'crowded line': line(
    many,
    many.map((step) => 0.1 + 0.05 * Math.sin(step)),
  ),
  'rule across': { kind: 'rule', along: 'x', at: 0.1, colour: 'ink', width: 1, dash: 'solid' },
  'rule down': {
    kind: 'rule',
    along: 'y',
    at: 25,
    from: 0.1,
    to: 0.01,
    colour: 'b',
    width: 1,
    dash: 'dotted',
  },
  disc: { kind: 'point', x: 25, y: 0.1, shape: 'disc', colour: 'c' },
  ring: { kind: 'point', x: 25, y: 0.1, shape: 'ring', colour: 'c' },
  cross: { kind: 'point', x: 25, y: 0.1, shape: 'cross', colour: 'c' },
  polygon: path([polygon([50, 20, 120, 40, 70, 85])], { fill: 'd', colour: 'ink', width: 2 }),
  cells: path([cell(50, 20, 30, 20), cell(80, 40, 30, 20)], { fill: { of: 'a', into: 'card', share: 0.4 } }),
  'points that lie nowhere': path(
    [open_line([50, 20, Number.NaN, 30, 90, 60]), { x: Number.NaN, y: 1, radius: 2 }],
    { colour: 'a' },
  ),
  area: path(
    area(
      { step: [0, 10, 20, 25, 30, 50], value: [1, 0.5, 0.6, Number.NaN, 0.3, 0.2] },
      Array(6).fill(0.02),
      place,
    ),
    { fill: 'c', opacity: 0.5 },
  ),
  'cased dashes': cased(
    path([open_line([50, 20, 90, 80, 130, 30])], { colour: 'b', width: 2, dash: [6, 5] }),
    'casing',
    2,
  ),
  arrow: arrow ? [path([arrow.shaft], { colour: 'b', width: 3 }), path([arrow.head], { fill: 'b' })] : [],
  contour: path(ring?.rings ?? [], { fill: 'ramp-low', colour: 'ramp-line' }),
  'hole in an area': path(
    [polygon([50, 15, 130, 15, 130, 85, 50, 85]), polygon([70, 30, 70, 70, 110, 70, 110, 30])],
    { fill: 'a' },
  ),
  ...Object.fromEntries(
    SHAPES.map((shape) => [
      `${shape}s, filled`,
      point_marks(
        [
          [60, 40],
          [90, 60],
        ],
        { shape, radius: 8, colour: 'a' },
      ),
    ]),
  ),
  ...Object.fromEntries(
    SHAPES.map((shape) => [
      `${shape}s, hollow`,
      point_marks(
        [
          [60, 40],
          [90, 60],
        ],
        { shape, radius: 8, colour: 'b', inside: 'card', casing: 'casing' },
      ),
    ]),
  ),
  'group that is clipped': within(frame, [
    path([{ x: 40, y: 50, radius: 30 }], { fill: 'a' }),
    {
      kind: 'text',
      x: 140,
      y: 50,
      text: 'cut here',
      colour: 'ink',
      anchor: 'middle',
      bold: true,
      halo: false,
    },
  ]),
};

const TEXT = {
  kind: 'text',
  x: 90,
  y: 50,
  text: 'loss 步',
  colour: 'd-ink',
  anchor: 'middle',
  bold: false,
  halo: false,
} as const;
export const TEXTS: Record<string, Mark> = {
  words: TEXT,
  'words at the left, bold, with a halo': { ...TEXT, anchor: 'start', bold: true, halo: true },
  'words at the right, of another size, in a casing': { ...TEXT, anchor: 'end', size: 18, halo: 'casing' },
  'words turned': { kind: 'turned', words: TEXT, turn: -Math.PI / 3 },
};

const grid = { columns: 20, rows: 16, frame };
const slope = Array.from({ length: 320 }, (_, i) => (i % 20) / 19);
export const IMAGES: Record<string, Mark> = {
  'smooth image of values': ramp_image({ ...grid, smooth: true }, slope, [0, 1], ['ramp-low', 'ramp-high']),
  'cells of values': ramp_image(
    { columns: 4, rows: 2, frame, smooth: false },
    [0, 1, 2, 3, 3, 2, Number.NaN, 0],
    [0, 3],
    ['a', 'card', 'b'],
  ),
  'blend of classes': blend_image(
    { ...grid, smooth: true },
    slope.flatMap((share) => [share, 0, 1 - share]),
    ['a', 'b', 'f'],
  ),
};

/** Where a class is more probable than the other, the border between them in a run's colour, and the data. */
export function regions_figure(): Figure {
  const [columns, rows] = [40, 32];
  const second = Array.from({ length: columns * rows }, (_, i) => {
    const [x, y] = [(i % columns) / (columns - 1), Math.floor(i / columns) / (rows - 1)];
    return 1 / (1 + Math.exp(-14 * (y - 0.5 - 0.2 * Math.sin(6 * x))));
  });
  const at = {
    x: (column: number) => frame.left + (column / (columns - 1)) * frame.width,
    y: (row: number) => frame.top + (row / (rows - 1)) * frame.height,
  };
  const shares = second.flatMap((share) => [1 - share, share]);
  const border = border_at(0.5, { columns, rows, values: second }, at);
  const data = (shape: 'circle' | 'triangle', places: [number, number][], inside?: 'card') =>
    point_marks(places, {
      shape,
      radius: 3,
      colour: shape === 'circle' ? 'e' : 'f',
      ...(inside ? { inside } : {}),
    });
  return figure([
    blend_image({ columns, rows, frame, smooth: true }, shares, ['e', 'f']),
    within(frame, cased(path(border, { colour: 'b', width: 2 }), 'casing', 1.5)),
    ...data('circle', [
      [60, 25],
      [80, 30],
      [120, 20],
    ]),
    ...data('circle', [[100, 22]], 'card'),
    ...data('triangle', [
      [60, 80],
      [95, 75],
      [125, 70],
    ]),
  ]);
}

/** The light theme's, as far as marks here have them. */
export const INKS: Inks = {
  ...{ a: '#0072b2', b: '#d55e00', c: '#009e73', d: '#cc79a7', e: '#3a3a37', f: '#b07a00' },
  ...{
    'a-ink': '#00659e',
    'b-ink': '#ad4b00',
    'c-ink': '#00735a',
    'd-ink': '#9b3f74',
    'e-ink': '#3a3a37',
    'f-ink': '#855a00',
  },
  ...{
    ink: '#1d1d1b',
    'ink-2': '#5a5a54',
    line: '#e3e3dc',
    edge: '#8d8d85',
    card: '#ffffff',
    bad: '#a3211d',
  },
  ...{ 'class-0': '#44586f', 'class-1': '#c08a00', 'class-2': '#8c5f6e', 'class-3': '#5d7a46' },
  'class-4': '#6f63a8',
  ...{ 'ramp-low': '#9db5c2', 'ramp-high': '#f6f6f2', 'ramp-line': '#465c68', casing: '#f0efea' },
};
