// SPDX-License-Identifier: MIT
/** What is shared of the page as it stands: the experiment; in the lessons' room the chapter, and nothing of the runs. */

import type { LinkKind, Mode } from '../../lab/ids';
import type { Lab } from '../../lab/view';

const OF_A_CHAPTER = ['room', 'view', 'lang', 'theme'];

export function shared_link(lab: Lab, kind: LinkKind, mode?: Mode): string {
  const link = lab.link(kind, mode);
  const { room, chapter } = lab.view.value;
  if (room !== 'learn') return link;
  const address = new URL(link);
  for (const key of [...address.searchParams.keys()])
    if (!OF_A_CHAPTER.includes(key)) address.searchParams.delete(key);
  address.searchParams.set('chapter', String(chapter));
  return address.href;
}
