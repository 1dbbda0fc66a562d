// SPDX-License-Identifier: MIT
/** A room that has no figure of its own for a projector: all of it, magnified. */
import { words } from '../../i18n';
import { use_lab } from '../lab-context';
import { Room } from '../rooms/Room';
import { Code } from './Code';
import { Frame } from './Frame';

export function AnyRoomPresent() {
  const { room } = use_lab().view.value;
  return (
    <Frame
      title={words.value.rooms.names[room]}
      figure={() => (
        <div class="present-room">
          <Room />
        </div>
      )}
      code={<Code />}
    />
  );
}
