// SPDX-License-Identifier: MIT
/** The letters of a file: by its byte order mark, else by what its bytes can be. */
import type { Encoding } from '../cells';

const MARKS: readonly [Encoding, readonly number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** So many bytes tell. */
const LOOKED_AT = 2 ** 20;

export const marked = (bytes: Uint8Array): Encoding | null =>
  MARKS.find(([, mark]) => mark.every((byte, i) => bytes[i] === byte))?.[0] ?? null;

/** Latin letters in two bytes: every other one is 0, the same one of both nearly always. */
function wide(bytes: Uint8Array): Encoding | null {
  const zeros = [0, 0];
  for (const [i, byte] of bytes.entries()) if (byte === 0) zeros[i % 2] = (zeros[i % 2] as number) + 1;
  const [even, odd] = zeros as [number, number];
  const half = bytes.length / 2;
  if (odd > 0.3 * half && even < 0.05 * half) return 'utf-16le';
  return even > 0.3 * half && odd < 0.05 * half ? 'utf-16be' : null;
}

function is_utf8(bytes: Uint8Array): boolean {
  try {
    // A letter may be cut where looking ends.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** Chinese text has its high bytes in pairs; an umlaut or accent stands alone. */
function is_paired(bytes: Uint8Array): boolean {
  let [pairs, all] = [0, 0];
  for (let i = 0; i < bytes.length; ) {
    let end = i;
    while ((bytes[end] ?? 0) >= 0x80) end++;
    all += end - i;
    if ((end - i) % 2 === 0) pairs += end - i;
    i = Math.max(end, i + 1);
  }
  return pairs > 0.7 * all;
}

export function guessed_encoding(bytes: Uint8Array): Encoding {
  const mark = marked(bytes);
  if (mark) return mark;
  const head = bytes.subarray(0, LOOKED_AT);
  return wide(head) ?? (is_utf8(bytes) ? 'utf-8' : is_paired(head) ? 'gb18030' : 'windows-1252');
}

/** Without a byte order mark. */
export const decoded = (bytes: Uint8Array, encoding: Encoding): string =>
  new TextDecoder(encoding).decode(bytes);
