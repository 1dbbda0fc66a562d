// SPDX-License-Identifier: MIT
/** The loss figure of a check: printed losses as hollow circles, the page's run, its explanation, and the first steps enlarged. */
import { axis_marks, word } from '../../../figure/chart';
import { curve, end_labels } from '../../../figure/chart-curves';
import { place_of } from '../../../figure/geometry';
import type { Axis, Figure, Frame, Mark } from '../../../figure/marks';
import { cell, path, point_marks } from '../../../figure/shapes';
import { linear_ticks, log_ticks, loss_range, step_text, tick_text } from '../../../figure/ticks';
import type { Size } from '../../../figure/use-figure';
import { type DrawnCheck, finite_values, last_finite, points_of } from './lines';

export interface LossFigureWords {
  x: string;
  parts: string;
  first_steps: string;
  guessing: string | null;
  /** a loss as it is written at an end */
  loss(value: number): string;
}

const FONT = 11;
const LINE = 14;
const MARGIN = { left: 46, top: 10, right: 132, bottom: 40 };
/** In less there is no room for names at the ends. */
const LEAST_NAMED = 340;
/** More circles are drawn smaller. */
const MANY = 120;
/** So near to each other, two lines are not told apart. */
const NEAR = 7;
const INSET = { width: 210, height: 176, steps: 3 };

function frame_of({ width, height }: Size, is_named: boolean): Frame {
  const right = is_named ? MARGIN.right : 14;
  return {
    left: MARGIN.left,
    top: MARGIN.top,
    width: Math.max(40, width - MARGIN.left - right),
    height: Math.max(40, height - MARGIN.top - MARGIN.bottom),
  };
}

function y_axis(values: readonly number[], log: boolean): Axis {
  if (values.length === 0) return { min: 0, max: 1, log: false };
  const [min, max] = [Math.min(...values), Math.max(...values)];
  const is_log = log && min > 0;
  // A narrow range is seen whole: of a plateau the last digits count.
  if (!is_log && min > 0.6 * max) {
    const air = 0.06 * (max - min || max || 1);
    return { min: min - air, max: max + air, log: false };
  }
  const [low, high] = loss_range(min, max, is_log);
  return { min: low, max: high, log: is_log };
}

/** `each`: px for a number along the steps. */
function axes(figure: Figure, label: string | null, each = 90): Mark[] {
  const { x, y, frame } = figure;
  const rows = Math.max(3, Math.floor(frame.height / 60));
  return axis_marks(figure, {
    rows: y.log ? log_ticks(y.min, y.max, rows) : linear_ticks(y.min, y.max, rows),
    row_text: tick_text,
    columns: linear_ticks(x.min, x.max, Math.max(2, Math.floor(frame.width / each))).filter(Number.isInteger),
    column_text: step_text,
    gap: 6,
    label,
    line: LINE,
  });
}

/** The lines within some steps. */
const up_to = (drawn: DrawnCheck, step: number): DrawnCheck => {
  const lines = drawn.printed.step.filter((one) => one <= step).length;
  const cut = (values: ArrayLike<number>) => Array.from(values).slice(0, lines);
  const { printed, page, best } = drawn;
  return {
    ...drawn,
    printed: { ...printed, step: printed.step.slice(0, lines), loss: printed.loss.slice(0, lines) },
    page: { ...page, losses: cut(page.losses) },
    best: best && { ...best, losses: cut(best.losses) },
  };
};

/** The runs, and the printed losses over them. */
function lines(figure: Figure, drawn: DrawnCheck, radius: number): Mark[] {
  const place = place_of(figure);
  const { printed, page, best } = drawn;
  const circles = printed.loss.flatMap((loss, i): [number, number][] =>
    Number.isFinite(loss) ? [[place.x(printed.step[i] as number), place.y(loss)]] : [],
  );
  return [
    curve(points_of(drawn, page.losses), page.colour),
    ...(best ? [curve(points_of(drawn, best.losses), best.colour, { width: 2.4 })] : []),
    ...point_marks(circles, { shape: 'circle', radius, colour: 'ink', inside: 'card' }),
  ];
}

/** Where the word beside the parting line stands, of the frame's height: where the fewest points lie. */
const WORD_PLACES = [0.76, 0.94, 0.6, 0.4, 0.2];
const WORD = { width: 104, height: 22 };

