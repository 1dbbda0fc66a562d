// SPDX-License-Identifier: MIT
/** A fit as marks: what is predicted beside the truth, what is left of it, and of one input the curve. */
import { type AxisNumbers, axis_marks, word } from '../../../figure/chart';
import { place_of } from '../../../figure/geometry';
import type { Role } from '../../../figure/inks';
import type { Axis, Figure, Frame, Mark, PathPart } from '../../../figure/marks';
import { open_line, path, within } from '../../../figure/shapes';
import { linear_ticks } from '../../../figure/ticks';
import { format_number } from '../../../lib/numbers';
import type { NumberMistakes } from '../../../worker/protocol';

export interface FitLook {
  width: number;
  height: number;
  unit: number;
  /** of the run */
  colour: Role;
  /** the sample that is read, by its place among those drawn; null: none */
  read: number | null;
}

export interface FitWords {
  truth: string;
  predicted: string;
  left_over: string;
  input: string;
}

interface Scatter {
  x: ArrayLike<number>;
  y: ArrayLike<number>;
  across: Axis;
  up: Axis;
  labels: readonly [across: string, up: string];
}

const ROOM = { left: 46, top: 20, right: 10, bottom: 36 };
const MARGIN = 0.05;

function axis_over(...all: ArrayLike<number>[]): Axis {
  const values = all.flatMap((one) => Array.from(one)).filter(Number.isFinite);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const margin = MARGIN * (high - low) || 1;
  return values.length > 0
    ? { min: low - margin, max: high + margin, log: false }
    : { min: 0, max: 1, log: false };
}

/** As far down as up. */
function axis_around_zero(values: ArrayLike<number>): Axis {
  const most = Array.from(values).reduce((all, value) => Math.max(all, Math.abs(value)), 0) || 1;
  return { min: -1.1 * most, max: 1.1 * most, log: false };
}

const plain = (value: number) => format_number(value, { digits: 3 });

function numbers_for({ across, up, labels }: Scatter, unit: number): AxisNumbers {
  return {
    rows: linear_ticks(up.min, up.max, 4),
    row_text: plain,
    columns: linear_ticks(across.min, across.max, 5),
    column_text: plain,
    gap: 5 * unit,
    label: labels[0],
    line: 15 * unit,
  };
}

function scatter_figure(
  scatter: Scatter,
  look: FitLook,
  over: (place: ReturnType<typeof place_of>, frame: Frame) => Mark[],
): Figure {
  const { width, height, unit, colour, read } = look;
  const frame: Frame = {
    left: ROOM.left * unit,
    top: ROOM.top * unit,
    width: width - (ROOM.left + ROOM.right) * unit,
    height: height - (ROOM.top + ROOM.bottom) * unit,
  };
  const bare: Figure = {
    width,
    height,
    font_size: 11.5 * unit,
    frame,
    x: scatter.across,
    y: scatter.up,
    marks: [],
  };
  const place = place_of(bare);
  const dot = (i: number, radius: number): PathPart => ({
    x: place.x(scatter.x[i] as number),
    y: place.y(scatter.y[i] as number),
    radius: radius * unit,
  });
  const dots = Array.from(scatter.x, (_, i) => dot(i, 2.2));
  return {
    ...bare,
    marks: [
      ...axis_marks(bare, numbers_for(scatter, unit)),
      word({ x: 0, y: 11 * unit, text: scatter.labels[1] }),
      within(frame, [...over(place, frame), path(dots, { fill: colour, opacity: 0.6 })]),
      ...(read === null ? [] : [path([dot(read, 4.5)], { colour: 'ink', fill: 'card', width: 2 * unit })]),
    ],
  };
}

/** On the line all is right. */
export function truth_figure({ targets, predicted }: NumberMistakes, look: FitLook, words: FitWords): Figure {
  const axis = axis_over(targets, predicted);
  const scatter = {
    x: targets,
    y: predicted,
    across: axis,
    up: axis,
    labels: [words.truth, words.predicted] as const,
  };
  return scatter_figure(scatter, look, ({ x, y }) => [
    path([open_line([x(axis.min), y(axis.min), x(axis.max), y(axis.max)])], {
      colour: 'edge',
      width: look.unit,
    }),
  ]);
}

export const left_over = ({
  targets,
  predicted,
}: Pick<NumberMistakes, 'targets' | 'predicted'>): Float32Array =>
  targets.map((target, i) => target - (predicted[i] as number));

export function residual_figure(fit: NumberMistakes, look: FitLook, words: FitWords): Figure {
  const rest = left_over(fit);
  const scatter = {
    x: fit.targets,
    y: rest,
    across: axis_over(fit.targets),
    up: axis_around_zero(rest),
    labels: [words.truth, words.left_over] as const,
  };
  return scatter_figure(scatter, look, ({ y }, { left, width }) => [
    path([open_line([left, y(0), left + width, y(0)])], { colour: 'edge', width: look.unit }),
  ]);
}

/** The points as they are, and the curve through them. */
export function curve_figure(
  { targets, curve }: Pick<NumberMistakes, 'targets'> & { curve: NonNullable<NumberMistakes['curve']> },
  look: FitLook,
  words: FitWords,
): Figure {
  const scatter = {
    x: curve.x,
    y: targets,
    across: axis_over(curve.along),
    up: axis_over(targets, curve.predicted),
    labels: [words.input, words.truth] as const,
  };
  return scatter_figure({ ...scatter }, { ...look, colour: 'class-0' }, ({ x, y }) => [
    path([open_line(Array.from(curve.along).flatMap((at, i) => [x(at), y(curve.predicted[i] as number)]))], {
      colour: look.colour,
      width: 2.2 * look.unit,
    }),
  ]);
}
