// SPDX-License-Identifier: MIT
/** Files in one, as they are: a ZIP archive without compression. Format: PKWARE's APPNOTE.TXT, 6.3. */
import { crc32 } from './crc32';
import { joined_bytes } from './joined-bytes';

export interface PackedFile {
  name: string;
  bytes: Uint8Array;
}

/** Midnight of 1 January 1980, the first day there is: the same files are the same bytes. */
const FIRST_DAY = 0x21;
/** Names are UTF-8. */
const UTF8 = 1 << 11;
const VERSION = 20;

/** Numbers of two bytes and of four, least first. */
function header(
  signature: number,
  ...numbers: readonly (readonly [bytes: 2 | 4, value: number])[]
): Uint8Array {
  const all = [[4, signature] as const, ...numbers];
  const view = new DataView(new ArrayBuffer(all.reduce((sum, [bytes]) => sum + bytes, 0)));
  let at = 0;
  for (const [bytes, value] of all) {
    if (bytes === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += bytes;
  }
  return new Uint8Array(view.buffer);
}

export function zip_of(files: readonly PackedFile[]): Uint8Array<ArrayBuffer> {
  const bodies: Uint8Array[] = [];
  const entries: Uint8Array[] = [];
  let offset = 0;
  for (const { name, bytes } of files) {
    const title = new TextEncoder().encode(name);
    const about = [
      [2, VERSION],
      [2, UTF8],
      [2, 0],
      [2, 0],
      [2, FIRST_DAY],
      [4, crc32(bytes)],
      [4, bytes.length],
      [4, bytes.length],
      [2, title.length],
      [2, 0],
    ] as const;
    const local = [header(0x04034b50, ...about), title, bytes];
    const nothing = [
      [2, 0],
      [2, 0],
      [2, 0],
      [4, 0],
      [4, offset],
    ] as const;
    entries.push(header(0x02014b50, [2, VERSION], ...about, ...nothing), title);
    bodies.push(...local);
    offset += local.reduce((sum, { length }) => sum + length, 0);
  }
  const size = entries.reduce((sum, { length }) => sum + length, 0);
  const count = files.length;
  const end = header(0x06054b50, [2, 0], [2, 0], [2, count], [2, count], [4, size], [4, offset], [2, 0]);
  return joined_bytes([...bodies, ...entries, end]);
}
