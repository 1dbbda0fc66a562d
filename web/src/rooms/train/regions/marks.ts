// SPDX-License-Identifier: MIT
/** A run's regions as marks: classes blended by their probabilities, or what is predicted; and the data over them. */
import { CLASS_ROLES, type Role } from '../../../figure/inks';
import type { Figure, Mark, PathPart, TextMark } from '../../../figure/marks';
import type { Ink } from '../../../figure/paint';
import { blend_image, ramp_image } from '../../../figure/raster';
import { cased, open_line, path, plain_figure, within } from '../../../figure/shapes';
import { class_look, points_marks } from '../../../lab/data/picture';
import type { Colour } from '../../../lib/colours';
import type { DataPlane, Regions } from '../../../worker/protocol';

export interface RegionsLook {
  width: number;
  height: number;
  /** of the run */
  colour: Colour;
  dark: boolean;
  /** px in one of the page's: on a projector all is larger */
  unit: number;
}

/** Areas are paler than points; on a dark card paler still. */
const TINT = { light: 0.38, dark: 0.22 };
/** From so many points on they are drawn smaller. */
const MANY = 500;

const frame_of = ({ width, height }: RegionsLook) => ({ left: 0, top: 0, width, height });

function place_in(plane: DataPlane, { width, height }: RegionsLook) {
  const share = (value: number, [min, max]: readonly [number, number]) => (value - min) / (max - min);
  return {
    x: (value: number) => share(value, plane.x) * width,
    y: (value: number) => (1 - share(value, plane.y)) * height,
  };
}

const radius_of = ({ points }: DataPlane, { unit }: RegionsLook) =>
  (points.x.length > MANY ? 1.5 : 2.1) * unit;

/** The short lines of a border, placed. */
function border_parts({ borders, columns, rows }: Regions, { width, height }: RegionsLook): PathPart[] {
  const [across, down] = [width / (columns - 1), height / (rows - 1)];
  const parts: PathPart[] = [];
  for (let i = 0; i < borders.length; i += 4)
    parts.push(
      open_line([0, 1, 2, 3].map((part) => (borders[i + part] as number) * (part % 2 ? down : across))),
    );
  return parts;
}

function class_marks(classes: number, regions: Regions, look: RegionsLook): Mark[] {
  const share = look.dark ? TINT.dark : TINT.light;
  const colours = Array.from(
    { length: classes },
    (_, label): Ink => ({ of: class_look(label).colour, into: 'card', share }),
  );
  const grid = { columns: regions.columns, rows: regions.rows, frame: frame_of(look), smooth: true };
  const line = path(border_parts(regions, look), { colour: look.colour, width: 2.2 * look.unit });
  return [
    blend_image(grid, regions.values, colours),
    within(frame_of(look), cased(line, 'card', 1.3 * look.unit)),
  ];
}

/** A curve over the one number there is. */
function curve_marks(plane: DataPlane, { values }: Regions, look: RegionsLook): Mark[] {
  const { y } = place_in(plane, look);
  const points = Array.from(values).flatMap((value, i) => [(i / (values.length - 1)) * look.width, y(value)]);
  const line = path([open_line(points)], { colour: look.colour, width: 2.4 * look.unit });
  return [within(frame_of(look), [line])];
}

/** Range and spread of what is to be predicted. */
function targets_of(targets: Float32Array) {
  const [low, high] = [
    targets.reduce((one, other) => Math.min(one, other)),
    targets.reduce((one, other) => Math.max(one, other)),
  ];
  return { low, high, span: high - low || 1 };
}

/** The surface from low to high, and at each point what it is off by: the larger the farther. */
function surface_marks(plane: DataPlane, regions: Regions, targets: Float32Array, look: RegionsLook): Mark[] {
  const { low, high, span } = targets_of(targets);
  const { x, y } = place_in(plane, look);
  const off = targets.map((target, i) => target - (regions.predicted?.[i] ?? Number.NaN));
  const circle = (i: number): PathPart => ({
    x: x(plane.points.x[i] as number),
    y: y(plane.points.y[i] as number),
    radius: look.unit * Math.min(1 + 12 * Math.sqrt(Math.abs(off[i] as number) / span / 4), 8),
  });
  const of_sign = (sign: number) => [...off.keys()].filter((i) => Math.sign(off[i] as number) === sign);
  const dots = (colour: Role, sign: number, tested: boolean) =>
    path(
      of_sign(sign)
        .filter((i) => i >= plane.trained === tested)
        .map(circle),
      tested
        ? { colour, fill: 'card', width: 1.3 * look.unit }
        : { colour: 'card', fill: colour, width: 0.8 * look.unit },
    );
  const [above, below] = [CLASS_ROLES[0], CLASS_ROLES[1]];
  const grid = { columns: regions.columns, rows: regions.rows, frame: frame_of(look), smooth: true };
  return [
    ramp_image(grid, regions.values, [low, high], ['ramp-low', 'ramp-high']),
    ...[false, true].flatMap((tested) => [dots(above, 1, tested), dots(below, -1, tested)]),
  ];
}

/** What changes with the run's steps. */
export function field_figure(plane: DataPlane, regions: Regions, look: RegionsLook): Figure {
  const { labels, targets, kind } = plane;
  const marks = () => {
    if (labels) return class_marks(regions.values.length / (regions.columns * regions.rows), regions, look);
    if (kind === 'number') return curve_marks(plane, regions, look);
    return targets ? surface_marks(plane, regions, targets, look) : [];
  };
  return plain_figure(look.width, look.height, 12 * look.unit, marks());
}

/** Of more classes than there are colours each has its number where its points are. */
function class_names(plane: DataPlane, labels: Int32Array, look: RegionsLook): TextMark[] {
  const classes = 1 + labels.reduce((most, label) => Math.max(most, label), 0);
  if (classes <= CLASS_ROLES.length) return [];
  const { x, y } = place_in(plane, look);
  return Array.from({ length: classes }, (_, label) => {
    const own = [...labels.keys()].filter((i) => labels[i] === label);
    const mean = (of: Float32Array) => own.reduce((sum, i) => sum + (of[i] as number) / own.length, 0);
    return {
      kind: 'text',
      x: x(mean(plane.points.x)),
      y: y(mean(plane.points.y)),
      text: String(label),
      colour: 'ink',
      anchor: 'middle',
      bold: true,
      halo: true,
      size: 13 * look.unit,
    };
  });
}

/** What lies over it and stays: the points of the data, where they are not drawn with the surface. */
export function points_figure(plane: DataPlane, look: RegionsLook): Figure {
  const { labels, kind, points, trained } = plane;
  const { x, y } = place_in(plane, look);
  const places = Array.from(points.x, (value, i): [number, number] => [x(value), y(points.y[i] as number)]);
  const test = Uint8Array.from(places, (_, i) => (i < trained ? 0 : 1));
  const all = { places, labels: labels ?? new Int32Array(places.length), test };
  const is_drawn = labels !== null || kind === 'number';
  const marks = is_drawn ? points_marks(all, { radius: radius_of(plane, look), inside: 'card' }) : [];
  return plain_figure(look.width, look.height, 12 * look.unit, [
    ...marks,
    ...(labels ? class_names(plane, labels, look) : []),
  ]);
}
