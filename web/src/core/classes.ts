// SPDX-License-Identifier: MIT
/** What logits say of classes, sample by sample. */

/** Rows of logits into rows of probabilities, worked out in float64; the largest is taken off, so that none overflows. */
export function softmax(logits: Float32Array, classes: number): Float32Array {
  const all = new Float32Array(logits.length);
  for (let at = 0; at < logits.length; at += classes) {
    const row = logits.subarray(at, at + classes);
    const greatest = row.reduce((most, logit) => Math.max(most, logit), Number.NEGATIVE_INFINITY);
    const parts = Array.from(row, (logit) => Math.exp(logit - greatest));
    const sum = parts.reduce((total, part) => total + part, 0);
    for (const [i, part] of parts.entries()) all[at + i] = part / sum;
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
