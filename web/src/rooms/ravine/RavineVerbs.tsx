// SPDX-License-Identifier: MIT
/** Play, step, reset of a ravine. */

import { PlayIcon, ResetIcon } from '../../ui/icons';
import type { Ravine } from './descent/ravine';
import { ravine_words } from './words';

/** `small`: reset is its picture alone. */
export function RavineVerbs({ ravine, small = false }: { ravine: Ravine; small?: boolean }) {
  const words = ravine_words.value;
  const playing = ravine.playing.value;
  return (
    <>
      <button
        type="button"
        class="play"
        aria-label={playing ? words.pause : words.play}
        title={words.play_hint}
        onClick={() => (playing ? ravine.pause() : ravine.play())}
      >
        <PlayIcon playing={playing} />
      </button>
      <button type="button" title={words.step_hint} onClick={() => ravine.step_once()}>
        {words.step}
      </button>
      <button
        type="button"
        class={small ? 'icon' : 'with-icon'}
        aria-label={small ? words.reset : undefined}
        title={words.reset_hint}
        onClick={() => ravine.reset()}
      >
        <ResetIcon />
        {!small && words.reset}
      </button>
    </>
  );
}
