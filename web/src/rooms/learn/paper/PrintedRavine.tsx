// SPDX-License-Identifier: MIT
/** A ravine on paper: lines of equal height and the start, with room for an arrow; and the solution beside it. */

import { start_of } from '../../ravine/descent/usual';
import { rings_of } from '../../ravine/figures/contours';
import { plane_of } from '../../ravine/figures/plane';
import { Arrow } from '../figures/arrows';
import type { Facts } from '../lesson/chapter';
import type { Picture } from '../lesson/descent';
import { learn_words } from '../words';

const SIZE = { width: 640, height: 400 };
export const PRINTED_SHAPE = SIZE.width / SIZE.height;
/** Arrows leave the words above the start alone. */
const ABOVE = 18;

const path_of = (rings: readonly (readonly (readonly [number, number])[])[]) =>
  rings.map((ring) => `M${ring.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}Z`).join('');

/** `facts`: of the solution; null where it is asked. */
export function PrintedRavine({ picture, facts }: { picture: Picture; facts: Facts | null }) {
  const text = learn_words.value;
  const { field, ways } = picture;
  const plane = plane_of(field.grid, SIZE);
  const at = ([x, y]: readonly [number, number]) => ({ x: plane.x(x), y: plane.y(y) });
  const start = at(start_of(ways.settings));
  const bottom = at(ways.minima[0] ?? [0, 0]);
  const arrows = facts ? [facts.downhill, facts.to_bottom] : [];
  return (
    <figure>
      {!facts && <figcaption>{text.your_arrow}</figcaption>}
      <svg class="printed-ravine" viewBox={`0 0 ${SIZE.width} ${SIZE.height}`} aria-hidden="true">
        {rings_of(field, SIZE).map(({ level, rings }) => (
          <path key={level} class="level" d={path_of(rings)} />
        ))}
        {arrows.map(
          (fact, i) =>
            fact && (
              <Arrow key={i} size={SIZE} from={start} angle={fact.value} look={i === 0 ? '' : 'aside'} />
            ),
        )}
        <circle class="arrow-start" r={6} cx={start.x} cy={start.y} />
        <text x={start.x} y={start.y - ABOVE}>
          {text.start}
        </text>
        <path d={`M${bottom.x - 7} ${bottom.y}h14M${bottom.x} ${bottom.y - 7}v14`} />
        <text x={bottom.x} y={bottom.y - ABOVE}>
          {text.bottom}
        </text>
      </svg>
    </figure>
  );
}
