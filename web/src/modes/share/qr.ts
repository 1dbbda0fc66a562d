// SPDX-License-Identifier: MIT
/** A text as a QR code: its dark squares as one path, in the code's own units. */
import { generate } from 'lean-qr';

export interface Code {
  /** squares along a side, without the margin */
  size: number;
  path: string;
}

/** Bytes that the largest code holds (ISO/IEC 18004, version 40 at its weakest correction). */
export const MOST_BYTES = 2953;

/** A row's dark squares that touch are one rectangle, or hairlines show between them. */
function row_path(dark: (x: number) => boolean, y: number, size: number): string {
  let path = '';
  for (let x = 0; x < size; x++) {
    if (!dark(x)) continue;
    const from = x;
    while (x < size && dark(x)) x++;
    path += `M${from} ${y}h${x - from}v1h${from - x}z`;
  }
  return path;
}

/** null: it is too long for any code. */
export function code_of(text: string): Code | null {
  if (new TextEncoder().encode(text).length > MOST_BYTES) return null;
  // The smallest that holds it, with as much correction as there is room for.
  const bitmap = generate(text);
  const { size } = bitmap;
  const rows = Array.from({ length: size }, (_, y) => row_path((x) => bitmap.get(x, y), y, size));
  return { size, path: rows.join('') };
}
