// SPDX-License-Identifier: MIT
/** A look ahead as a figure: the losses of runs over their first steps, with names and numbers at their ends. */
import { axis_marks } from '../../figure/chart';
import { curve, end_labels } from '../../figure/chart-curves';
import { place_of } from '../../figure/geometry';
import type { Axis, Figure } from '../../figure/marks';
import { linear_ticks, log_ticks, loss_range, step_text, tick_text } from '../../figure/ticks';
import type { Size } from '../../figure/use-figure';
import type { Colour } from '../../lib/colours';
import type { Preview } from '../../worker/protocol';

export interface PreviewRun {
  name: string;
  colour: Colour;
}

const FONT = 11;
const LINE = 14;
/** `right`: for names; `half_a_number`: where there are none, for the last tick's own. */
const MARGIN = { left: 40, top: 8, right: 132, half_a_number: 16, bottom: 22 };

/** In less there is no room for names. */
const LEAST_NAMED = 250;

/** Three digits of a loss at a curve's end. */
export const end_text = (loss: number): string =>
  Number.isFinite(loss) ? loss.toFixed(loss < 10 ? 3 : 1) : '∞';

const last_of = (losses: Float32Array): number => losses.at(-1) ?? Number.NaN;

/** From the least to the greatest start: what grows beyond is off the picture. */
function loss_axis(losses: readonly Float32Array[], log: boolean): Axis {
  const starts = losses.map((one) => one[0] ?? 1);
  const most = 1.5 * Math.max(...starts);
  const drawable = losses.flatMap((one) => Array.from(one)).filter((loss) => loss <= most);
  if (drawable.length === 0) return { min: 0, max: 1, log: false };
  const [min, max] = [Math.min(...drawable), Math.max(...drawable)];
  if (!log || min <= 0) return { min: 0, max: max * 1.05, log: false };
  const [low, high] = loss_range(min, max, true);
  return { min: low, max: high, log: true };
}

export function preview_figure(
  { step, losses }: Preview,
  runs: readonly PreviewRun[],
  log: boolean,
  { width, height }: Size,
): Figure {
  const { left, top, bottom } = MARGIN;
  const named = width >= LEAST_NAMED;
  const right = named ? MARGIN.right : MARGIN.half_a_number;
  const bare: Figure = {
    width,
    height,
    font_size: FONT,
    frame: { left, top, width: Math.max(width - left - right, 40), height: height - top - bottom },
    x: { min: 0, max: Math.max(step.at(-1) ?? 0, 1), log: false },
    y: loss_axis(losses, log),
    marks: [],
  };
  const { x, y, frame } = bare;
  const place = place_of(bare);
  const lines = losses.map((value, i) => curve({ step, value }, runs[i]?.colour ?? 'e'));
  const ends = losses.map((value, i) => ({
    y: Number.isFinite(last_of(value)) ? Math.max(place.y(last_of(value)), top) : top,
    rows: [
      {
        text: `${runs[i]?.name} ${end_text(last_of(value))}`,
        colour: `${runs[i]?.colour ?? 'e'}-ink` as const,
        bold: true,
      },
    ],
  }));
  const axes = axis_marks(bare, {
    rows: y.log ? log_ticks(y.min, y.max, 3) : linear_ticks(y.min, y.max, 3),
    row_text: tick_text,
    columns: linear_ticks(0, x.max, 2).filter(Number.isInteger),
    column_text: step_text,
    gap: 6,
    label: null,
    line: LINE,
  });
  return { ...bare, marks: [...axes, ...lines, ...(named ? end_labels(frame, ends, LINE, 8) : [])] };
}
