// SPDX-License-Identifier: MIT
/** A room's description: what is known of it before any of its views is loaded. */
import type { ComponentType } from 'preact';
import type { LabRoom } from '../lab/room';
import type { Language } from '../lib/storage';

type Load = () => Promise<ComponentType>;

export interface PageRoom<S extends object = object> extends LabRoom<S> {
  /** on its tab */
  name: Readonly<Record<Language, string>>;
  /** it is reached from this room, and has no tab of its own */
  within?: string;
  /** the room in the page: a file of its own, or there at once, where the page opens on it */
  page: { load: Load } | { at_once: ComponentType };
  /** on a projector: made of modes/present/Frame */
  present: Load;
  /** in a frame of somebody's page: made of modes/embed/Embedded */
  embed: Load;
}
