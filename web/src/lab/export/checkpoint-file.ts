// SPDX-License-Identifier: MIT
/**
 * The runs of an experiment as they are at a step, in a file that continues to the bit: the core's bytes of each run, which
 * the library loads, the experiment, and what came of each run so far.
 *
 * Layout, numbers least byte first: MOMLABCK; the count of runs; of each run where its bytes lie and how many there are; the
 * length of the JSON; JSON; the bytes of the runs; the arrays of the JSON; CRC-32 of all before.
 */
import { crc32 } from '../../lib/files/crc32';
import { joined_bytes } from '../../lib/files/joined-bytes';
import { pack, unpack } from '../../lib/packed';
import { a_text, list_of, object_of, one_of, refuse_shape, some_bytes } from '../../lib/shape';
import type { RecordData } from '../run/record-data';
import { read_record, write_record } from '../run/record-file';
import { type ExperimentContent, write_experiment } from './experiment-file';
import { read_experiment } from './read-experiment';

/** What a file begins with; the library knows it, too (core/checkpoints.ts). */
export const CHECKPOINT_MAGIC = 'MOMLABCK';
const FORMAT = 'momentum-lab checkpoint';
const VERSION = 1;
const NUMBER = 4;

export interface CheckpointRun {
  record: RecordData;
  /** Trainer.save() */
  bytes: Uint8Array;
}

export interface CheckpointContent {
  content: ExperimentContent;
  /** of its runs, in their order */
  runs: readonly CheckpointRun[];
}

function numbers(...values: readonly number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(NUMBER * values.length));
  for (const [i, value] of values.entries()) view.setUint32(NUMBER * i, value, true);
  return new Uint8Array(view.buffer);
}

const head_length = (runs: number) => CHECKPOINT_MAGIC.length + NUMBER * (2 + 2 * runs);

export function write_checkpoint({ content, runs }: CheckpointContent): Uint8Array<ArrayBuffer> {
  // Savepoints of the page are not needed to go on.
  const records = runs.map(({ record }) => write_record({ ...record, checkpoints: [] }));
  const about = { format: FORMAT, version: VERSION, experiment: write_experiment(content), records };
  const packed = pack(about);
  const json = new TextEncoder().encode(packed.json);
  const rest = joined_bytes([json, ...runs.map(({ bytes }) => bytes), packed.bytes]);
  let at = head_length(runs.length) + json.length;
  const places = runs.flatMap(({ bytes }) => {
    at += bytes.length;
    return [at - bytes.length, bytes.length];
  });
  const magic = new TextEncoder().encode(CHECKPOINT_MAGIC);
  const all = joined_bytes([magic, numbers(runs.length, ...places, json.length), rest]);
  return joined_bytes([all, numbers(crc32(all))]);
}

export const is_checkpoint = (bytes: Uint8Array): boolean =>
  new TextDecoder().decode(bytes.subarray(0, CHECKPOINT_MAGIC.length)) === CHECKPOINT_MAGIC;

const ABOUT = object_of({
  format: one_of([FORMAT]),
  version: one_of([VERSION]),
  experiment: a_text,
  records: list_of(object_of({ json: a_text, bytes: some_bytes })),
});

/** More runs than there are places for is none of ours. */
const MOST_RUNS = 6;

/** Throws a ShapeError for what no page wrote. The bytes of the runs are for the core to judge. */
export function read_checkpoint(file: Uint8Array): CheckpointContent {
  if (!is_checkpoint(file)) refuse_shape('file', `one that begins with ${CHECKPOINT_MAGIC}`, file);
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const end = file.length - NUMBER;
  const is_whole = end > head_length(0) && crc32(file.subarray(0, end)) === view.getUint32(end, true);
  if (!is_whole) refuse_shape('file', 'whole and undamaged: its check sum does not fit', file);
  const number = (i: number) => {
    const at = CHECKPOINT_MAGIC.length + NUMBER * i;
    return at + NUMBER <= end ? view.getUint32(at, true) : refuse_shape('file', 'whole', file);
  };
  const count = number(0);
  if (count < 1 || count > MOST_RUNS) refuse_shape('file.runs', `1 … ${MOST_RUNS}`, count);
  const length = number(1 + 2 * count);
  const rest = file.subarray(head_length(count));
  const places = Array.from({ length: count }, (_, i) => [number(1 + 2 * i), number(2 + 2 * i)] as const);
  const [last, size] = places.at(-1) as readonly [number, number];
  const json = new TextDecoder().decode(rest.subarray(0, length));
  const about = ABOUT(unpack({ json, bytes: file.slice(last + size, end) }), 'file');
  const content = read_experiment(about.experiment);
  if (about.records.length !== count || content.runs.length !== count)
    refuse_shape('file.records', `as many as runs, ${count}`, about.records.length);
  const runs = about.records.map(({ json, bytes }, i) => {
    const [from, long] = places[i] as readonly [number, number];
    return { record: read_record({ json, bytes: bytes.slice() }), bytes: file.slice(from, from + long) };
  });
  return { content, runs };
}
