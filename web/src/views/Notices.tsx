// SPDX-License-Identifier: MIT
/** What the page says above its rooms, where a room stands alone: of the link, of the runs and of their workers. */
import { TRAINING_ROOMS } from '../state/contract';
import { LinkNote } from './LinkNote';
import { use_lab } from './lab-context';
import { Troubles } from './Troubles';

export function Notices() {
  const trains = TRAINING_ROOMS.includes(use_lab().view.value.room);
  return (
    <div class="notices">
      <LinkNote />
      {/* Ravine and lessons have workers of their own, and words for them in their figures. */}
      {trains && <Troubles />}
    </div>
  );
}
