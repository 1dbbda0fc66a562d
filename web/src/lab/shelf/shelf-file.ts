// SPDX-License-Identifier: MIT
/** All pinned runs as one JSON file, and such a file read back; what is none is refused by its field. */
import { a_count, a_text, list_of, object_of, one_of, refuse_shape, type Shape } from '../../lib/shape';
import type { StoredRun } from './store';
import { pinned_of } from './stored-run';

const FORMAT = 'momentum-lab shelf';
const VERSION = 1;

export const write_shelf = (runs: readonly StoredRun[]): string =>
  JSON.stringify({
    format: FORMAT,
    version: VERSION,
    runs: runs.map((run) => ({ ...run, bytes: text_of(run.bytes) })),
  });

function text_of(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

const base64: Shape<Uint8Array<ArrayBuffer>> = (value, field) => {
  try {
    return Uint8Array.from(atob(a_text(value, field)), (letter) => letter.charCodeAt(0));
  } catch {
    return refuse_shape(field, 'base64', value);
  }
};

const FILE = object_of({
  format: one_of([FORMAT]),
  version: one_of([VERSION]),
  runs: list_of(
    object_of<StoredRun>({
      id: a_text,
      at: a_count,
      name: a_text,
      query: a_text,
      json: a_text,
      bytes: base64,
    }),
  ),
});

/** Throws a ShapeError. */
export function read_shelf(text: string): StoredRun[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    refuse_shape('file', 'whole JSON', text);
  }
  const { runs } = FILE(value, 'file');
  for (const run of runs) pinned_of(run, false);
  return runs;
}
