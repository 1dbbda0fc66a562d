// SPDX-License-Identifier: MIT
/** Play, step, reset of a ravine. */

import { PlayerButtons } from '../../ui/Player';
import type { Ravine } from './descent/ravine';
import { ravine_words } from './words';

/** `small`: reset is its picture alone. */
export function RavineVerbs({ ravine, small = false }: { ravine: Ravine; small?: boolean }) {
  const playing = ravine.playing.value;
  return (
    <PlayerButtons
      words={ravine_words.value}
      playing={playing}
      small={small}
      toggle={() => (playing ? ravine.pause() : ravine.play())}
      step={() => ravine.step_once()}
      reset={() => ravine.reset()}
    />
  );
}
