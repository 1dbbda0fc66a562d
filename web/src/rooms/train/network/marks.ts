// SPDX-License-Identifier: MIT
/** A network as marks: weights by sign and size, a map or a dot for each unit, names at both ends. */
import type { Role } from '../../../figure/inks';
import type { Figure, Mark, PathPart, TextMark } from '../../../figure/marks';
import { ramp_image } from '../../../figure/raster';
import { cell, open_line, path, plain_figure } from '../../../figure/shapes';
import type { NetworkState } from '../../../worker/protocol';
import {
  type DrawnLayer,
  ends_of,
  height_at,
  line_of,
  middle_of,
  NAMED_FROM,
  type NetworkLayout,
  type NetworkSize,
  type WeightCurve,
} from './layout';

/** Slate and ochre, as the classes: more, and less. */
export const SIGNS: readonly [plus: Role, minus: Role] = ['class-0', 'class-1'];
const LINE = { levels: 8, thinnest: 0.4, thickest: 3.4, palest: 0.18, darkest: 0.9 };
/** From so many lines on they are half as thick: they would be a blot. */
const MANY = 150;
const POINTS = 18;

export interface NetworkNames {
  input(index: number): string;
  output(index: number): string;
  /** under a column: so many units, of which so many are drawn */
  count(units: number, drawn: number): string;
}

function traced(line: WeightCurve): PathPart {
  const { x0, x1 } = line;
  return open_line(
    Array.from({ length: POINTS }, (_, i) => x0 + ((x1 - x0) * i) / (POINTS - 1)).flatMap((x) => [
      x,
      height_at(line, x),
    ]),
  );
}

/** Lines of one sign and about one width are one path; the thin ones lie below. */
function weight_marks(layout: NetworkLayout, { lines, parameters }: NetworkState, unit: number): Mark[] {
  const most = lines.reduce((all, i) => Math.max(all, Math.abs(parameters[i] as number)), 0) || 1;
  const thick = lines.length > MANY ? 0.5 : 1;
  const parts = new Map<string, PathPart[]>();
  for (const parameter of lines) {
    const line = line_of(layout, ends_of(layout, parameter));
    const weight = parameters[parameter] as number;
    if (!line || weight === 0) continue;
    const level = Math.min(LINE.levels - 1, Math.floor((Math.abs(weight) / most) * LINE.levels));
    const key = `${level} ${weight > 0 ? 0 : 1}`;
    const alike = parts.get(key) ?? [];
    alike.push(traced(line));
    parts.set(key, alike);
  }
  return [...parts]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, all]) => {
      const [level = 0, sign = 0] = key.split(' ').map(Number);
      const share = level / (LINE.levels - 1);
      return path(all, {
        colour: SIGNS[sign as 0 | 1],
        width: thick * unit * (LINE.thinnest + share * (LINE.thickest - LINE.thinnest)),
        opacity: LINE.palest + share * (LINE.darkest - LINE.palest),
      });
    });
}

function unit_marks(layer: DrawnLayer, values: Float32Array | null, maps: NetworkState['maps']): Mark[] {
  const squares = Array.from({ length: layer.drawn }, (_, i) => ({
    left: layer.x - layer.side / 2,
    top: middle_of(layer, i) - layer.side / 2,
    width: layer.side,
    height: layer.side,
  }));
  const cells = squares.map(({ left, top, width, height }) => cell(left, top, width, height));
  if (!values || !maps) {
    const dots = squares.map(
      (_, i): PathPart => ({ x: layer.x, y: middle_of(layer, i), radius: layer.side / 2 }),
    );
    return [path(dots, { fill: 'card', colour: 'edge', width: 1 })];
  }
  const { columns, rows } = maps;
  const images = squares.map((frame, i) => {
    const own = values.subarray(i * columns * rows, (i + 1) * columns * rows);
    const most = own.reduce((all, value) => Math.max(all, Math.abs(value)), 0) || 1;
    return ramp_image(
      { columns, rows, frame, smooth: true },
      own,
      [-most, most],
      [SIGNS[1], 'card', SIGNS[0]],
    );
  });
  return [...images, path(cells, { colour: 'edge', width: 1 })];
}

function name_marks({ layers, letters, bottom }: NetworkLayout, names: NetworkNames): TextMark[] {
  const word = (text: string, x: number, y: number, anchor: TextMark['anchor']): TextMark => ({
    kind: 'text',
    ...{ x, y, text, anchor, colour: 'ink-2', bold: false, halo: false },
  });
  const gap = letters / 3;
  const beside = (layer: DrawnLayer | undefined, side: -1 | 1, name: (i: number) => string) =>
    layer && layer.pitch >= NAMED_FROM
      ? Array.from({ length: layer.drawn }, (_, i) =>
          word(
            name(i),
            layer.x + side * (layer.side / 2 + gap),
            middle_of(layer, i),
            side < 0 ? 'end' : 'start',
          ),
        )
      : [];
  return [
    ...beside(layers[0], -1, names.input),
    ...beside(layers.at(-1), 1, names.output),
    ...layers.map(({ x, units, drawn }) => word(names.count(units, drawn), x, bottom, 'middle')),
  ];
}

export function network_figure(
  state: NetworkState,
  layout: NetworkLayout,
  names: NetworkNames,
  { width, height, unit }: NetworkSize,
): Figure {
  return plain_figure(width, height, layout.letters, [
    ...weight_marks(layout, state, unit),
    ...layout.layers.flatMap((layer, i) => unit_marks(layer, state.maps?.layers[i] ?? null, state.maps)),
    ...name_marks(layout, names),
  ]);
}

/** What is read, over all else: a weight's line, or the frame of a bias's unit. */
export function reading_figure(
  parameter: number,
  layout: NetworkLayout,
  { width, height, unit }: NetworkSize,
): Figure {
  const ends = ends_of(layout, parameter);
  const line = line_of(layout, ends);
  const layer = layout.layers[ends.layer];
  const seen = layer && ends.to < layer.drawn;
  const frame = () => {
    const { x, side } = layer as DrawnLayer;
    const edge = side + 4 * unit;
    return cell(x - edge / 2, middle_of(layer as DrawnLayer, ends.to) - edge / 2, edge, edge);
  };
  const parts = line ? [traced(line)] : ends.from === null && seen ? [frame()] : [];
  const marks = [
    path(parts, { colour: 'card', width: 6 * unit }),
    path(parts, { colour: 'ink', width: 2.4 * unit }),
  ];
  return plain_figure(width, height, layout.letters, parts.length > 0 ? marks : []);
}
