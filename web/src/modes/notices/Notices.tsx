// SPDX-License-Identifier: MIT
/** What the page says above its rooms, where a room stands alone: of the link, of the runs and of their workers. */
import { useLab } from '../../lab/views/lab-context';
import { Troubles } from '../../lab/views/Troubles';
import { LinkNote } from './LinkNote';
import { leave } from './leave';
import { OutgrownBanner } from './UpdateBanner';

export function Notices() {
  const lab = useLab();
  return (
    <div class="notices">
      <OutgrownBanner leave={() => leave(lab)} />
      <LinkNote />
      {/* The others have workers of their own, and words for them in their figures. */}
      {lab.room.value.experiment === 'runs' && <Troubles />}
    </div>
  );
}
