// SPDX-License-Identifier: MIT
/** Texts with {names} and $formulas$ in them, and what they are filled with. */

/** The text cut at its names: plain pieces, and the names. */
export function pieces_of(text: string): (string | { name: string })[] {
  return text
    .split(/(\{\w+\})/)
    .filter((piece) => piece !== '')
    .map((piece) => (/^\{\w+\}$/.test(piece) ? { name: piece.slice(1, -1) } : piece));
}

export const filled = (text: string, value: (name: string) => string): string =>
  pieces_of(text)
    .map((piece) => (typeof piece === 'string' ? piece : value(piece.name)))
    .join('');

/** The text cut at its formulas: every second piece is one. */
export const around_formulas = (text: string): string[] => text.split('$');
