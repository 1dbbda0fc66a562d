// SPDX-License-Identifier: MIT
/** The losses of all ways against the step as a figure, with what theory predicts. */

import { place_of } from '../../../figure/geometry';
import type { Axis, Figure, Frame, Mark, TextMark } from '../../../figure/marks';
import { linear_ticks, log_ticks, tick_text } from '../../../figure/ticks';
import type { Size } from '../../../figure/use-canvas';
import type { RunId } from '../../../lab/ids';
import { drawn_name } from '../../../lab/views/names';
import { format_number } from '../../../lib/numbers';
import { last_step, type Trajectory } from '../reading';
import { ravine_words } from '../words';

export interface LossView {
  walks: readonly Trajectory[];
  names: Readonly<Record<RunId, string>>;
  step: number;
  steps: number;
}

/** Below it float32 positions are rounding; so many times its start a run has long diverged. */
const LEAST = 1e-12;
const GREATEST = 1e6;
const FONT = 11;
const LINE = 13;

function y_axis(walks: readonly Trajectory[]): Axis {
  let [min, max] = [Number.POSITIVE_INFINITY, 0];
  for (const { way } of walks)
    for (const loss of way.path.loss) {
      if (loss > 0) min = Math.min(min, loss);
      max = Math.max(max, loss);
    }
  const start = Math.max(...walks.map(({ way }) => way.path.loss[0] as number));
  const high = Math.min(max, GREATEST * start);
  const low = Math.min(Math.max(min, LEAST), high);
  return { min: Math.min(low, high / 10) / 1.4, max: high * 1.4, log: true };
}

export function loss_frame({ width, height }: Size): Frame {
  const right = width < 420 ? 94 : 116;
  return { left: 46, top: 8, width: Math.max(width - 46 - right, 40), height: height - 8 - 34 };
}

function axes(figure: Figure): Mark[] {
  const { frame, x, y } = figure;
  const place = place_of(figure);
  const word = (more: Pick<TextMark, 'x' | 'y' | 'text' | 'anchor'>): TextMark => ({
    kind: 'text',
    colour: 'ink-2',
    bold: false,
    halo: false,
    ...more,
  });
  const rows = log_ticks(y.min, y.max, Math.max(2, frame.height / 24));
  const columns = linear_ticks(0, x.max, Math.max(2, frame.width / 70)).filter(Number.isInteger);
  const bottom = frame.top + frame.height;
  return [
    ...rows.flatMap((at): Mark[] => [
      { kind: 'rule', along: 'x', at, colour: 'line', width: 1, dash: 'solid' },
      word({ x: frame.left - 6, y: place.y(at), text: tick_text(at), anchor: 'end' }),
    ]),
    ...columns.map((at) => word({ x: place.x(at), y: bottom + 12, text: String(at), anchor: 'middle' })),
    word({
      x: frame.left + frame.width / 2,
      y: bottom + 26,
      text: ravine_words.value.step_count,
      anchor: 'middle',
    }),
  ];
}

/** Tops of two-line labels, moved apart. */
function apart(wanted: readonly number[], low: number, high: number): number[] {
  const order = wanted.map((y, i) => ({ y, i })).sort((a, b) => a.y - b.y);
  let least = low;
  for (const one of order) {
    one.y = Math.max(one.y, least);
    least = one.y + 2 * LINE;
  }
  let most = high;
  for (const one of order.reverse()) {
    one.y = Math.min(one.y, most);
    most = one.y - 2 * LINE;
  }
  const tops = [...wanted];
  for (const { y, i } of order) tops[i] = y;
  return tops;
}

