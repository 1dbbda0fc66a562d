// SPDX-License-Identifier: MIT
/** What is shared of the page as it stands: the experiment; in a room without it what the room is set to, nothing else. */
import { rows } from '../../lab/experiment/setting';
import type { LinkKind, Mode } from '../../lab/ids';
import type { Lab } from '../../lab/view';

const OF_A_PAGE = ['room', 'view', 'lang', 'theme'];

export function shared_link(lab: Lab, kind: LinkKind, mode?: Mode): string {
  const link = lab.link(kind, mode);
  const { experiment, settings } = lab.room.value;
  if (experiment !== 'none') return link;
  const address = new URL(link);
  for (const key of [...address.searchParams.keys()])
    if (!OF_A_PAGE.includes(key)) address.searchParams.delete(key);
  const own = settings ? lab.room_settings(settings).value : {};
  for (const [key, { url, format }] of rows(settings?.table ?? {}))
    address.searchParams.set(url, format(Reflect.get(own, key)));
  return address.href;
}
