// SPDX-License-Identifier: MIT
/** A room that has no figure of its own for a frame: all of it. */
import { Room } from '../rooms/Room';
import { Embedded } from './Embedded';

export function AnyRoomEmbed() {
  return <Embedded figure={<Room />} verbs={<span />} />;
}
