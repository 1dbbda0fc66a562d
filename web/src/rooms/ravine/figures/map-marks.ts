// SPDX-License-Identifier: MIT
/** The plane of lr and γ: fast is dark, lines at round numbers of steps, regions with their borders. */
import { axis_marks } from '../../../figure/chart';
import { levels_in } from '../../../figure/contours';
import type { Role } from '../../../figure/inks';
import type { Figure, Mark, PathPart } from '../../../figure/marks';
import { frame_part, open_line, path, polygon, within } from '../../../figure/shapes';
import { linear_ticks, tick_text } from '../../../figure/ticks';
import type { Measure, Size } from '../../../figure/use-figure';
import type { RateMap } from '../../../worker/protocol';
import { ravine_words } from '../words';
import { type MapLook, type MapPlace, type MapView, map_frame, map_place } from './map-place';
import { line_numbers, momentum_numbers, region_words, rival_word } from './map-words';

/** Steps to divide the loss by 10 that have a line. */
const LINES = [2, 3, 5, 8, 15, 30, 60, 120, 300];
const HATCH = 8;
const FONT = 11;

/** Of points of lr and γ, x₀, y₀, x₁, y₁ … px. */
function points_of(lrs: ArrayLike<number>, momenta: Float64Array, place: MapPlace, from = 0): number[] {
  return Array.from(momenta.subarray(from), (momentum, i) => [
    place.x(lrs[from + i] as number),
    place.y(momentum),
  ]).flat();
}

/** Where it converges, by speed. */
function speed_marks({ map, frame }: MapView): Mark[] {
  const { columns, rows, tenths } = map;
  // In logarithms; what does not converge is far beyond the last line.
  const values = Array.from(tenths, (value) => Math.log(Math.min(Math.max(value, 0.5), 1e4)));
  const levels = levels_in({ columns, rows, values }, LINES.map(Math.log), {
    x: (column) => frame.left + (column / (columns - 1)) * frame.width,
    y: (row) => frame.top + (1 - row / (rows - 1)) * frame.height,
  });
  return [
    path([frame_part(frame)], { fill: 'ramp-low' }),
    ...levels.map(({ rings }, i) =>
      path(rings, {
        fill: { of: 'ramp-high', into: 'ramp-low', share: (i + 1) / LINES.length },
        colour: 'ramp-line',
        width: 0.8,
      }),
    ),
  ];
}

/** Right of the limit, hatched. */
function divergence_marks({ map, frame, place }: MapView): Mark[] {
  const limit = points_of(map.borders.divergence, map.borders.momentum, place);
  const { left, top, width, height } = frame;
  const [right, bottom] = [left + width, top + height];
  const region = [polygon([...limit, right, top, right, bottom])];
  const hatch: PathPart[] = [];
  for (let x = left - height; x < right; x += HATCH) hatch.push(open_line([x, bottom, x + height, top]));
  return [
    path(region, { fill: 'card' }),
    { kind: 'group', clip: region, marks: [path(hatch, { colour: 'line', width: 1.2 })] },
    path([open_line(limit)], { colour: 'bad', width: 2 }),
  ];
}

/** Ripples begin above the best γ; below it one border is left. */
function border_marks({ map: { borders, best }, place }: MapView): Mark[] {
  const first = borders.momentum.findIndex((momentum) => momentum >= best.momentum);
  const [x, y] = [place.x(best.lr), place.y(best.momentum)];
  const ripples = open_line([x, y, ...points_of(borders.ripples, borders.momentum, place, first)]);
  const zigzag = open_line(points_of(borders.zigzag, borders.momentum, place));
  const cross = [open_line([x - 6, y, x + 6, y]), open_line([x, y - 6, x, y + 6])];
  return [
    path([ripples, zigzag], { colour: 'ink', width: 1.3, dash: [4, 3] }),
    path(cross, { colour: 'ink', width: 2 }),
  ];
}

/** Other rules' limits, dashed in their colours. */
function rival_marks(view: MapView, rivals: MapLook['rivals']): Mark[] {
  const { map, place } = view;
  return rivals.flatMap(({ theory, colour, name }) => [
    path([open_line(points_of(map.limits[theory], map.borders.momentum, place))], {
      colour,
      width: 2,
      dash: [7, 5],
    }),
    rival_word(view, theory, name, `${colour}-ink` satisfies Role),
  ]);
}

export function map_figure(map: RateMap, { axis, rivals }: MapLook, size: Size, measure: Measure): Figure {
  const frame = map_frame(size);
  const view: MapView = { map, frame, place: map_place(frame, map.most_lr) };
  const bare: Figure = {
    ...size,
    font_size: FONT,
    frame,
    x: { min: 0, max: map.most_lr, log: false },
    y: { min: 0, max: 1, log: false },
    marks: [],
  };
  const within_frame = within(frame, [
    ...speed_marks(view),
    ...divergence_marks(view),
    ...border_marks(view),
    ...line_numbers(view, LINES),
    ...rival_marks(view, rivals),
    ...region_words(view, axis, (text) => measure(text, FONT)),
  ]);
  const numbers = axis_marks(bare, {
    rows: [],
    row_text: String,
    columns: linear_ticks(0, map.most_lr, Math.max(2, frame.width / 70)),
    column_text: tick_text,
    gap: 6,
    label: ravine_words.value.map_axis[axis],
    line: 16,
  });
  return { ...bare, marks: [within_frame, ...numbers, ...momentum_numbers(view)] };
}
