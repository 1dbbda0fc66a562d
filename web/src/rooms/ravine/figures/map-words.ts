// SPDX-License-Identifier: MIT
/** Words and numbers on the plane of lr and γ: its regions, their borders, and the lines of equal speed. */
import { word } from '../../../figure/chart';
import type { Role } from '../../../figure/inks';
import type { Mark, TextMark } from '../../../figure/marks';
import type { Theory } from '../../../worker/protocol';
import { ravine_words } from '../words';
import type { MapLook, MapView } from './map-place';

/** Over lines and areas. */
const over = (more: Parameters<typeof word>[0]): TextMark =>
  word({ colour: 'ink', anchor: 'middle', halo: 'casing', ...more });

/** Rows to each side between which a line's direction is taken. */
const NEAR = 8;
const ASIDE = 11;

/** Along a line of lrs at a γ, on its right or (`aside` < 0) left, px. */
function along(
  { map, place }: MapView,
  lrs: Float64Array,
  text: string,
  momentum: number,
  colour: Role,
  aside = ASIDE,
): Mark {
  const row = Math.round(momentum * (map.rows - 1));
  const x = (at: number) => place.x(lrs[at] as number);
  const y = (at: number) => place.y(map.borders.momentum[at] as number);
  // Upwards, read from the left where it leans to the right.
  const upwards = Math.atan2(y(row + NEAR) - y(row - NEAR), x(row + NEAR) - x(row - NEAR));
  const is_turned = upwards < -Math.PI / 2;
  const turn = is_turned ? upwards + Math.PI : upwards;
  const off = is_turned ? -aside : aside;
  const at = { x: x(row) - off * Math.sin(turn), y: y(row) + off * Math.cos(turn) };
  return { kind: 'turned', words: over({ ...at, text, colour, bold: true }), turn };
}

export const rival_word = (view: MapView, theory: Theory, name: string, colour: Role): Mark =>
  along(view, view.map.limits[theory], ravine_words.value.limit_of(name), 0.86, colour);

/** Of the frame, where the regions' names stand; a Nesterov's lie in the left third. */
const NAMES = {
  heavy_ball: { ripples: 0.52, settles: 0.52, monotone: 0.22, divergence: [0.81, 0.36], limit: 0.66 },
  nesterov: { ripples: 0.15, settles: 0.85, monotone: 0.19, divergence: [0.73, 0.16], limit: 0.46 },
} as const satisfies Record<Theory, object>;

export function region_words(view: MapView, axis: MapLook['axis'], wide: (text: string) => number): Mark[] {
  const words = ravine_words.value;
  const { map, place } = view;
  const { best, theory, borders } = map;
  const names = NAMES[theory];
  const both = (name: string, note: string, lr: number, momentum: number) => {
    // Not over the upright axis.
    const x = Math.max(place.x(lr * map.most_lr), place.x(0) + wide(note) / 2 + 4);
    const y = place.y(momentum);
    return [over({ x, y, text: name, bold: true }), over({ x, y: y + 15, text: note })];
  };
  const settles = best.momentum + (1 - best.momentum) * names.settles;
  const ripples_note = theory === 'nesterov' ? '' : words.ripples_note;
  const divergence_note = words.divergence_note[theory](words.axis[axis]);
  return [
    ...both(words.ripples, ripples_note, names.ripples, settles),
    ...both(words.monotone, words.monotone_note, names.monotone, Math.min(best.momentum * 0.6, 0.4)),
    ...both(words.divergence, divergence_note, names.divergence[0], names.divergence[1]),
    along(view, borders.divergence, words.limit, names.limit, 'bad'),
    along(view, borders.zigzag, words.zigzag, 0.2, 'ink', -ASIDE),
  ];
}

/** A line's number where it meets γ between the region's borders, on the side of the ripples. */
export function line_numbers({ map, place }: MapView, lines: readonly number[]): Mark[] {
  return lines.flatMap((tenth): Mark[] => {
    // In the ripples the rate is √γ, whatever lr; Nesterov's, √(γ·(1−lr·λ₁)), nearly so.
    const momentum = 10 ** (-1 / tenth);
    const row = Math.round(momentum * (map.rows - 1));
    const [low, high] = [map.borders.ripples[row] as number, map.borders.zigzag[row] as number];
    if (high - low < map.most_lr * 0.12 || momentum > 0.97) return [];
    return [over({ x: place.x(high) - 14, y: place.y(momentum), text: String(tenth), colour: 'ink-2' })];
  });
}

/** γ along the upright axis. */
export function momentum_numbers({ frame, place }: MapView): Mark[] {
  const number = (momentum: number) =>
    word({ x: frame.left - 6, y: place.y(momentum), text: String(momentum), anchor: 'end' });
  return [
    ...[0, 0.25, 0.5, 0.75, 1].map(number),
    word({ x: frame.left - 20, y: place.y(0.625), text: 'γ', anchor: 'middle' }),
  ];
}
