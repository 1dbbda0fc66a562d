// SPDX-License-Identifier: MIT
/** Play, step, reset: the three buttons of every place where the runs go on. */
import { words } from '../../i18n';
import { PlayIcon, ResetIcon } from '../../ui/icons';
import { toggle_play } from './keys';
import { useLab } from './lab-context';

/** `small`: reset is its picture alone. */
export function RunVerbs({ small = false }: { small?: boolean }) {
  const lab = useLab();
  const { transport } = words.value;
  const loading = lab.loading.value;
  const playing = lab.playing.value && !loading;
  const play = playing ? transport.pause : transport.play;
  return (
    <>
      <button
        type="button"
        class="play"
        aria-label={loading ? transport.loading : play}
        title={transport.play_hint}
        disabled={loading}
        onClick={() => toggle_play(lab)}
      >
        <PlayIcon playing={playing} />
      </button>
      <button type="button" title={transport.step_hint} disabled={loading} onClick={() => lab.step_once()}>
        {transport.step}
      </button>
      <button
        type="button"
        class={small ? 'icon' : 'with-icon'}
        aria-label={small ? transport.reset : undefined}
        title={transport.reset_hint}
        onClick={() => lab.reset()}
      >
        <ResetIcon />
        {!small && transport.reset}
      </button>
    </>
  );
}
