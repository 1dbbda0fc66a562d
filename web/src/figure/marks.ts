// SPDX-License-Identifier: MIT
/**
 * What a figure shows, as data: lines, points, rules and words in roles of colour, placed by its axes. A canvas draws
 * it live (canvas.ts), an SVG file holds it (svg.ts); where things lie is worked out once for both (geometry.ts).
 */
import type { Colour } from '../lib/colours';

/** Colours by what they are for; the theme says what they are (`--a`, `--ink-2`, … in styles/tokens.css). */
export type Role = Colour | `${Colour}-ink` | 'ink' | 'ink-2' | 'line' | 'card';

/** Points in step order; what is not finite leaves a gap. */
export interface Points {
  readonly step: ArrayLike<number>;
  readonly value: ArrayLike<number>;
}

export interface LineMark {
  kind: 'line';
  points: Points;
  colour: Role;
  width: number;
  dashed: boolean;
  /** behind the others: thin and pale, and not drawn where it leaves the frame; others are held at its edge */
  faint: boolean;
}

export interface PointMark {
  kind: 'point';
  x: number;
  y: number;
  shape: 'disc' | 'ring' | 'cross';
  colour: Role;
}

/** A straight line along one axis, at a value of the other. */
export interface RuleMark {
  kind: 'rule';
  along: 'x' | 'y';
  at: number;
  /** where it begins and ends; left out: the whole frame */
  from?: number;
  to?: number;
  colour: Role;
  width: number;
  dash: 'solid' | 'dashed' | 'dotted';
}

/** Words at a place of the figure, in its own pixels. */
export interface TextMark {
  kind: 'text';
  x: number;
  y: number;
  text: string;
  colour: Role;
  anchor: 'start' | 'middle' | 'end';
  bold: boolean;
  /** with the card's colour around it, where it lies over lines */
  halo: boolean;
}

export type Mark = LineMark | PointMark | RuleMark | TextMark;

export interface Axis {
  min: number;
  max: number;
  log: boolean;
}

/** px */
export interface Frame {
  left: number;
  top: number;
  width: number;
  height: number;
}

export interface Figure {
  width: number;
  height: number;
  /** of all its words, px */
  font_size: number;
  /** how much wider its lines and larger its points are than at a desk; left out: not at all */
  pen?: number;
  /** where the axes span, within it */
  frame: Frame;
  x: Axis;
  y: Axis;
  /** from back to front */
  marks: readonly Mark[];
}
