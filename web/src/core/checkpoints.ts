// SPDX-License-Identifier: MIT
/** Checkpoint files of the page: of several runs, each with the bytes that a trainer is loaded from (lab/export/checkpoint-file.ts writes them). */
import { refuse } from './check';

const MAGIC = 'MOMLABCK';
const NUMBER = 4;

const is_file = (bytes: Uint8Array) => [...MAGIC].every((letter, i) => bytes[i] === letter.charCodeAt(0));

/** The bytes of one run of such a file; what is none is given back as it is. */
export function run_bytes(bytes: Uint8Array, run: number): Uint8Array {
  if (!is_file(bytes)) return bytes;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const number = (i: number) => {
    const at = MAGIC.length + NUMBER * i;
    return at + NUMBER <= bytes.length ? view.getUint32(at, true) : 0;
  };
  const count = number(0);
  if (!Number.isInteger(run) || run < 0 || run >= count)
    refuse('run', count === 1 ? '0: the file has one run' : `0 … ${count - 1}, a run of the file`, run);
  const from = number(1 + 2 * run);
  return bytes.slice(from, from + number(2 + 2 * run));
}
