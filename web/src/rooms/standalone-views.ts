// SPDX-License-Identifier: MIT
/**
 * What a room is on a projector and in a frame of somebody's page. A room joins by a component of its own, made of
 * present/Frame or embed/Embedded, and a line here.
 */
import type { ComponentType } from 'preact';
import type { Mode, RoomId } from '../lab/ids';

type Load = () => Promise<ComponentType>;

const ALONE: Record<Exclude<Mode, 'page'>, Record<RoomId, Load>> = {
  present: {
    train: async () => (await import('./train/Present')).TrainPresent,
    ravine: async () => (await import('./ravine/Present')).RavinePresent,
    learn: async () => (await import('./learn/Present')).LearnPresent,
    inside: async () => (await import('./inside/Present')).InsidePresent,
  },
  embed: {
    train: async () => (await import('./train/Embed')).TrainEmbed,
    ravine: async () => (await import('./ravine/Embed')).RavineEmbed,
    learn: async () => (await import('./learn/Embed')).LearnEmbed,
    inside: async () => (await import('./inside/Embed')).InsideEmbed,
  },
};

export const alone = (mode: Exclude<Mode, 'page'>, room: RoomId): Load => ALONE[mode][room];
