// SPDX-License-Identifier: MIT
/** What rooms are set to, in a link: each room's table is walked, whatever room it is of. */
import { rows } from '../experiment/setting';
import type { ViewSettings } from '../experiment/types';
import type { RunId } from '../ids';
import { type LabRoom, type RoomSettings, room_defaults } from '../room';
import type { LinkContent } from '../run/plan';
import type { LinkReader } from './reader';
import type { LinkWriter } from './writer';

const with_settings = (rooms: readonly LabRoom[]) =>
  rooms.flatMap(({ id, settings }) => (settings ? [{ id, settings }] : []));

/** It is what a projector shows. */
const is_presented = ({ mode, room }: ViewSettings, id: string) => mode === 'present' && room === id;

const runs_in = (settings: object, { key }: { key: string }): Record<RunId, object> =>
  Reflect.get(settings, key);

/** Of runs, what rooms have of those in the experiment. */
export function write_rooms(
  writer: LinkWriter,
  rooms: readonly LabRoom[],
  { rooms: own, order, view }: LinkContent,
): void {
  for (const { id, settings } of with_settings(rooms)) {
    const { table, per_run, presented } = settings;
    const now = own[id] ?? room_defaults(settings);
    const linked = is_presented(view, id) && presented ? presented.linked(now) : now;
    writer.table(table, linked);
    if (!per_run) continue;
    const of_runs = runs_in(linked, per_run);
    for (const run of order) writer.table(per_run.table, of_runs[run], `${run}.`);
  }
}

function take_room(reader: LinkReader, settings: RoomSettings, order: readonly RunId[]): object {
  const { table, per_run } = settings;
  const defaults = room_defaults(settings);
  if (!per_run) return reader.take_table(table, defaults);
  const of_runs = runs_in(defaults, per_run);
  const read = order.map((run) => [run, reader.take_table(per_run.table, of_runs[run], `${run}.`)]);
  return {
    ...reader.take_table(table, defaults),
    [per_run.key]: { ...of_runs, ...Object.fromEntries(read) },
  };
}

/** `steps`: where the link rests, which on a projector may be a room's own step; null: it says none. */
export const take_rooms = (
  reader: LinkReader,
  rooms: readonly LabRoom[],
  { order, view, steps }: Pick<LinkContent, 'order' | 'view' | 'steps'>,
): LinkContent['rooms'] =>
  Object.fromEntries(
    with_settings(rooms).map(({ id, settings }) => {
      const read = take_room(reader, settings, order);
      const { presented } = settings;
      return [id, presented && is_presented(view, id) ? presented.opened(read, steps) : read];
    }),
  );

/** Keys that rooms have of a run, without its id. */
export const keys_of_runs = (rooms: readonly LabRoom[]): string[] =>
  rooms.flatMap(({ settings }) => rows(settings?.per_run?.table ?? {}).map(([, { url }]) => url));
