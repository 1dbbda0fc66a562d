// SPDX-License-Identifier: MIT
/** The six colours of runs. */

/** The six colours by letter: blue, vermillion, green, purple, black, ochre. A run has its own letter's unless told otherwise. */
export const COLOURS = ['a', 'b', 'c', 'd', 'e', 'f'] as const;

export type Colour = (typeof COLOURS)[number];
