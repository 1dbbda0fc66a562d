// SPDX-License-Identifier: MIT
/** Hashes that tell tables apart. */

/** A name for the bytes, no proof of them: FNV-1a, and beside it a sum that begins elsewhere. */
export function hash_of_bytes(bytes: Uint8Array): string {
  let [one, other] = [0x811c9dc5, bytes.length];
  for (const byte of bytes) {
    one = Math.imul(one ^ byte, 0x01000193);
    other = (Math.imul(other, 31) + byte) | 0;
  }
  return [one, other].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}
