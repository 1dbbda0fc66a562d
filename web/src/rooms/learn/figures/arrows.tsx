// SPDX-License-Identifier: MIT
/** Arrows on a ravine's plane, and words at its points. */
import type { ComponentChildren } from 'preact';
import type { Role } from '../../../figure/inks';
import type { Mark } from '../../../figure/marks';
import { arrow_parts, path } from '../../../figure/shapes';
import type { Size } from '../../../figure/use-figure';
import { px } from '../../../ui/px';

export interface Pixel {
  x: number;
  y: number;
}

/** Of the figure's smaller side. */
const LENGTH = 0.27;
const HEAD = { length: 14, width: 12 };

/** The page's y goes down, an angle's up. */
export function tip_of(size: Size, from: Pixel, angle: number): Pixel {
  const length = LENGTH * Math.min(size.width, size.height);
  const radians = (angle * Math.PI) / 180;
  return { x: from.x + length * Math.cos(radians), y: from.y - length * Math.sin(radians) };
}

/** Which way, and what it is. */
export interface PlaneArrow {
  angle: number;
  look: 'guessed' | 'aside' | 'found';
  colour: Role;
}

/** Another's is wide, one for comparison dashed. */
const SHAFTS = {
  guessed: { width: 5 },
  aside: { width: 2.5, dash: [6, 5] },
  found: { width: 2.5 },
} as const;

export function arrow_marks(size: Size, from: Pixel, { angle, look, colour }: PlaneArrow): Mark[] {
  const tip = tip_of(size, from, angle);
  const parts = arrow_parts([from.x, from.y], [tip.x, tip.y], HEAD);
  if (!parts) return [];
  return [
    path([parts.shaft], { ...SHAFTS[look], colour, name: 'plane-arrow' }),
    path([parts.head], { fill: colour, colour, width: 2.5 }),
  ];
}

/** Where arrows begin. */
export const start_mark = ({ x, y }: Pixel, radius: number): Mark =>
  path([{ x, y, radius }], { fill: 'card', colour: 'ink', width: 2 });

interface AtTipProps {
  size: Size;
  from: Pixel;
  angle: number;
  colour: Role;
  below: boolean;
  children: ComponentChildren;
}

/** Words beside an arrow's tip. */
export function AtTip({ size, from, angle, colour, below, children }: AtTipProps) {
  const { x, y } = tip_of(size, from, angle);
  const left = x < from.x && x > size.width / 2;
  return (
    <span
      class={`plane-words run-${colour}`}
      style={{
        transform: `translate(${px(x + (left ? -10 : 10))}, ${px(y)}) translate(${left ? '-100%' : '0'}, ${below ? '0' : '-100%'})`,
      }}
    >
      {children}
    </span>
  );
}

/** Words above a point. */
export function Above({ at, children }: { at: Pixel; children: ComponentChildren }) {
  return (
    <span
      class="plane-words"
      style={{ transform: `translate(${px(at.x)}, ${px(at.y - 14)}) translate(-50%, -100%)` }}
    >
      {children}
    </span>
  );
}
