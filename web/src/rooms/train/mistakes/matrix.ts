// SPDX-License-Identifier: MIT
/** The table of which class is taken for which as marks, with a bar for each class; where its cells lie, and where keys lead. */
import { word } from '../../../figure/chart';
import type { Role } from '../../../figure/inks';
import type { Figure, Mark, PathPart } from '../../../figure/marks';
import { cell, path, plain_figure } from '../../../figure/shapes';
import { bars_from, type Confusion, class_scores, count_in } from './scores';

export type Cell = readonly [truth: number, taken: number];

export interface MatrixSize {
  width: number;
  height: number;
  /** px in one of the page's */
  unit: number;
}

export interface MatrixLayout {
  left: number;
  top: number;
  /** of a cell, px */
  side: number;
  /** bars begin and end; null: there is no room for them */
  bars: { from: number; to: number } | null;
  letters: number;
}

/** Up to so many classes cells have numbers, and rows bars; beyond, tints alone. */
export const MOST_NUMBERED = 10;
const MOST_BARS = 20;
/** px of the page. */
const ROOM = { left: 20, top: 18, bar_gap: 12, numbers: 46 };
const LARGEST = 34;
/** Of the width, where there are bars. */
const SHARE = 0.64;
const USUAL_WIDTH = 330;

const side_in = (classes: number, width: number, unit: number) => {
  const share = classes <= MOST_BARS ? SHARE : 1;
  return Math.min(LARGEST * unit, (share * width - ROOM.left * unit) / classes);
};

/** px of the page that the table wants. */
export const wanted_height = (classes: number): number =>
  Math.ceil(ROOM.top + classes * side_in(classes, USUAL_WIDTH, 1)) + 2;

export function matrix_layout(classes: number, { width, height, unit }: MatrixSize): MatrixLayout {
  const [left, top] = [ROOM.left * unit, ROOM.top * unit];
  const side = Math.min(side_in(classes, width, unit), (height - top - 2) / classes);
  const from = left + classes * side + ROOM.bar_gap * unit;
  const to = width - ROOM.numbers * unit;
  const has_bars = classes <= MOST_BARS && to - from > 16 * unit;
  return { left, top, side, bars: has_bars ? { from, to } : null, letters: 12 * unit };
}

/** The cell at a place; null: none is there. */
export function cell_at(
  { left, top, side }: MatrixLayout,
  classes: number,
  x: number,
  y: number,
): Cell | null {
  const [truth, taken] = [Math.floor((y - top) / side), Math.floor((x - left) / side)];
  const inside = (label: number) => label >= 0 && label < classes;
  return inside(truth) && inside(taken) ? [truth, taken] : null;
}

/** Where a key leads from a cell; null: the key is another's. */
export function cell_by_key(key: string, [truth, taken]: Cell, classes: number): Cell | null {
  const within = (label: number) => Math.min(Math.max(label, 0), classes - 1);
  switch (key) {
    case 'ArrowUp':
      return [within(truth - 1), taken];
    case 'ArrowDown':
      return [within(truth + 1), taken];
    case 'ArrowLeft':
      return [truth, within(taken - 1)];
    case 'ArrowRight':
      return [truth, within(taken + 1)];
    case 'Home':
      return [truth, 0];
    case 'End':
      return [truth, classes - 1];
    default:
      return null;
  }
}

const LEVELS = 16;
/** On a dark card, of the tints on a light one. */
const DARK = 0.62;
const [RIGHT, WRONG]: readonly Role[] = ['class-0', 'class-1'];

/** How much of its colour a cell has: right ones by the share of their class, wrong ones beside the most common mistake. */
function tints({ classes, confusion }: Confusion, dark: boolean): (truth: number, taken: number) => number {
  const paler = dark ? DARK : 1;
  const scores = class_scores({ classes, confusion });
  let most = 1;
  for (let i = 0; i < classes * classes; i++)
    if (i % (classes + 1) !== 0) most = Math.max(most, confusion[i] as number);
  return (truth, taken) => {
    const count = confusion[truth * classes + taken] as number;
    if (count === 0) return 0;
    const share =
      truth === taken ? 0.2 + 0.35 * (count / (scores[truth]?.samples || 1)) : 0.3 + 0.5 * (count / most);
    return paler * share;
  };
}

