// SPDX-License-Identifier: MIT
/** A length for a style: Preact writes numbers as they are. */
export const px = (length: number) => `${length}px`;
