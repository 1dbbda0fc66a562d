// SPDX-License-Identifier: MIT
/** A loss chart on paper: axes, ticks, what is known, and room for a pencil; solved, the curve that was asked for. */

import { axis_marks, word } from '../../../figure/chart';
import { place_of } from '../../../figure/geometry';
import type { Figure, Mark } from '../../../figure/marks';
import { open_line, path } from '../../../figure/shapes';
import { FigureSvg } from '../../../figure/svg/FigureSvg';
import { linear_ticks, log_ticks } from '../../../figure/ticks';
import { words } from '../../../i18n';
import type { Curve } from '../../../lab/chart/curve';
import { format_count, format_exact } from '../../../lib/numbers';
import type { Chapter, DrawnFrom, Facts } from '../lesson/chapter';
import { learn_words } from '../words';

const SIZE = { width: 640, height: 250 };
/** between the numbers on the left and the names on the right */
const FRAME = { left: 62, top: 10, width: 468, height: 196 };
const [RIGHT, BOTTOM] = [FRAME.left + FRAME.width, FRAME.top + FRAME.height];
const LETTERS = 13;
/** px of a tick outside of the frame */
const TICK = 5;

interface PrintedCurveProps {
  chapter: Chapter;
  facts: Facts;
  curves: readonly Curve[];
  solved: boolean;
}

export function PrintedCurve({ chapter, facts, curves, solved }: PrintedCurveProps) {
  const { figure, question, trained } = chapter;
  if (figure.kind !== 'losses' || question.kind !== 'curve' || !trained) return null;
  const [min, max] = figure.range;
  const bare: Figure = {
    ...SIZE,
    font_size: LETTERS,
    frame: FRAME,
    x: { min: 0, max: trained.steps, log: false },
    y: { min, max, log: true },
    marks: [],
  };
  const drawn_from: Record<string, DrawnFrom> = trained.drawn_from;
  const is_known = ({ key }: Curve) => drawn_from[key] === 'ask';
  const drawn = curves.filter((one) => is_known(one) || (solved && one.key === question.of));
  const from = solved ? 0 : (question.printed_from ?? 0);
  const marks = [
    ...axes(bare),
    ...level(bare, facts.guessing?.value, `ln\u00a0${facts.classes?.text}`),
    ...level(bare, figure.target, learn_words.value.target),
    ...drawn.flatMap((one) => curve_marks(bare, one, from, is_known(one))),
  ];
  return (
    <figure>
      {!solved && <figcaption>{learn_words.value.your_drawing}</figcaption>}
      <FigureSvg class="printed-curve" figure={{ ...bare, marks }} />
    </figure>
  );
}

function curve_marks(figure: Figure, { name, series }: Curve, from: number, is_known: boolean): Mark[] {
  const { min, max } = figure.y;
  const place = place_of(figure);
  const y = (loss: number) => place.y(Math.min(Math.max(loss, min), max));
  const points = Array.from(series.step, (at, i) => [at, series.value[i] as number] as const)
    .filter(([at]) => at >= from)
    .flatMap(([at, loss]) => [place.x(at), y(loss)]);
  const look = is_known
    ? ({ name: 'known', colour: 'a', width: 2 } as const)
    : ({ name: 'found', colour: 'ink', width: 2.2, dash: [8, 4] } as const);
  return [
    path([open_line(points)], look),
    word({ x: RIGHT + 6, y: y(series.value.at(-1) ?? 0), text: name, colour: 'ink' }),
  ];
}

function axes(figure: Figure): Mark[] {
  const place = place_of(figure);
  const { x, y } = figure;
  const columns = linear_ticks(0, x.max, 5);
  const rows = log_ticks(y.min, y.max, 7);
  const lines = [
    open_line([FRAME.left, FRAME.top, FRAME.left, BOTTOM, RIGHT, BOTTOM]),
    ...columns.map((step) => open_line([place.x(step), BOTTOM, place.x(step), BOTTOM + TICK])),
    ...rows.map((loss) => open_line([FRAME.left - TICK, place.y(loss), FRAME.left, place.y(loss)])),
  ];
  return [
    ...axis_marks(figure, {
      rows,
      row_text: format_exact,
      columns,
      column_text: format_count,
      gap: 9,
      label: words.value.chart.x,
      line: 17,
    }),
    path(lines, { colour: 'ink' }),
    { kind: 'turned', words: loss_word(), turn: -Math.PI / 2 },
  ];
}

const loss_word = () =>
  word({ x: 14, y: FRAME.top + FRAME.height / 2, text: learn_words.value.loss, anchor: 'middle' });

/** A loss that is known, dotted across. */
function level(figure: Figure, value: number | null | undefined, label: string): Mark[] {
  if (value === undefined || value === null) return [];
  const y = place_of(figure).y(value);
  return [
    path([open_line([FRAME.left, y, RIGHT, y])], { colour: 'ink', dash: [2, 3] }),
    word({ x: FRAME.left + 6, y: y + 11, text: label, colour: 'ink' }),
  ];
}
