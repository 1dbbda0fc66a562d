// SPDX-License-Identifier: MIT
/** A phone's bar of controls at the foot: play, step, reset, speed and the step. */
import { words } from '../../i18n';
import { Spark } from '../../lab/chart/Spark';
import { Select } from '../../lab/controls/Select';
import { useLab } from '../../lab/views/lab-context';
import { RunVerbs } from '../../lab/views/RunVerbs';
import { Said, speed_options } from '../../lab/views/Transport';
import { format_count } from '../../lib/numbers';

export function PhoneBar() {
  const lab = useLab();
  const { transport } = words.value;
  return (
    <section class="phone-bar" aria-label={transport.title}>
      <Said />
      <RunVerbs small />
      <Select
        id="speed"
        label={transport.speed}
        hint={transport.speed_hint}
        value={lab.view.value.speed}
        options={speed_options(lab).map(({ value, label }) => ({
          value,
          label: typeof value === 'number' ? `× ${label}` : label,
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
