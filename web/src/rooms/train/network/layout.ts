// SPDX-License-Identifier: MIT
/** Where units and weights of a drawn network lie: a column a layer, the inputs first. */

import type { Network } from '../../../lab/experiment/types';
import { layer_names, type Tensor, tensors_of } from '../../../lib/tensors';
import { MOST_MAPS, MOST_UNITS_DRAWN } from '../../../worker/protocol';

export interface DrawnLayer {
  /** its first tensor's layer: linear1 … out; the inputs have none */
  name: string | null;
  units: number;
  /** of them, the first so many are drawn */
  drawn: number;
  /** of its column's middle, px */
  x: number;
  /** of a unit's square or dot, px */
  side: number;
  /** between two units, px */
  pitch: number;
  /** of its first unit's middle, px */
  top: number;
}

export interface NetworkLayout {
  layers: readonly DrawnLayer[];
  tensors: readonly Tensor[];
  /** words have this size, px */
  letters: number;
  /** where counts stand, px */
  bottom: number;
}

export interface NetworkSize {
  width: number;
  height: number;
  /** px in one of the page's */
  unit: number;
}

/** px of the page: beside the first and last units for their names, and below for counts. */
const ROOM = { left: 36, right: 68, top: 6, bottom: 22 };
const LARGEST = { map: 22, dot: 11 };
/** Units that are so many px apart have names. */
export const NAMED_FROM = 12;
const PITCH = { maps: 25, dots: 6 };

/** The most units a layer has that is drawn. */
const tallest = ({ features, hidden, outputs }: Network) =>
  Math.max(...[features, ...hidden.map(({ units }) => units), outputs].map(drawn_of));
const drawn_of = (units: number) => Math.min(units, MOST_UNITS_DRAWN);

/** px of the page that a network wants. */
export function wanted_height(network: Network): number {
  const most = tallest(network);
  const pitch = Math.max(PITCH.dots, Math.min(PITCH.maps, 400 / most));
  return Math.round(Math.max(most, 4) * pitch) + ROOM.top + ROOM.bottom;
}

export function layout_of(network: Network, { width, height, unit }: NetworkSize): NetworkLayout {
  const { features, hidden, outputs } = network;
  const counts = [features, ...hidden.map(({ units }) => units), outputs];
  const names = [null, ...layer_names(network)];
  const [left, right] = [ROOM.left * unit, width - ROOM.right * unit];
  const [top, bottom] = [ROOM.top * unit, height - ROOM.bottom * unit];
  const has_maps = features <= 2;
  const layers = counts.map((units, i): DrawnLayer => {
    const drawn = drawn_of(units);
    // Few units do not drift to the ends.
    const pitch = Math.min((bottom - top) / drawn, 2.2 * PITCH.maps * unit);
    const most = has_maps && drawn <= MOST_MAPS ? LARGEST.map : LARGEST.dot;
    return {
      name: names[i] ?? null,
      units,
      drawn,
      x: left + ((right - left) * i) / (counts.length - 1),
      side: Math.min(most * unit, 0.86 * pitch),
      pitch,
      top: (top + bottom) / 2 - (pitch * (drawn - 1)) / 2,
    };
  });
  return { layers, tensors: tensors_of(network), letters: 12 * unit, bottom: height - 6 * unit };
}

export const middle_of = ({ top, pitch }: DrawnLayer, index: number): number => top + index * pitch;

/** Of a weight or bias: which layer's, the first behind the inputs being 1; which unit; from which. */
export interface ParameterEnds {
  layer: number;
  to: number;
  /** null: a bias */
  from: number | null;
}

export function ends_of({ tensors }: Pick<NetworkLayout, 'tensors'>, parameter: number): ParameterEnds {
  const index = tensors.findLastIndex(({ offset }) => offset <= parameter);
  const { offset, columns } = tensors[index] as Tensor;
  const within = parameter - offset;
  const layer = Math.floor(index / 2) + 1;
  return columns === null
    ? { layer, to: within, from: null }
    : { layer, to: Math.floor(within / columns), from: within % columns };
}

/** A weight's line: flat where it leaves and arrives. */
export interface WeightCurve {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

/** Null where an end of it is not drawn. */
export function line_of({ layers }: NetworkLayout, { layer, to, from }: ParameterEnds): WeightCurve | null {
  const [before, behind] = [layers[layer - 1], layers[layer]];
  if (!before || !behind || from === null || from >= before.drawn || to >= behind.drawn) return null;
  return {
    x0: before.x + before.side / 2,
    y0: middle_of(before, from),
    x1: behind.x - behind.side / 2,
    y1: middle_of(behind, to),
  };
}

/** How high a line lies at x. */
export function height_at({ x0, y0, x1, y1 }: WeightCurve, x: number): number {
  const share = (x - x0) / (x1 - x0);
  return y0 + (y1 - y0) * share * share * (3 - 2 * share);
}
