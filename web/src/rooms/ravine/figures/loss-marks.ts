// SPDX-License-Identifier: MIT
/** The losses of all trajectories against the step as a figure, with what theory predicts. */

import { axis_marks, word } from '../../../figure/chart';
import { curve, end_labels, from_start } from '../../../figure/chart-curves';
import { place_of } from '../../../figure/geometry';
import type { Axis, Figure, Frame, Mark } from '../../../figure/marks';
import { linear_ticks, log_ticks, tick_text } from '../../../figure/ticks';
import type { Size } from '../../../figure/use-figure';
import type { RunId } from '../../../lab/ids';
import { drawn_name } from '../../../lab/views/names';
import { format_number } from '../../../lib/numbers';
import { last_step, type RunTrajectory } from '../reading';
import { ravine_words } from '../words';

export interface LossView {
  trajectories: readonly RunTrajectory[];
  names: Readonly<Record<RunId, string>>;
  step: number;
  steps: number;
}

/** Below it float32 positions are rounding; so many times its start a run has long diverged. */
const LEAST = 1e-12;
const GREATEST = 1e6;
const FONT = 11;
const LINE = 13;

function y_axis(trajectories: readonly RunTrajectory[]): Axis {
  let [min, max] = [Number.POSITIVE_INFINITY, 0];
  for (const { trajectory } of trajectories)
    for (const loss of trajectory.path.loss) {
      if (loss > 0) min = Math.min(min, loss);
      max = Math.max(max, loss);
    }
  const start = Math.max(...trajectories.map(({ trajectory }) => trajectory.path.loss[0] as number));
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
  return axis_marks(figure, {
    rows: log_ticks(y.min, y.max, Math.max(2, frame.height / 24)),
    row_text: tick_text,
    columns: linear_ticks(0, x.max, Math.max(2, frame.width / 70)).filter(Number.isInteger),
    column_text: String,
    gap: 6,
    label: ravine_words.value.step_count,
    line: 14,
  });
}

function labels(figure: Figure, { trajectories, names, step }: LossView): Mark[] {
  const place = place_of(figure);
  const ends = trajectories.map(({ run, trajectory }) => {
    const loss = trajectory.path.loss[last_step(trajectory, step)] as number;
    const row = (text: string) => ({ text, colour: `${run.colour}-ink` as const, bold: true });
    return {
      y: place.y(Math.max(loss, LEAST)),
      rows: [row(drawn_name(names[run.id], 10)), row(format_number(loss, { digits: 3 }))],
    };
  });
  return end_labels(figure.frame, ends, LINE, 10);
}

/** What falls to 0 in a step or two has none, nor what does not fall. */
const is_line = (tenth: number) => tenth > 0 && Number.isFinite(tenth);

/** Along the line theory predicts. */
function theory_words(figure: Figure, { trajectories, steps }: LossView): Mark[] {
  const place = place_of(figure);
  const { frame } = figure;
  return trajectories.flatMap(({ run, trajectory }, i): Mark[] => {
    const tenth = trajectory.motion?.steps_per_tenth ?? Number.POSITIVE_INFINITY;
    const at = (0.72 - 0.14 * i) * steps;
    const y = place.y((trajectory.path.loss[0] as number) * 10 ** (-at / tenth)) - LINE;
    if (!is_line(tenth) || y < frame.top + 4 || y > frame.top + frame.height - 10) return [];
    const text = ravine_words.value.theory(format_number(tenth, { digits: 2 }));
    return [word({ x: place.x(at), y, text, anchor: 'middle', colour: `${run.colour}-ink`, halo: true })];
  });
}

function curves({ trajectories, step, steps }: LossView): Mark[] {
  return trajectories.flatMap(({ run, trajectory }): Mark[] => {
    const { loss } = trajectory.path;
    const at = last_step(trajectory, step);
    const start = loss[0] as number;
    const tenth = trajectory.motion?.steps_per_tenth ?? Number.POSITIVE_INFINITY;
    const theory = { step: [0, steps], value: [start, start * 10 ** (-steps / tenth)] };
    return [
      ...(is_line(tenth) ? [curve(theory, run.colour, { width: 1.2, dashed: true })] : []),
      curve(from_start(loss), run.colour, { faint: true }),
      curve(from_start(loss.subarray(0, at + 1)), run.colour),
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
    y: y_axis(view.trajectories),
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
    y: y_axis(view.trajectories),
    marks: curves(view).filter((mark) => !('dashed' in mark && mark.dashed)),
  };
}
