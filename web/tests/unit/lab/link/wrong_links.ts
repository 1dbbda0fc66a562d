// SPDX-License-Identifier: MIT
/** The keys of a link, each with a value that it cannot have. */

import { rows, type Setting } from '../../../../src/lab/experiment/setting';
import {
  build_settings,
  EXPERIMENT,
  ORDER,
  RUN,
  room_setting,
  style_settings,
  VIEW,
} from '../../../../src/lab/experiment/settings';
import { FOREIGN } from '../../../../src/lab/link/foreign';
import { ROOMS } from '../../../../src/rooms';

const of_rooms = ROOMS.flatMap(({ settings }) => settings ?? []);
const of_run = [
  RUN,
  build_settings([]),
  style_settings('a'),
  ...of_rooms.map(({ per_run }) => per_run?.table ?? {}),
].flatMap((table) =>
  rows(table).map(([key, setting]) => [`a.${table === RUN ? key : setting.url}`, setting] as const),
);
const of_all = [
  ...[EXPERIMENT, VIEW, ...of_rooms.map(({ table }) => table)]
    .flatMap((table) => rows(table))
    .map(([, one]) => one),
  room_setting(ROOMS.map(({ id }) => id)),
  ORDER,
  ...FOREIGN,
].map((setting) => [setting.url, setting] as const);

const SETTINGS = Object.fromEntries([...of_all, ...of_run]) as Record<string, Setting<unknown>>;

export const KEYS: readonly string[] = [...Object.keys(SETTINGS), 'steps', 'phase'];

/** A link in which one run has by and by every rule and every schedule there is. */
export const LINK =
  'data=learnable&runs=a&a.rule=sgd,adam@1,rmsprop@2,adagrad@3&a.schedule=constant,step@1,exponential@2,cosine@3';

/** Below what is allowed, beyond it, or no word for it. */
export function wrong_value(key: string): string {
  const control = SETTINGS[key]?.control;
  // Of a count of steps.
  if (!control) return '-1';
  if (control.kind === 'number') return Number.isFinite(control.min) ? String(control.min - 1) : 'x';
  if (control.kind === 'slider') return String(control.typed[0] - 1);
  return 'nonsense';
}
