// SPDX-License-Identifier: MIT
/**
 * What a figure shows, as data: lines, points, rules and words in roles of colour, placed by its axes; paths, images and
 * clipped groups in its own pixels. A canvas draws it live (canvas.ts), an SVG file holds it (svg.ts); where things lie
 * is worked out once for both (geometry.ts). shapes.ts, contours.ts and raster.ts make paths and images of data.
 */
import type { Inks, Role } from './inks';
import type { Ink } from './paint';

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
  /** with the card's colour around it, where it lies over lines; or with another */
  halo: boolean | Role;
  /** px; left out: the figure's */
  size?: number;
}

/** A line through points x₀, y₀, x₁, y₁ …, or a circle. */
export type PathPart =
  | { readonly points: ArrayLike<number>; readonly closed: boolean }
  | { readonly x: number; readonly y: number; readonly radius: number };

/** Lines and areas in the figure's pixels. */
export interface PathMark {
  kind: 'path';
  /** the same array as before is not traced again */
  parts: readonly PathPart[];
  /** left out: its outline has none */
  colour?: Ink;
  /** left out: nothing is filled. A ring that goes the other way around cuts a hole */
  fill?: Ink;
  /** of the outline; left out: 1 */
  width?: number;
  dash?: readonly number[];
  opacity?: number;
  /** what style sheets and tests call it in a page's SVG */
  name?: string;
}

/** A grid of pixels, rows from the top. */
export interface ImageMark {
  kind: 'image';
  x: number;
  y: number;
  width: number;
  height: number;
  columns: number;
  rows: number;
  /** else each pixel is a cell with edges */
  smooth: boolean;
  /** red, green, blue and opacity of each, in the theme's colours */
  pixels(inks: Inks): Uint8ClampedArray<ArrayBuffer>;
}

/** Marks that are seen within an outline only. */
export interface GroupMark {
  kind: 'group';
  clip: readonly PathPart[];
  marks: readonly Mark[];
}

/** Words turned around their place. */
export interface TurnedMark {
  kind: 'turned';
  words: TextMark;
  /** clockwise, radians */
  turn: number;
}

export type Mark = LineMark | PointMark | RuleMark | TextMark | PathMark | ImageMark | GroupMark | TurnedMark;
/** Marks whose place the figure's axes say. */
export type AxisMark = LineMark | PointMark | RuleMark;

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
