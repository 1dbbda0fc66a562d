// SPDX-License-Identifier: MIT
/** A ravine on paper: lines of equal height and the start, with room for an arrow; and the solution beside it. */

import { word } from '../../../figure/chart';
import type { Mark } from '../../../figure/marks';
import { open_line, path, plain_figure } from '../../../figure/shapes';
import { FigureSvg } from '../../../figure/svg/FigureSvg';
import { start_of } from '../../ravine/descent/surface-defaults';
import { plane_of } from '../../ravine/figures/plane';
import { surface_levels } from '../../ravine/figures/surface-marks';
import { arrow_marks, start_mark } from '../figures/arrows';
import type { Facts } from '../lesson/chapter';
import type { Picture } from '../lesson/descent';
import { learn_words } from '../words';

const SIZE = { width: 640, height: 400 };
export const PRINTED_SHAPE = SIZE.width / SIZE.height;
const LETTERS = 20;
/** Arrows leave the words above the start alone. */
const ABOVE = 22;

/** `facts`: of the solution; null where it is asked. */
export function PrintedRavine({ picture, facts }: { picture: Picture; facts: Facts | null }) {
  const text = learn_words.value;
  const { field, descents } = picture;
  const plane = plane_of(field.grid, SIZE);
  const at = ([x, y]: readonly [number, number]) => ({ x: plane.x(x), y: plane.y(y) });
  const start = at(start_of(descents.settings));
  const bottom = at(descents.minima[0] ?? [0, 0]);
  const above = (place: { x: number; y: number }, name: string): Mark =>
    word({ x: place.x, y: place.y - ABOVE, text: name, anchor: 'middle', colour: 'ink' });
  const arrow = (fact: Facts[string] | undefined, look: 'found' | 'aside') =>
    fact ? arrow_marks(SIZE, start, { angle: fact.value, look, colour: 'ink' }) : [];
  const levels = surface_levels(field, SIZE).flatMap(({ rings }) => rings);
  const cross = [
    open_line([bottom.x - 7, bottom.y, bottom.x + 7, bottom.y]),
    open_line([bottom.x, bottom.y - 7, bottom.x, bottom.y + 7]),
  ];
  const marks = [
    path(levels, { colour: 'edge', width: 0.8 }),
    ...(facts ? [...arrow(facts.downhill, 'found'), ...arrow(facts.to_bottom, 'aside')] : []),
    start_mark(start, 6),
    above(start, text.start),
    path(cross, { colour: 'ink' }),
    above(bottom, text.bottom),
  ];
  return (
    <figure>
      {!facts && <figcaption>{text.your_arrow}</figcaption>}
      <FigureSvg class="printed-ravine" figure={plain_figure(SIZE.width, SIZE.height, LETTERS, marks)} />
    </figure>
  );
}
