// SPDX-License-Identifier: MIT
/** The link that opens the page where it is now: at this step while it rests; while it goes on, playing. */
import type { Lab } from '../../lab/view';
import { shared_link } from '../share/shared-link';

export interface MomentLink {
  link: string;
  playing: boolean;
}

export function moment_link(lab: Lab): MomentLink {
  const playing = lab.playing.value;
  // Of runs that go on, nothing is to be made anew with every frame.
  if (!playing) void [lab.step.value, lab.phase.value];
  // A room's step may be a setting of its own.
  const { settings } = lab.room.value;
  if (settings) void lab.room_settings(settings).value;
  return { link: shared_link(lab, playing ? 'playing' : 'moment'), playing };
}
