// SPDX-License-Identifier: MIT
/** Links as mail programs and chats leave them: what has one meaning is read as it was. */

/** Sentences and brackets close behind a link, and are taken for its end. A comma may be what is left of a change. */
const CLOSING = /[\s>.)\]};:!?'"’”»。）】》」；：！？…]+$/u;

/** What HTML writes for the signs around a link. */
const ENTITIES = /^(?:gt|quot|apos|#39|#34);?$/;

/** Without what closed a sentence behind it. */
export const shorn = (text: string): string => text.replace(CLOSING, '');

/** `data%3Dlearnable%26seed%3D22`, perhaps more than once: no sign in it separates anything. */
function unwrapped(query: string): string {
  if (query.includes('=') || !/%(25)*3d/i.test(query)) return query;
  try {
    return unwrapped(decodeURIComponent(query));
  } catch {
    return query;
  }
}

/** `&amp;seed=22`, and keys in capitals; a value is its key's own matter. */
function mended_pair(pair: string): string {
  const [key = ''] = pair.split('=', 1);
  const plain = key.replace(/^(?:amp;|#38;)+/i, '').toLowerCase();
  return plain + pair.slice(key.length);
}

/** The query as it was before it was sent around; one that is whole stays as it is. */
export function mended(query: string): string {
  const bare = unwrapped(query.replace(/^\?/, ''));
  const pairs = bare
    .split('&')
    .map(mended_pair)
    .filter((pair) => !ENTITIES.test(pair));
  const whole = pairs.join('&');
  return query.startsWith('?') && whole !== '' ? `?${whole}` : whole;
}
