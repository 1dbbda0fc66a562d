// SPDX-License-Identifier: MIT
/** The losses of a run's first steps as a figure: with gradients that are cleared, and with those that add up. */

import { axis_marks } from '../../../figure/chart';
import { curve, end_labels, from_start } from '../../../figure/chart-curves';
import { place_of } from '../../../figure/geometry';
import type { Axis, Figure, Frame, Mark } from '../../../figure/marks';
import { linear_ticks, tick_text } from '../../../figure/ticks';
import type { Size } from '../../../figure/use-figure';
import type { Colour } from '../../../lib/colours';
import type { ZeroGradLosses } from '../../../worker/protocol';

export interface ForgetView {
  both: ZeroGradLosses;
  colour: Colour;
  /** the one the run does */
  forgotten: boolean;
  /** one line a row */
  words: { forgotten: readonly string[]; cleared: string };
}

const FONT = 11;
const LINE = 13;
const MARGIN = { left: 44, top: 8, right: 118, bottom: 22 };
/** A loss so many times the first is off the picture: the rest would be a line at the bottom. */
const MOST = 3;

/** Of what is finite; never without height. */
export function loss_axis({ cleared, accumulated: kept }: ZeroGradLosses): Axis {
  const cap = MOST * (cleared.find(Number.isFinite) ?? 1);
  const all = [...cleared, ...kept].filter(Number.isFinite).map((loss) => Math.min(loss, cap));
  const [min, max] = [Math.min(...all), Math.max(...all)];
  const rest = (max - min || Math.abs(max) || 1) * 0.06;
  return { min: min - rest, max: max + rest, log: false };
}

function frame_of(width: number, height: number): Frame {
  const { left, top, right, bottom } = MARGIN;
  return { left, top, width: Math.max(width - left - right, 40), height: height - top - bottom };
}

function axes(figure: Figure): Mark[] {
  const { x, y } = figure;
  return axis_marks(figure, {
    rows: linear_ticks(y.min, y.max, 3),
    row_text: tick_text,
    columns: linear_ticks(0, x.max, 3).filter(Number.isInteger),
    column_text: String,
    gap: 6,
    label: null,
    line: LINE,
  });
}

function labels(figure: Figure, { both, colour, words }: ForgetView): Mark[] {
  const place = place_of(figure);
  const { top } = figure.frame;
  // One that is lost has gone up.
  const end = (losses: readonly number[] | Float32Array) => place.y(losses.at(-1) ?? Number.NaN) || top;
  const forgotten = words.forgotten.map((text, row) => ({ text, colour: 'ink-2' as const, bold: row === 0 }));
  const cleared = { text: words.cleared, colour: `${colour}-ink` as const, bold: true };
  const ends = [
    { y: end(both.accumulated), rows: forgotten },
    { y: end(both.cleared), rows: [cleared] },
  ];
  return end_labels(figure.frame, ends, LINE, 8);
}

export function forget_figure(view: ForgetView, { width, height }: Size): Figure {
  const { both, colour, forgotten } = view;
  const steps = Math.max(both.cleared.length, both.accumulated.length);
  const bare: Figure = {
    width,
    height,
    font_size: FONT,
    frame: frame_of(width, height),
    x: { min: 0, max: Math.max(1, steps - 1), log: false },
    y: loss_axis(both),
    marks: [],
  };
  const wide = (is_done: boolean) => ({ width: is_done ? 2.4 : 1.6 });
  return {
    ...bare,
    marks: [
      ...axes(bare),
      curve(from_start(both.accumulated), 'ink-2', wide(forgotten)),
      curve(from_start(both.cleared), colour, wide(!forgotten)),
      ...labels(bare, view),
    ],
  };
}
