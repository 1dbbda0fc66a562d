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

const NO_BREAK = '\u00a0';
const BEFORE = /(第|约|[=≈]|\blr|\bln|γ|\b[Ss]tep|\bchapter) (?=\{)/g;
const AFTER = /\} (?=步|章|倍|个|[=≈]|(?:steps?|times|samples|classes|parameters|numbers)\b)/g;
const LETTER = /(\blr|γ|\)) (?=[=≈])/g;

/** A number stays with its unit, and with the letter or the word it belongs to: no line ends between them. */
export const with_no_breaks = (text: string): string =>
  text.replace(BEFORE, `$1${NO_BREAK}`).replace(AFTER, `}${NO_BREAK}`).replace(LETTER, `$1${NO_BREAK}`);

/** The text cut at its formulas: every second piece is one. */
export const around_formulas = (text: string): string[] => text.split('$');
