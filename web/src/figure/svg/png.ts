// SPDX-License-Identifier: MIT
/**
 * Pixels as the address of a PNG picture, which an SVG file holds where it has no canvas to ask. Not compressed: a figure's
 * grids are small. Format: PNG (W3C), zlib (RFC 1950) with stored blocks (RFC 1951).
 */
import { crc32 } from '../../lib/files/crc32';
import { joined_bytes } from '../../lib/files/joined-bytes';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const STORED = 0xffff;
/** RFC 1950: the checksum's modulus. */
const ADLER = 65521;

const bytes_of = (number: number) => [
  number >>> 24,
  (number >>> 16) & 255,
  (number >>> 8) & 255,
  number & 255,
];

function adler(bytes: ArrayLike<number>): number {
  let [low, high] = [1, 0];
  for (let i = 0; i < bytes.length; i++) {
    low = (low + (bytes[i] as number)) % ADLER;
    high = (high + low) % ADLER;
  }
  return ((high << 16) | low) >>> 0;
}

function chunk(type: string, data: ArrayLike<number>): Uint8Array {
  const named = joined_bytes([[...type].map((letter) => letter.charCodeAt(0)), data]);
  return joined_bytes([bytes_of(data.length), named, bytes_of(crc32(named))]);
}

function stored(bytes: Uint8Array): Uint8Array {
  const blocks: ArrayLike<number>[] = [[0x78, 0x01]];
  for (let at = 0; at < bytes.length; at += STORED) {
    const block = bytes.subarray(at, at + STORED);
    const [low, high] = [block.length & 255, block.length >>> 8];
    const is_last = at + STORED >= bytes.length;
    blocks.push([is_last ? 1 : 0, low, high, low ^ 255, high ^ 255], block);
  }
  return joined_bytes([...blocks, bytes_of(adler(bytes))]);
}

/** `pixels`: red, green, blue and opacity of each, row by row from the top. */
export function png_url(pixels: Uint8ClampedArray, columns: number, rows: number): string {
  const length = 4 * columns;
  // Each row begins with the number of its filter: none.
  const lines = new Uint8Array(rows * (length + 1));
  for (let row = 0; row < rows; row++)
    lines.set(pixels.subarray(row * length, (row + 1) * length), row * (length + 1) + 1);
  // 8 bits each of red, green, blue and opacity.
  const head = [...bytes_of(columns), ...bytes_of(rows), 8, 6, 0, 0, 0];
  const file = joined_bytes([
    SIGNATURE,
    chunk('IHDR', head),
    chunk('IDAT', stored(lines)),
    chunk('IEND', []),
  ]);
  let text = '';
  for (const byte of file) text += String.fromCharCode(byte);
  return `data:image/png;base64,${btoa(text)}`;
}