function word_place(figure: Figure, drawn: DrawnCheck, left: number): number {
  const { top, height } = figure.frame;
  const counts = WORD_PLACES.map((share) =>
    points_within(figure, drawn, { left, top: top + share * height - WORD.height / 2, ...WORD }),
  );
  return top + height * (WORD_PLACES[counts.indexOf(Math.min(...counts))] as number);
}

function parting(figure: Figure, drawn: DrawnCheck, text: string): Mark[] {
  const { printed, parts_at } = drawn;
  if (parts_at === null) return [];
  const at = printed.step[parts_at] as number;
  const { left, width } = figure.frame;
  const x = place_of(figure).x(at);
  const is_right = x > left + width / 2;
  return [
    { kind: 'rule', along: 'y', at, colour: 'ink', width: 1, dash: 'dotted' },
    word({
      x: x + (is_right ? -6 : 6),
      y: word_place(figure, drawn, is_right ? x - WORD.width - 6 : x + 6),
      text,
      anchor: is_right ? 'end' : 'start',
      colour: 'ink',
      bold: true,
      halo: true,
    }),
  ];
}

/** Letters of a line at an end, and lines of a name. */
const ROW = { letters: 19, most: 3 };

/** A name and a number in as many lines as they need. */
function rows_of(name: string, value: string): string[] {
  const rows: string[] = [];
  for (const part of [...name.split(' '), value]) {
    const last = rows.at(-1);
    if (last !== undefined && `${last} ${part}`.length <= ROW.letters)
      rows[rows.length - 1] = `${last} ${part}`;
    else rows.push(part);
  }
  return rows.length <= ROW.most ? rows : [...rows.slice(0, ROW.most - 1), `… ${rows.at(-1)}`];
}

function ends(figure: Figure, drawn: DrawnCheck, loss: LossFigureWords['loss']): Mark[] {
  const place = place_of(figure);
  const { yours, printed, page, best } = drawn;
  const height_of = (losses: ArrayLike<number>) => {
    const at = place.y(last_finite(losses));
    return Number.isFinite(at) ? at : figure.frame.top;
  };
  const label = (name: string, losses: ArrayLike<number>, colour: 'ink' | `${typeof page.colour}-ink`) => ({
    y: height_of(losses),
    rows: rows_of(name, loss(losses[losses.length - 1] ?? Number.NaN)).map((text) => ({
      text,
      colour,
      bold: true,
    })),
  });
  return end_labels(
    figure.frame,
    [
      label(yours, printed.loss, 'ink'),
      ...(best ? [label(best.name, best.losses, `${best.colour}-ink`)] : []),
      label(page.name, page.losses, `${page.colour}-ink`),
    ],
    LINE,
    10,
  );
}

/** Where the page's and the printed loss part so little that it is not seen; null where it is. */
function hidden_parting(figure: Figure, { printed, page, parts_at }: DrawnCheck): number | null {
  if (parts_at === null) return null;
  const place = place_of(figure);
  const between = Math.abs(
    place.y(printed.loss[parts_at] as number) - place.y(page.losses[parts_at] as number),
  );
  return between < NEAR ? (printed.step[parts_at] as number) : null;
}

/** Points of the losses in a rectangle, and close around it. */
function points_within(figure: Figure, drawn: DrawnCheck, { left, top, width, height }: Frame): number {
  const place = place_of(figure);
  const { step } = drawn.printed;
  const runs = [drawn.printed.loss, drawn.page.losses, drawn.best?.losses ?? []];
  const is_within = (loss: number, i: number) => {
    const [x, y] = [place.x(step[i] as number) - left, place.y(loss) - top];
    return x > -6 && x < width + 6 && y > -6 && y < height + 6;
  };
  return runs.reduce((count, losses) => count + Array.from(losses).filter(is_within).length, 0);
}

/** It hides no more than a part of the curves. */
const has_room_for_inset = ({ frame }: Figure): boolean =>
  frame.width >= 2 * INSET.width && frame.height >= 1.5 * INSET.height;

