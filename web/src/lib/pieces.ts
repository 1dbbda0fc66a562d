// SPDX-License-Identifier: MIT
/** A sentence around something the caller makes (a coloured name): pieces in order. */
export type Pieces<T> = (T | string)[];
