// SPDX-License-Identifier: MIT
/** What the page says above its rooms, where a room stands alone: of the link, of the runs and of their workers. */
import { TRAINING_ROOMS } from '../../lab/ids';
import { useLab } from '../../lab/views/lab-context';
import { Troubles } from '../../lab/views/Troubles';
import { LinkNote } from './LinkNote';
import { leave } from './leave';
import { OutgrownBanner } from './UpdateBanner';

export function Notices() {
  const lab = useLab();
  const trains = TRAINING_ROOMS.includes(lab.view.value.room);
  return (
    <div class="notices">
      <OutgrownBanner leave={() => leave(lab)} />
      <LinkNote />
      {/* Ravine and lessons have workers of their own, and words for them in their figures. */}
      {trains && <Troubles />}
    </div>
  );
}