/** The corner of the frame in which the fewest points lie. */
function free_corner(figure: Figure, drawn: DrawnCheck): Frame {
  const { left, top, width, height } = figure.frame;
  const right = left + width - INSET.width - 8;
  const corners = [
    { left: left + 26, top: top + 2 },
    { left: right, top: top + 2 },
    { left: right, top: top + height - INSET.height - 8 },
  ].map((corner) => ({ ...corner, width: INSET.width, height: INSET.height }));
  const counts = corners.map((corner) => points_within(figure, drawn, corner));
  return corners[counts.indexOf(Math.min(...counts))] as Frame;
}

/** A small figure within the large one: its marks are drawn by its own axes. */
function inset(figure: Figure, drawn: DrawnCheck, step: number, words: LossFigureWords): Mark[] {
  const last = step + INSET.steps * Math.max(1, (drawn.printed.step[1] ?? 1) - (drawn.printed.step[0] ?? 0));
  const near = up_to(drawn, last);
  const corner = free_corner(figure, drawn);
  const frame: Frame = {
    left: corner.left + 42,
    top: corner.top + 28,
    width: INSET.width - 56,
    height: INSET.height - 54,
  };
  const values = finite_values(near);
  const pad = (Math.max(...values) - Math.min(...values)) * 0.12;
  const small: Figure = {
    ...figure,
    frame,
    x: { min: near.printed.step[0] ?? 0, max: last, log: false },
    y: { min: Math.min(...values) - pad, max: Math.max(...values) + pad, log: false },
  };
  const box = path([cell(corner.left, corner.top, INSET.width, INSET.height)], {
    colour: 'line',
    fill: 'card',
  });
  const title = word({
    x: corner.left + 10,
    y: corner.top + 14,
    text: words.first_steps,
    bold: true,
    colour: 'ink',
  });
  return [box, title, ...placed(small, [...axes(small, null, 30), ...lines(small, near, 3.4)])];
}

/** Marks that lie by axes, as paths in pixels: the large figure's axes are others. */
function placed(figure: Figure, marks: readonly Mark[]): Mark[] {
  const place = place_of(figure);
  const { left, width } = figure.frame;
  return marks.flatMap((mark): Mark[] => {
    if (mark.kind === 'rule') {
      const y = place.y(mark.at);
      return [path([{ points: [left, y, left + width, y], closed: false }], { colour: mark.colour })];
    }
    if (mark.kind !== 'line') return [mark];
    const { step, value } = mark.points;
    const points = Array.from(step).flatMap((at, i) =>
      Number.isFinite(value[i]) ? [place.x(at), place.y(value[i] as number)] : [],
    );
    return [path([{ points, closed: false }], { colour: mark.colour, width: mark.width })];
  });
}

export function loss_figure(
  drawn: DrawnCheck,
  { log, guessing }: { log: boolean; guessing: number | null },
  words: LossFigureWords,
  size: Size,
): Figure {
  const is_named = size.width >= LEAST_NAMED;
  const { step } = drawn.printed;
  const bare: Figure = {
    ...size,
    font_size: FONT,
    frame: frame_of(size, is_named),
    x: { min: step[0] ?? 0, max: Math.max(step.at(-1) ?? 1, (step[0] ?? 0) + 1), log: false },
    y: y_axis(finite_values(drawn), log),
    marks: [],
  };
  const { min, max } = bare.y;
  const is_in_sight = guessing !== null && guessing > min && guessing < max;
  const hidden = has_room_for_inset(bare) ? hidden_parting(bare, drawn) : null;
  const guess: Mark[] =
    is_in_sight && words.guessing
      ? [
          { kind: 'rule', along: 'x', at: guessing, colour: 'ink-2', width: 1, dash: 'dashed' },
          word({
            x: bare.frame.left + bare.frame.width - 4,
            y: place_of(bare).y(guessing) - 9,
            text: words.guessing,
            anchor: 'end',
            halo: true,
          }),
        ]
      : [];
  return {
    ...bare,
    marks: [
      ...axes(bare, words.x),
      ...guess,
      ...parting(bare, drawn, words.parts),
      ...lines(bare, drawn, step.length > MANY ? 2 : 4),
      ...(hidden === null ? [] : inset(bare, drawn, hidden, words)),
      ...(is_named ? ends(bare, drawn, words.loss) : []),
    ],
  };
}
