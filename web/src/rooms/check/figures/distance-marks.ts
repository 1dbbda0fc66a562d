// SPDX-License-Identifier: MIT
/** How far runs are from the printed losses, line by line, in units of the last digit: below a half it is rounding. */
import { axis_marks, word } from '../../../figure/chart';
import { place_of } from '../../../figure/geometry';
import type { Figure, Frame, Mark } from '../../../figure/marks';
import { cell, open_line, path, point_marks } from '../../../figure/shapes';
import { linear_ticks, log_ticks, step_text } from '../../../figure/ticks';
import type { Size } from '../../../figure/use-figure';
import { format_count } from '../../../lib/numbers';
import { distance } from '../../../run-check/score';
import type { DrawnCheck, DrawnRun } from './lines';

export interface DistanceWords {
  from_page: string;
  rounding: string;
}

const FONT = 11;
const LEAST = 0.08;
/** What is this far or lost is drawn at the top. */
const MOST = 1e9;
const LEAST_NAMED = 340;

/** Of each line, in units of its last digit. */
export function distances({ printed }: DrawnCheck, { losses }: DrawnRun): number[] {
  return Array.from(losses, (loss, i) => distance(printed, i, loss) * 10 ** (printed.decimals[i] as number));
}

const held = (value: number, most: number) => Math.min(Math.max(value, LEAST), most);

function frame_of({ width, height }: Size): Frame {
  const right = width >= LEAST_NAMED ? 132 : 14;
  return { left: 46, top: 8, width: Math.max(40, width - 46 - right), height: Math.max(30, height - 32) };
}

export function distance_figure(drawn: DrawnCheck, words: DistanceWords, size: Size): Figure {
  const { page, best, printed } = drawn;
  const of_page = distances(drawn, page);
  const of_best = best ? distances(drawn, best) : [];
  const finite = [...of_page, ...of_best].filter(Number.isFinite);
  const most = Math.min(MOST, Math.max(10, ...finite) * 1.5);
  const { step } = printed;
  const figure: Figure = {
    ...size,
    font_size: FONT,
    frame: frame_of(size),
    x: { min: step[0] ?? 0, max: Math.max(step.at(-1) ?? 1, (step[0] ?? 0) + 1), log: false },
    y: { min: LEAST, max: most, log: true },
    marks: [],
  };
  const place = place_of(figure);
  const { left, top, width, height } = figure.frame;
  const half = place.y(0.5);
  const at = (values: readonly number[]) =>
    values.map((value, i): [number, number] => [place.x(step[i] as number), place.y(held(value, most))]);
  const pages = at(of_page);
  const is_far = (i: number) => !((of_page[i] as number) <= 0.5);
  const dots = (places: [number, number][], colour: DrawnRun['colour'], radius: number, hollow = false) =>
    places.length === 0
      ? []
      : point_marks(places, {
          shape: 'circle',
          radius,
          colour,
          ...(hollow ? { inside: 'card' as const } : {}),
        });
  const band_colour = best?.colour ?? page.colour;
  const stems: Mark = path(
    pages.filter((_, i) => is_far(i)).map(([x, y]) => open_line([x, half, x, y])),
    { colour: page.colour, opacity: 0.35 },
  );
  const labels: Mark[] =
    size.width < LEAST_NAMED
      ? []
      : [
          word({
            x: left + width + 10,
            y: top + 10,
            text: words.from_page,
            colour: `${page.colour}-ink`,
            bold: true,
          }),
          word({
            x: left + width + 10,
            y: half,
            text: words.rounding,
            colour: `${band_colour}-ink`,
            bold: true,
          }),
        ];
  return {
    ...figure,
    marks: [
      path([cell(left, half, width, top + height - half)], {
        fill: { of: band_colour, into: 'card', share: 0.12 },
      }),
      ...axis_marks(figure, {
        rows: log_ticks(1, most, 3),
        row_text: format_count,
        columns: linear_ticks(figure.x.min, figure.x.max, Math.max(2, Math.floor(width / 90))).filter(
          Number.isInteger,
        ),
        column_text: step_text,
        gap: 6,
        label: null,
        line: 0,
      }),
      path([open_line([left, half, left + width, half])], { colour: band_colour, width: 1.5 }),
      stems,
      ...dots(
        pages.filter((_, i) => is_far(i)),
        page.colour,
        3,
      ),
      ...dots(
        pages.filter((_, i) => !is_far(i)),
        page.colour,
        3.6,
        true,
      ),
      ...(best ? dots(at(of_best), best.colour, 2) : []),
      ...labels,
    ],
  };
}
