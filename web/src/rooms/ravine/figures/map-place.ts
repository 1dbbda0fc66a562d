// SPDX-License-Identifier: MIT
/** What a map shows, where an lr and a γ lie on it, and which lie under a pixel. */
import type { Frame } from '../../../figure/marks';
import type { Size } from '../../../figure/use-figure';
import type { Colour } from '../../../lib/colours';
import type { RateMap, Theory } from '../../../worker/protocol';

/** Whose map it is, and whose limits stand in it beside. */
export interface MapLook {
  /** what the axis is of: the run's lr, or the length of its steps */
  axis: 'lr' | 'average' | 'dampening';
  rivals: readonly { theory: Theory; colour: Colour; name: string }[];
}

/** A map and where it lies. */
export interface MapView {
  map: RateMap;
  frame: Frame;
  place: MapPlace;
}

export function map_frame({ width, height }: Size): Frame {
  return { left: 34, top: 10, width: Math.max(width - 34 - 8, 40), height: height - 10 - 38 };
}

export interface MapPlace {
  x(lr: number): number;
  y(momentum: number): number;
  lr_at(px: number): number;
  momentum_at(px: number): number;
}

export function map_place({ left, top, width, height }: Frame, most_lr: number): MapPlace {
  return {
    x: (lr) => left + (lr / most_lr) * width,
    y: (momentum) => top + (1 - momentum) * height,
    lr_at: (px) => ((px - left) / width) * most_lr,
    momentum_at: (px) => 1 - (px - top) / height,
  };
}
