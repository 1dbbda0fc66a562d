// SPDX-License-Identifier: MIT
/** What logits say of classes, sample by sample. */

/** Rows of logits into rows of probabilities, worked out in float64; the largest is taken off, so that none overflows. */
export function softmax(logits: Float32Array, classes: number): Float32Array {
  const all = new Float32Array(logits.length);
  const parts = new Float64Array(classes);
  for (let at = 0; at < logits.length; at += classes) {
    let greatest = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < classes; i++) greatest = Math.max(greatest, logits[at + i] as number);
    let sum = 0;
    for (let i = 0; i < classes; i++) {
      const part = Math.exp((logits[at + i] as number) - greatest);
      parts[i] = part;
      sum += part;
    }
    for (let i = 0; i < classes; i++) all[at + i] = (parts[i] as number) / sum;
  }
  return all;
}

/** The class of the greatest logit in each row, the first of equals; a NaN is the greatest, as PyTorch has it. */
export function argmax(logits: Float32Array, classes: number): Int32Array {
  return Int32Array.from({ length: logits.length / classes }, (_, sample) => {
    const row = logits.subarray(sample * classes, (sample + 1) * classes);
    const nan = row.findIndex(Number.isNaN);
    return nan >= 0 ? nan : row.indexOf(row.reduce((most, logit) => Math.max(most, logit)));
  });
}
