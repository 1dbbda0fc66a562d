// SPDX-License-Identifier: MIT
/** What a set of painted points is known by: a link whose letters have been changed on the way shows it. */
import { hash_of_bytes } from '../table/reading/hash';

export const id_of_text = (text: string): string =>
  hash_of_bytes(Uint8Array.from(text, (letter) => letter.charCodeAt(0))).slice(0, 8);
