// SPDX-License-Identifier: MIT
/** The tabs, and the room that is open. All but the first are files of their own, which come when they are opened. */
import type { ComponentType } from 'preact';
import { words } from '../i18n';
import { ROOMS, type RoomId } from '../lab/ids';
import { useLab } from '../lab/views/lab-context';
import { Train } from '../rooms/train/Room';
import { Lazy } from '../ui/Lazy';

type LaterRoom = Exclude<RoomId, 'train'>;

/** Where each room is. */
const FILES: Record<LaterRoom, () => Promise<ComponentType>> = {
  inside: async () => (await import('../rooms/inside/Room')).Inside,
  ravine: async () => (await import('../rooms/ravine/Room')).Ravine,
  learn: async () => (await import('../rooms/learn/Room')).Learn,
};

export function Tabs() {
  const lab = useLab();
  const { rooms } = words.value;
  const open = lab.view.value.room;
  if (ROOMS.length < 2) return null;
  return (
    <nav class="tabs" aria-label={rooms.title}>
      {ROOMS.map((id) => (
        <button
          key={id}
          type="button"
          aria-current={id === open ? 'page' : undefined}
          onClick={() => lab.set_view('room', id)}
        >
          {rooms.names[id]}
        </button>
      ))}
    </nav>
  );
}

export function Room() {
  const lab = useLab();
  const id = lab.view.value.room;
  return id === 'train' ? <Train /> : <Lazy key={id} load={FILES[id]} props={{}} />;
}