function cell_marks(table: Confusion, { left, top, side, letters }: MatrixLayout, dark: boolean): Mark[] {
  const { classes } = table;
  const tint = tints(table, dark);
  const gap = side > 6 ? 1 : 0;
  const parts = new Map<string, PathPart[]>();
  const numbers: Mark[] = [];
  for (let truth = 0; truth < classes; truth++)
    for (let taken = 0; taken < classes; taken++) {
      const level = Math.round(tint(truth, taken) * LEVELS);
      const key = `${level} ${truth === taken ? 0 : 1}`;
      const [x, y] = [left + taken * side, top + truth * side];
      const alike = parts.get(key) ?? [];
      alike.push(cell(x, y, side - gap, side - gap));
      parts.set(key, alike);
      const count = count_in(table, truth, taken);
      if (classes > MOST_NUMBERED || count === 0) continue;
      const size = Math.min(letters, 0.58 * side);
      const at = { x: x + (side - gap) / 2, y: y + (side - gap) / 2 };
      numbers.push(
        word({ ...at, text: String(count), anchor: 'middle', colour: 'ink', bold: truth !== taken, size }),
      );
    }
  const areas = [...parts].map(([key, all]) => {
    const [level = 0, wrong = 0] = key.split(' ').map(Number);
    const of = (wrong ? WRONG : RIGHT) as Role;
    return path(all, {
      fill:
        level === 0 ? { of: 'line', into: 'card', share: 0.35 } : { of, into: 'card', share: level / LEVELS },
    });
  });
  return [...areas, ...numbers];
}

/** Classes beside rows and above columns: as many as have room. */
function label_marks(classes: number, { left, top, side, letters }: MatrixLayout): Mark[] {
  const every = Math.ceil((letters + 2) / side);
  const labels = Array.from({ length: classes }, (_, label) => label).filter((label) => label % every === 0);
  const small = 0.92 * letters;
  return labels.flatMap((label) => [
    word({
      x: left + (label + 0.5) * side,
      y: top - 0.6 * letters,
      text: String(label),
      anchor: 'middle',
      size: small,
    }),
    word({
      x: left - 0.4 * letters,
      y: top + (label + 0.5) * side,
      text: String(label),
      anchor: 'end',
      size: small,
    }),
  ]);
}

function bar_marks(
  table: Confusion,
  { top, side, bars, letters }: MatrixLayout,
  colour: Role,
  width: number,
): Mark[] {
  if (!bars) return [];
  const scores = class_scores(table);
  const from = bars_from(scores);
  const thick = Math.min(0.5 * side, 0.8 * letters);
  const at = (label: number) => top + (label + 0.5) * side - thick / 2;
  const long = (share: number) => (Math.max(0, share - from) / (1 - from)) * (bars.to - bars.from);
  const known = scores.map((score, label) => ({ ...score, label })).filter(({ samples }) => samples > 0);
  return [
    path(
      known.map(({ label }) => cell(bars.from, at(label), bars.to - bars.from, thick)),
      { fill: 'line' },
    ),
    path(
      known.map(({ label, share }) => cell(bars.from, at(label), long(share), thick)),
      { fill: colour },
    ),
    ...known.map(({ label, share }) =>
      word({
        ...{ x: width, y: top + (label + 0.5) * side },
        text: (100 * share).toFixed(1),
        anchor: 'end',
        colour: 'ink',
      }),
    ),
  ];
}

export function matrix_figure(table: Confusion, size: MatrixSize, colour: Role, dark: boolean): Figure {
  const layout = matrix_layout(table.classes, size);
  return plain_figure(size.width, size.height, layout.letters, [
    ...cell_marks(table, layout, dark),
    ...label_marks(table.classes, layout),
    ...bar_marks(table, layout, colour, size.width),
  ]);
}

/** Around the cell that is read, and the one whose samples are listed. */
export function frames_figure(
  classes: number,
  size: MatrixSize,
  read: Cell | null,
  listed: Cell | null,
): Figure {
  const { left, top, side, letters } = matrix_layout(classes, size);
  const around = ([truth, taken]: Cell) =>
    cell(left + taken * side - 1, top + truth * side - 1, side + 1, side + 1);
  return plain_figure(size.width, size.height, letters, [
    ...(listed ? [path([around(listed)], { colour: 'ink', width: 2.2 * size.unit })] : []),
    ...(read ? [path([around(read)], { colour: 'ink', width: 1.2 * size.unit, dash: [3, 2] })] : []),
  ]);
}
