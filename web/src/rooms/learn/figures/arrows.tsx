// SPDX-License-Identifier: MIT
/** Arrows on a ravine's plane, and words at its points. */
import type { ComponentChildren } from 'preact';
import type { Size } from '../../../figure/use-canvas';
import { px } from '../../../ui/px';

export interface Pixel {
  x: number;
  y: number;
}

/** Of the figure's smaller side. */
const LENGTH = 0.27;
const HEAD = 'M0 0L-14 -6L-14 6Z';

/** The page's y goes down, an angle's up. */
export function tip_of(size: Size, from: Pixel, angle: number): Pixel {
  const length = LENGTH * Math.min(size.width, size.height);
  const radians = (angle * Math.PI) / 180;
  return { x: from.x + length * Math.cos(radians), y: from.y - length * Math.sin(radians) };
}

interface ArrowProps {
  size: Size;
  from: Pixel;
  angle: number;
  look: string;
}

export function Arrow({ size, from, angle, look }: ArrowProps) {
  const { x, y } = tip_of(size, from, angle);
  return (
    <g class={`plane-arrow ${look}`}>
      <line x1={from.x} y1={from.y} x2={x} y2={y} />
      <path d={HEAD} transform={`translate(${x} ${y}) rotate(${-angle})`} />
    </g>
  );
}

type ArrowTipProps = ArrowProps & { below: boolean; children: ComponentChildren };

/** Words beside an arrow's tip. */
export function AtTip({ size, from, angle, look, below, children }: ArrowTipProps) {
  const { x, y } = tip_of(size, from, angle);
  const left = x < from.x && x > size.width / 2;
  return (
    <span
      class={`plane-words ${look}`}
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
