// SPDX-License-Identifier: MIT
/** Sets of painted points, by id: in the link as far as it carries them, larger ones in this tab and its browser. */
import { browser_store } from '../browser-store';
import type { ArraysChoice, DataArrays, PaintedUse } from '../data-set';
import { points_of_text, text_of_points } from './code';
import { id_of_text } from './id';
import { arrays_of_points, type PaintedPoint, shape_of_points } from './points';

/** A link carries so many, some 1,200 letters. */
export const MOST_LINKED = 300;

/** More of them are forgotten, the oldest first. */
const MOST_KEPT = 20;

const store = browser_store<{ text: string }>('painted', MOST_KEPT);

/** Those of this tab that no link carries. */
const texts = new Map<string, string>();

/** What an experiment says of them. Where the browser keeps nothing, the link carries all. */
export async function use_points(points: readonly PaintedPoint[]): Promise<PaintedUse> {
  const text = text_of_points(points);
  const id = id_of_text(text);
  const { samples, classes } = shape_of_points(points);
  const is_linked = samples <= MOST_LINKED || !(await store.put(id, { text }));
  if (!is_linked) texts.set(id, text);
  return { id, samples, classes, points: is_linked ? text : null };
}

/** Null where neither the link nor this browser has them. */
export async function points_in_use({ id, points }: PaintedUse): Promise<PaintedPoint[] | null> {
  const text = points ?? texts.get(id) ?? (await store.get(id))?.text;
  return text === undefined || id_of_text(text) !== id ? null : points_of_text(text);
}

export async function arrays_of_painted({ painted }: ArraysChoice): Promise<DataArrays> {
  const points = painted && (await points_in_use(painted));
  if (!points) throw new Error('no such points are in this browser');
  return arrays_of_points(points);
}
