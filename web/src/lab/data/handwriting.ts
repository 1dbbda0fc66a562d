// SPDX-License-Identifier: MIT
/** Pixels of handwritten pictures. */

/** Red, green, blue: ink stays ink on paper, in both themes. */
const PAPER = [250, 249, 246] as const;
const INK = [29, 29, 27] as const;

/** From 0, paper, to 1, ink. */
export function handwriting(values: Float32Array): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray(4 * values.length).fill(255);
  for (const [i, value] of values.entries())
    for (let part = 0; part < 3; part++) {
      const paper = PAPER[part] as number;
      pixels[4 * i + part] = paper + value * ((INK[part] as number) - paper);
    }
  return pixels;
}
