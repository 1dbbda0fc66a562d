// SPDX-License-Identifier: MIT
/** A room as the lab knows it: what it shows of the experiment, and the settings of its own that links say. */
import type { Language } from '../lib/storage';
import { rows, type Setting } from './experiment/setting';
import { RUN_IDS } from './ids';

/** The settings of one room: links are written and read by their table. */
export interface RoomSettings<S extends object = object> {
  /** each setting's key in the link, which no other room has, its parser, default and format */
  table: { readonly [K in keyof S]?: Setting<S[K]> };
  /** what it has of each run, in links under the run's id and a dot, in the settings under `key` */
  per_run?: { key: string; table: Readonly<Record<string, Setting<unknown>>> };
  /** on a projector, where the link's step may be the room's own */
  presented?: {
    /** the settings that a link means which rests at this step; null: it says none */
    opened(settings: S, steps: number | null): S;
    /** the settings that a link says */
    linked(settings: S): S;
  };
}

export interface LabRoom<S extends object = object> {
  /** in links */
  id: string;
  /** `runs`: its runs go on there. `rests`: it shows their settings. `none`: its links say nothing of it. */
  experiment: 'runs' | 'rests' | 'none';
  /** it shows the inside of one step: its runs are made before the page is, and phases are among the speeds */
  of_a_step?: boolean;
  settings?: RoomSettings<S>;
  /** what is said when its link was copied, where that is not what is said of an experiment's */
  copied?(settings: S): Readonly<Record<Language, string>>;
}

/** A lab that no room shows: that of a lesson. */
export const NO_ROOM: LabRoom = { id: '', experiment: 'runs' };

/** What a room is set to where nobody said anything. */
export function room_defaults<S extends object>({ table, per_run }: RoomSettings<S>): S {
  const defaults_of = (of: object) => Object.fromEntries(rows(of).map(([key, row]) => [key, row.default]));
  const of_runs = per_run && {
    [per_run.key]: Object.fromEntries(RUN_IDS.map((id) => [id, defaults_of(per_run.table)])),
  };
  return { ...defaults_of(table), ...of_runs } as S;
}
