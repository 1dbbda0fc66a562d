// SPDX-License-Identifier: MIT
/** What the lessons' room is set to: which chapter is open. */
import { integer } from '../../lab/experiment/setting';
import type { RoomSettings } from '../../lab/room';

export interface LearnSettings {
  /** from 1 on */
  chapter: number;
}

/** As many as there are: a test holds it to the list of chapters, which loads with the room. */
const MOST_CHAPTERS = 8;

export const LEARN_SETTINGS = {
  table: { chapter: integer('chapter', 1, { min: 1, max: MOST_CHAPTERS }) },
} satisfies RoomSettings<LearnSettings>;