function labels(figure: Figure, { walks, names, step }: LossView): Mark[] {
  const { frame } = figure;
  const place = place_of(figure);
  const held = (y: number) => Math.min(Math.max(y, frame.top), frame.top + frame.height);
  const losses = walks.map(({ way }) => way.path.loss[last_step(way, step)] as number);
  const tops = apart(
    losses.map((loss) => held(place.y(Math.max(loss, LEAST)))),
    frame.top + 4,
    frame.top + frame.height - LINE,
  );
  const x = frame.left + frame.width + 10;
  return walks.flatMap(({ run }, i): Mark[] => {
    const common = {
      kind: 'text',
      x,
      anchor: 'start',
      colour: `${run.colour}-ink`,
      bold: true,
      halo: false,
    } as const;
    const top = tops[i] as number;
    return [
      { ...common, y: top, text: drawn_name(names[run.id], 10) },
      { ...common, y: top + LINE, text: format_number(losses[i] as number, { digits: 3 }) },
    ];
  });
}

/** What falls to 0 in a step or two has none, nor what does not fall. */
const is_line = (tenth: number) => tenth > 0 && Number.isFinite(tenth);

/** Along the line theory predicts. */
function theory_words(figure: Figure, { walks, steps }: LossView): Mark[] {
  const place = place_of(figure);
  const { frame } = figure;
  return walks.flatMap(({ run, way }, i): Mark[] => {
    const tenth = way.motion?.steps_per_tenth ?? Number.POSITIVE_INFINITY;
    const at = (0.72 - 0.14 * i) * steps;
    const y = place.y((way.path.loss[0] as number) * 10 ** (-at / tenth)) - LINE;
    if (!is_line(tenth) || y < frame.top + 4 || y > frame.top + frame.height - 10) return [];
    const text = ravine_words.value.theory(format_number(tenth, { digits: 2 }));
    return [
      {
        kind: 'text',
        x: place.x(at),
        y,
        text,
        anchor: 'middle',
        colour: `${run.colour}-ink`,
        bold: false,
        halo: true,
      },
    ];
  });
}

function curves({ walks, step, steps }: LossView): Mark[] {
  return walks.flatMap(({ run, way }): Mark[] => {
    const { loss } = way.path;
    const at = last_step(way, step);
    const points = (to: number) => ({
      step: Float64Array.from({ length: to }, (_, i) => i),
      value: loss.subarray(0, to),
    });
    const line = { kind: 'line', colour: run.colour, width: 2, dashed: false } as const;
    const start = loss[0] as number;
    const tenth = way.motion?.steps_per_tenth ?? Number.POSITIVE_INFINITY;
    const theory = { step: [0, steps], value: [start, start * 10 ** (-steps / tenth)] };
    return [
      ...(is_line(tenth)
        ? [{ ...line, points: theory, width: 1.2, dashed: true, faint: false } satisfies Mark]
        : []),
      { ...line, points: points(loss.length), faint: true },
      { ...line, points: points(at + 1), faint: false },
      { kind: 'point', x: at, y: loss[at] as number, shape: 'disc', colour: run.colour },
    ];
  });
}

export function loss_figure(view: LossView, size: Size): Figure {
  const frame = loss_frame(size);
  const bare: Figure = {
    ...size,
    font_size: FONT,
    frame,
    x: { min: 0, max: view.steps, log: false },
    y: y_axis(view.walks),
    marks: [],
  };
  const shown: Mark = {
    kind: 'rule',
    along: 'y',
    at: view.step,
    colour: 'ink-2',
    width: 1,
    dash: 'dotted',
  };
  return {
    ...bare,
    marks: [...axes(bare), shown, ...curves(view), ...theory_words(bare, view), ...labels(bare, view)],
  };
}

/** The losses so far as curves alone. */
export function loss_spark(view: LossView, size: Size): Figure {
  return {
    ...size,
    font_size: FONT,
    frame: { left: 2, top: 5, width: Math.max(size.width - 8, 1), height: Math.max(size.height - 10, 1) },
    x: { min: 0, max: view.steps, log: false },
    y: y_axis(view.walks),
    marks: curves(view).filter((mark) => !('dashed' in mark && mark.dashed)),
  };
}
