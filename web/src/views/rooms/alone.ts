// SPDX-License-Identifier: MIT
/**
 * What a room is on a projector and in a frame of somebody's page. A room joins by a component of its own, made of
 * present/Frame or embed/Embedded, and a line here; until then all of it is shown.
 */
import type { ComponentType } from 'preact';
import type { Mode, RoomId } from '../../state/contract';

type Load = () => Promise<ComponentType>;

const ANY: Record<Exclude<Mode, 'page'>, Load> = {
  present: async () => (await import('../present/AnyRoom')).AnyRoomPresent,
  embed: async () => (await import('../embed/AnyRoom')).AnyRoomEmbed,
};

const OWN: Record<Exclude<Mode, 'page'>, Partial<Record<RoomId, Load>>> = {
  present: {
    train: async () => (await import('../present/Train')).TrainPresent,
    ravine: async () => (await import('../present/Ravine')).RavinePresent,
    learn: async () => (await import('../present/Learn')).LearnPresent,
    inside: async () => (await import('../present/Inside')).InsidePresent,
  },
  embed: {
    train: async () => (await import('../embed/Train')).TrainEmbed,
    ravine: async () => (await import('../embed/Ravine')).RavineEmbed,
    learn: async () => (await import('../embed/Learn')).LearnEmbed,
    inside: async () => (await import('../embed/Inside')).InsideEmbed,
  },
};

export const alone = (mode: Exclude<Mode, 'page'>, room: RoomId): Load => OWN[mode][room] ?? ANY[mode];
