// SPDX-License-Identifier: MIT
/** Links as mail programs and chats leave them: what has one meaning is read as it was. */
import { OPTION_KEYS } from '../experiment/schema';

/** What HTML writes for the signs around a link. */
const ENTITIES = /^(?:gt|quot|apos|#39|#34);?$/;

/** `data%3Dlearnable%26seed%3D22`, perhaps more than once: no sign in it separates anything. */
function unwrapped(query: string): string {
  if (query.includes('=') || !/%(25)*3d/i.test(query)) return query;
  try {
    return unwrapped(decodeURIComponent(query));
  } catch {
    return query;
  }
}

/** Small letters, but where PyTorch's name has capitals: schedule.T_max. */
function spelt(key: string): string {
  const small = key.toLowerCase();
  const option = small.replace(/^[^.]*\./, '');
  const known = OPTION_KEYS.find((one) => one.toLowerCase() === option);
  return known && option !== small ? small.slice(0, -option.length) + known : small;
}

/** `&amp;seed=22`, and keys in capitals; a value is its key's own matter. */
function mended_pair(pair: string): string {
  const [key = ''] = pair.split('=', 1);
  return spelt(key.replace(/^(?:amp;|#38;)+/i, '')) + pair.slice(key.length);
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
