// SPDX-License-Identifier: MIT
/**
 * The visitor's painted points, as a link says them: `1a2b3c4d.120.c3`, an id, how many, of how many classes, and behind
 * another point the points themselves, where the link carries them.
 */
import type { PaintedUse } from '../../data/data-set';
import { points_of_text } from '../../data/painted/code';
import { id_of_text } from '../../data/painted/id';
import { MOST_CLASSES, MOST_POINTS, shape_of_points } from '../../data/painted/points';
import { type Parsed, refuse, type Setting } from '../setting';

const WRITTEN = /^([0-9a-f]{8})\.(\d{1,4})\.c([2-5])(?:\.([\w-]+))?$/;

/** Letters that were changed or lost on the way have another id. */
function are_whole({ id, samples, classes, points }: PaintedUse): boolean {
  if (samples < 2 || samples > MOST_POINTS || classes < 2 || classes > MOST_CLASSES) return false;
  if (points === null) return true;
  const read = id_of_text(points) === id ? points_of_text(points) : null;
  const shape = read && shape_of_points(read);
  return shape?.samples === samples && shape.classes === classes;
}

/** Other data than painted ones. */
const NONE = 'none';

function parse(text: string): Parsed<PaintedUse | null> {
  if (text.trim() === NONE) return { ok: true, value: null };
  const [, id = '', samples, classes, points] = WRITTEN.exec(text.trim()) ?? [];
  const use = { id, samples: Number(samples ?? 0), classes: Number(classes), points: points ?? null };
  return are_whole(use) ? { ok: true, value: use } : refuse('problem.painted');
}

function format(use: PaintedUse | null): string {
  if (!use) return NONE;
  const { id, samples, classes, points } = use;
  return `${id}.${samples}.c${classes}${points === null ? '' : `.${points}`}`;
}

export const painted_setting = (url: string): Setting<PaintedUse | null> => ({
  url,
  default: null,
  control: { kind: 'text' },
  // A file may say anything.
  admit: (use) => parse(format(use)),
  parse,
  format,
});
