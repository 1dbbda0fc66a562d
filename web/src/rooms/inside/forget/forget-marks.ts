// SPDX-License-Identifier: MIT
/** The losses of a run's first steps as a figure: with gradients that are cleared, and with those that add up. */

import { place_of } from '../../../figure/geometry';
import type { Axis, Figure, Frame, LineMark, Mark, TextMark } from '../../../figure/marks';
import { linear_ticks, tick_text } from '../../../figure/ticks';
import type { Colour } from '../../../lib/colours';
import type { BothWays } from '../../../worker/protocol';

export interface ForgetView {
  both: BothWays;
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
export function loss_axis({ cleared, kept }: BothWays): Axis {
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

const word = (more: Omit<TextMark, 'kind' | 'bold' | 'halo'> & Partial<TextMark>): TextMark => ({
  kind: 'text',
  bold: false,
  halo: false,
  ...more,
});

function axes(figure: Figure): Mark[] {
  const { frame, x, y } = figure;
  const place = place_of(figure);
  const bottom = frame.top + frame.height + 14;
  return [
    ...linear_ticks(y.min, y.max, 3).flatMap((at): Mark[] => [
      { kind: 'rule', along: 'x', at, colour: 'line', width: 1, dash: 'solid' },
      word({ x: frame.left - 6, y: place.y(at), text: tick_text(at), anchor: 'end', colour: 'ink-2' }),
    ]),
    ...linear_ticks(0, x.max, 3)
      .filter(Number.isInteger)
      .map((at) => word({ x: place.x(at), y: bottom, text: String(at), anchor: 'middle', colour: 'ink-2' })),
  ];
}

/** Where the two labels' first lines lie: at the ends of their lines, apart. */
function tops(figure: Figure, { both, words }: ForgetView): [forgotten: number, cleared: number] {
  const { top, height } = figure.frame;
  const place = place_of(figure);
  const held = (y: number, rows: number) => Math.min(Math.max(y, top + 4), top + height - LINE * (rows - 1));
  const end = (losses: Float32Array | readonly number[]) => place.y(losses.at(-1) ?? Number.NaN) || top;
  const rows = words.forgotten.length;
  const [kept, cleared] = [held(end(both.kept), rows), held(end(both.cleared), 1)];
  if (kept <= cleared) return [Math.max(top + 4, Math.min(kept, cleared - LINE * rows)), cleared];
  const below = Math.max(kept, cleared + LINE);
  const lifted = Math.max(0, below - (top + height - LINE * (rows - 1)));
  return [below - lifted, cleared - lifted];
}

function labels(figure: Figure, view: ForgetView): Mark[] {
  const x = figure.frame.left + figure.frame.width + 8;
  const [kept, cleared] = tops(figure, view);
  const common = { x, anchor: 'start' } as const;
  return [
    ...view.words.forgotten.map((text, row) =>
      word({ ...common, y: kept + LINE * row, text, colour: 'ink-2', bold: row === 0 }),
    ),
    word({ ...common, y: cleared, text: view.words.cleared, colour: `${view.colour}-ink`, bold: true }),
  ];
}

export function forget_figure(
  view: ForgetView,
  { width, height }: { width: number; height: number },
): Figure {
  const { both, colour, forgotten } = view;
  const steps = Math.max(both.cleared.length, both.kept.length);
  const line = (losses: ArrayLike<number>, bold: boolean, mark: LineMark['colour']): LineMark => ({
    kind: 'line',
    points: { step: Float64Array.from({ length: losses.length }, (_, i) => i), value: losses },
    colour: mark,
    width: bold ? 2.4 : 1.6,
    dashed: false,
    faint: false,
  });
  const bare: Figure = {
    width,
    height,
    font_size: FONT,
    frame: frame_of(width, height),
    x: { min: 0, max: Math.max(1, steps - 1), log: false },
    y: loss_axis(both),
    marks: [],
  };
  return {
    ...bare,
    marks: [
      ...axes(bare),
      line(both.kept, forgotten, 'ink-2'),
      line(both.cleared, !forgotten, colour),
      ...labels(bare, view),
    ],
  };
}
