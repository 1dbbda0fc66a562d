// SPDX-License-Identifier: MIT
/** The plane of memory and news, news pointing right: where its arrows go, and where their names have room. */
import type { Motion } from '../../../worker/protocol';

export type ArrowPoint = readonly [x: number, y: number];

export const WIDTH = 290;
export const HEIGHT = 150;
const EDGE = { left: 34, right: 24, top: 24, bottom: 30 };

export interface Arrows {
  here: ArrowPoint;
  turn: ArrowPoint;
  end: ArrowPoint;
}

const size = (value: number) => (Number.isFinite(value) ? value : 0);

/** The triangle, as large as the picture allows; y grows downwards. */
export function arrows_of({ all, angle }: Pick<Motion, 'all' | 'angle'>): Arrows {
  const turned = Number.isNaN(angle) ? 0 : angle;
  const kept = size(all.kept);
  const memory: ArrowPoint = [kept * Math.cos(turned), -kept * Math.sin(turned)];
  const points: ArrowPoint[] = [[0, 0], memory, [memory[0] + size(all.news), memory[1]]];
  const xs = points.map(([x]) => x);
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const top = Math.min(...points.map(([, y]) => y));
  const room = { wide: WIDTH - EDGE.left - EDGE.right, high: HEIGHT - EDGE.top - EDGE.bottom };
  const scale = Math.min(
    right > left ? room.wide / (right - left) : Number.POSITIVE_INFINITY,
    top < 0 ? room.high / -top : Number.POSITIVE_INFINITY,
  );
  const unit = Number.isFinite(scale) ? scale : 0;
  // Narrow triangles stand in the middle.
  const start = EDGE.left + (room.wide - (right - left) * unit) / 2;
  const place = ([x, y]: ArrowPoint): ArrowPoint => [
    start + (x - left) * unit,
    HEIGHT - EDGE.bottom + y * unit,
  ];
  const [here, turn, end] = points.map(place) as [ArrowPoint, ArrowPoint, ArrowPoint];
  return { here, turn, end };
}

export const middle = ([x1, y1]: ArrowPoint, [x2, y2]: ArrowPoint): ArrowPoint => [
  (x1 + x2) / 2,
  (y1 + y2) / 2,
];

export interface Label {
  id: string;
  text: string;
  /** where it may stand, best first: its anchor, and which way it reaches from there */
  at: readonly { point: ArrowPoint; anchor: 'start' | 'middle' | 'end' }[];
}

export interface PlacedLabel {
  id: string;
  text: string;
  point: ArrowPoint;
  anchor: 'start' | 'middle' | 'end';
}

const LETTER = 6.6;
const LINE = 14;

function box_of(text: string, [x, y]: ArrowPoint, anchor: PlacedLabel['anchor']) {
  // A Chinese letter is twice as wide.
  const wide = [...text].reduce((all, letter) => all + (letter > '\u2e80' ? 2 : 1) * LETTER, 0);
  const left = anchor === 'start' ? x : anchor === 'end' ? x - wide : x - wide / 2;
  return { left, right: left + wide, top: y - LINE + 3, bottom: y + 3 };
}

type ArrowBox = ReturnType<typeof box_of>;
const apart = (one: ArrowBox, other: ArrowBox) =>
  one.right < other.left || one.left > other.right || one.bottom < other.top || one.top > other.bottom;
const is_within = ({ left, right, top, bottom }: ArrowBox) =>
  left >= 0 && right <= WIDTH && top >= 0 && bottom <= HEIGHT;

/** Each at the first of its places that is free; without one it is left out, since the bars name the parts as well. */
export function place_labels(labels: readonly Label[]): PlacedLabel[] {
  const occupied: ArrowBox[] = [];
  const placed: PlacedLabel[] = [];
  for (const { id, text, at } of labels) {
    const spot = at.find(({ point, anchor }) => {
      const box = box_of(text, point, anchor);
      return is_within(box) && occupied.every((other) => apart(box, other));
    });
    if (!spot) continue;
    occupied.push(box_of(text, spot.point, spot.anchor));
    placed.push({ id, text, ...spot });
  }
  return placed;
}
