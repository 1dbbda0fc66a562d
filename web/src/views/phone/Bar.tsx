// SPDX-License-Identifier: MIT
/** Play, step, reset, speed and the step under the thumb, whatever is read above. */
import { words } from '../../i18n';
import { format_count } from '../../lib/numbers';
import { VIEW } from '../../state/settings';
import { PlayIcon, ResetIcon } from '../icons';
import { toggle_play } from '../keys';
import { use_lab } from '../lab-context';
import { Select } from '../Select';
import { Said, speed_options } from '../Transport';
import { Spark } from './Spark';

export function PhoneBar() {
  const lab = use_lab();
  const { transport } = words.value;
  const loading = lab.loading.value;
  const playing = lab.playing.value && !loading;
  return (
    <section class="phone-bar" aria-label={transport.title}>
      <Said />
      <button
        type="button"
        class="play"
        aria-label={loading ? transport.loading : playing ? transport.pause : transport.play}
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
        class="icon"
        aria-label={transport.reset}
        title={transport.reset_hint}
        onClick={() => lab.reset()}
      >
        <ResetIcon />
      </button>
      <Select
        id="speed"
        label={transport.speed}
        hint={transport.speed_hint}
        value={VIEW.speed.format(lab.view.value.speed)}
        options={speed_options().map(({ value, label }) => ({
          value,
          label: /^\d+$/.test(value) ? `× ${label}` : label,
        }))}
        choose={(speed) => lab.set_view('speed', speed)}
      />
      <Spark />
      <p class="phone-step">
        <span>{transport.step_count}</span> <b data-testid="step">{format_count(lab.step.value)}</b>
      </p>
    </section>
  );
}
