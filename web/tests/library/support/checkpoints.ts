// SPDX-License-Identifier: MIT
/** Checkpoints as somebody would forge them: changed, and their check sum put right. */

/** Magic, version, check sum. */
export const HEADER = 24;

/** FNV-1a over 64 bits, in two halves: BigInt would take minutes for a fuzzer. http://www.isthe.com/chongo/tech/comp/fnv/ */
export function fnv1a(bytes: Iterable<number>): [low: number, high: number] {
  let low = 0x84222325;
  let high = 0xcbf29ce4;
  for (const byte of bytes) {
    low = (low ^ byte) >>> 0;
    const product = low * 0x1b3; // the prime is 2⁴⁰ + 0x1B3
    high = (Math.imul(high, 0x1b3) + Math.floor(product / 2 ** 32) + (low << 8)) >>> 0;
    low = product >>> 0;
  }
  return [low, high];
}

/** Puts the check sum right, in place. */
export function seal(bytes: Uint8Array): Uint8Array {
  const [low, high] = fnv1a(bytes.subarray(HEADER));
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  view.setUint32(16, low, true);
  view.setUint32(20, high, true);
  return bytes;
}

/** A copy with a whole number written at `at`, and its check sum right. */
export function forge(bytes: Uint8Array, at: number, value: number): Uint8Array {
  const copy = bytes.slice();
  new DataView(copy.buffer).setBigInt64(at, BigInt(value), true);
  return seal(copy);
}
