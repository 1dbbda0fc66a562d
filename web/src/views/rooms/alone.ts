// SPDX-License-Identifier: MIT
/**
 * What a room is on a projector and in a frame of somebody's page. A room joins by a component of its own, made of
 * present/Frame or embed/Embedded, and a line here.
 */
import type { ComponentType } from 'preact';
import type { Mode, RoomId } from '../../state/contract';

type Load = () => Promise<ComponentType>;

const ALONE: Record<Exclude<Mode, 'page'>, Record<RoomId, Load>> = {
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

export const alone = (mode: Exclude<Mode, 'page'>, room: RoomId): Load => ALONE[mode][room];
