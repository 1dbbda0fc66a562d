// SPDX-License-Identifier: MIT
/** The check sum that PNG and ZIP files have of their parts: CRC-32 (ISO 3309). */

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  return sum;
});

export function crc32(bytes: ArrayLike<number>): number {
  let sum = 0xffffffff;
  for (let i = 0; i < bytes.length; i++)
    sum = (sum >>> 8) ^ (TABLE[(sum ^ (bytes[i] as number)) & 255] as number);
  return ~sum >>> 0;
}
