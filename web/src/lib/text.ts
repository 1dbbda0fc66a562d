// SPDX-License-Identifier: MIT

/** What is quoted of a foreign text (a link, an error) is at most this long. */
export const MOST_QUOTED = 100;

/** The text, or its beginning and an ellipsis: `most` characters together, none of them cut in half. */
export function shortened(text: string, most = MOST_QUOTED): string {
  if (text.length <= most) return text;
  const head = text.slice(0, most - 1);
  // Half of a character beyond the 16-bit plane is no character.
  return `${/[\uD800-\uDBFF]$/.test(head) ? head.slice(0, -1) : head}…`;
}

/** Longer links are cut by some of the programs people send them with. */
export const MOST_CHARACTERS = 2000;

/** Sentences and brackets close behind a link, and are taken for its end. A comma may be what is left of a change. */
const CLOSING = /[\s>.)\]};:!?'"’”»。）】》」；：！？…]+$/u;

/** Without what closed a sentence behind it. */
export const shorn = (text: string): string => text.replace(CLOSING, '');
