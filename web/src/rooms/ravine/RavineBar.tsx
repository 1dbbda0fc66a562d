// SPDX-License-Identifier: MIT
/** The ravine's bar of controls at a phone's foot: play, step, reset, speed, the losses and the step. */

import { useFigure } from '../../figure/use-figure';
import { Select } from '../../lab/controls/Select';
import type { RunId } from '../../lab/ids';
import { format_count } from '../../lib/numbers';
import type { Ravine } from './descent/ravine';
import { loss_spark } from './figures/loss-marks';
import { speed_options, Where } from './RavineTransport';
import { RavineVerbs } from './RavineVerbs';
import { run_trajectories } from './reading';
import { ravine_words } from './words';

interface RavineBarProps {
  ravine: Ravine;
  names: Readonly<Record<RunId, string>>;
}

export function RavineBar({ ravine, names }: RavineBarProps) {
  const words = ravine_words.value;
  return (
    <section class="phone-bar" aria-label={words.transport}>
      <Where ravine={ravine} class="visually-hidden" />
      <RavineVerbs ravine={ravine} small />
      <Select
        id="ravine-speed"
        label={words.speed}
        hint={words.speed_hint}
        value={ravine.settings.value.speed}
        options={speed_options().map(({ value, label }) => ({
          value,
          label: value === 'all' ? label : words.a_second(label),
        }))}
        choose={(speed) => ravine.set('speed', speed)}
      />
      <Spark ravine={ravine} names={names} />
      <p class="phone-step">
        <span>{words.step_count}</span> <b data-testid="ravine-step">{format_count(ravine.step.value)}</b>
      </p>
    </section>
  );
}

function Spark({ ravine, names }: RavineBarProps) {
  const descents = ravine.descents.value;
  const view = {
    trajectories: run_trajectories(descents),
    names,
    step: ravine.step.value,
    steps: ravine.steps.value,
  };
  const [canvas] = useFigure([descents, view.step, view.steps], (size) =>
    view.trajectories.length > 0 ? loss_spark(view, size) : null,
  );
  return (
    <span class="spark" aria-hidden="true">
      <canvas ref={canvas} />
    </span>
  );
}
