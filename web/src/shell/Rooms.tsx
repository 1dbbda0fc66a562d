// SPDX-License-Identifier: MIT
/** The tabs, and the room that is open. All but the first are files of their own, which come when they are opened. */
import { language, words } from '../i18n';
import type { Lab } from '../lab/view';
import { useLab } from '../lab/views/lab-context';
import { ROOMS } from '../rooms';
import type { PageRoom } from '../rooms/room';
import { Lazy } from '../ui/Lazy';

export const room_open = (lab: Lab): PageRoom =>
  ROOMS.find(({ id }) => id === lab.view.value.room) ?? ROOMS[0];

export function Tabs() {
  const lab = useLab();
  const open = room_open(lab).within ?? lab.view.value.room;
  const tabs = ROOMS.filter(({ within }) => within === undefined);
  if (tabs.length < 2) return null;
  return (
    <nav class="tabs" aria-label={words.value.rooms.title}>
      {tabs.map(({ id, name }) => (
        <button
          key={id}
          type="button"
          aria-current={id === open ? 'page' : undefined}
          onClick={() => lab.set_view('room', id)}
        >
          {name[language.value]}
        </button>
      ))}
    </nav>
  );
}

export function OpenRoom() {
  const { id, page } = room_open(useLab());
  if ('load' in page) return <Lazy key={id} load={page.load} props={{}} />;
  return <page.at_once />;
}
