// SPDX-License-Identifier: MIT
/** The plane of memory and news, news pointing right: where its arrows go, and where their names have room. */
import type { Motion } from '../../workers/protocol';

export type Point = readonly [x: number, y: number];

export const WIDTH = 290;
export const HEIGHT = 150;
const EDGE = { left: 34, right: 24, top: 24, bottom: 30 };

export interface Arrows {
  here: Point;
  turn: Point;
  end: Point;
}

const size = (value: number) => (Number.isFinite(value) ? value : 0);

/** The triangle, as large as the picture allows; y grows downwards. */
export function arrows_of({ all, angle }: Pick<Motion, 'all' | 'angle'>): Arrows {
  const turned = Number.isNaN(angle) ? 0 : angle;
  const kept = size(all.kept);
  const memory: Point = [kept * Math.cos(turned), -kept * Math.sin(turned)];
  const points: Point[] = [[0, 0], memory, [memory[0] + size(all.news), memory[1]]];
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
  const place = ([x, y]: Point): Point => [start + (x - left) * unit, HEIGHT - EDGE.bottom + y * unit];
  const [here, turn, end] = points.map(place) as [Point, Point, Point];
  return { here, turn, end };
}

export const middle = ([x1, y1]: Point, [x2, y2]: Point): Point => [(x1 + x2) / 2, (y1 + y2) / 2];

export interface Label {
  id: string;
  text: string;
  /** where it may stand, best first: its anchor, and which way it reaches from there */
  at: readonly { point: Point; anchor: 'start' | 'middle' | 'end' }[];
}

export interface PlacedLabel {
  id: string;
  text: string;
  point: Point;
  anchor: 'start' | 'middle' | 'end';
}

const LETTER = 6.6;
const LINE = 14;

function box_of(text: string, [x, y]: Point, anchor: PlacedLabel['anchor']) {
  // A Chinese letter is twice as wide.
  const wide = [...text].reduce((all, letter) => all + (letter > '\u2e80' ? 2 : 1) * LETTER, 0);
  const left = anchor === 'start' ? x : anchor === 'end' ? x - wide : x - wide / 2;
  return { left, right: left + wide, top: y - LINE + 3, bottom: y + 3 };
}

type Box = ReturnType<typeof box_of>;
const apart = (one: Box, other: Box) =>
  one.right < other.left || one.left > other.right || one.bottom < other.top || one.top > other.bottom;
const inside = ({ left, right, top, bottom }: Box) =>
  left >= 0 && right <= WIDTH && top >= 0 && bottom <= HEIGHT;

/** Each at the first of its places that is free; without one it is left out, since the bars name the parts as well. */
export function place_labels(labels: readonly Label[]): PlacedLabel[] {
  const taken: Box[] = [];
  const placed: PlacedLabel[] = [];
  for (const { id, text, at } of labels) {
    const spot = at.find(({ point, anchor }) => {
      const box = box_of(text, point, anchor);
      return inside(box) && taken.every((other) => apart(box, other));
    });
    if (!spot) continue;
    taken.push(box_of(text, spot.point, spot.anchor));
    placed.push({ id, text, ...spot });
  }
  return placed;
}
