// SPDX-License-Identifier: MIT
/** Play, step, reset, how fast, how far, and where to stop. */
import { words } from '../../i18n';
import { format_count, format_exact } from '../../lib/numbers';
import { MOST_CHARACTERS } from '../../lib/text';
import { PlayerBar } from '../../ui/Player';
import { ComparisonLink } from '../comparison/ComparisonLink';
import { Field } from '../controls/Field';
import { SPEEDS, VIEW } from '../experiment/settings';
import type { Speed } from '../experiment/types';
import type { Lab } from '../view';
import { useLab } from './lab-context';
import { RunVerbs } from './RunVerbs';

export function Transport() {
  const lab = useLab();
  const { transport } = words.value;
  const { speed } = lab.view.value;
  const of_steps = String(speed).endsWith('/s') ? transport.speed_a_second : transport.speed;
  return (
    <PlayerBar
      title={transport.title}
      buttons={<RunVerbs />}
      speed={{
        legend: transport.speed,
        name: 'speed',
        hint: transport.speed_hint,
        value: speed,
        options: speed_options(lab),
        choose: (chosen) => lab.set_view('speed', chosen),
      }}
      unit={speed === 'phase' ? transport.speed_phase : of_steps}
      meters={[
        { name: transport.step_count, value: <StepCount />, id: 'step' },
        { name: transport.rate, value: <Rate />, class: 'rate' },
      ]}
    >
      <StopAt />
      <Status />
    </PlayerBar>
  );
}

/** Phases are for who looks inside a step, and there as many others have room; what is chosen is offered everywhere. */
const unlisted_speed = ({ room, view }: Lab): Speed => {
  const { speed } = view.value;
  const other = room.value.of_a_step ? '5/s' : 'phase';
  return speed === other ? (other === 'phase' ? '5/s' : 'phase') : other;
};

export const speed_options = (lab: Lab) =>
  SPEEDS.filter((value) => value !== unlisted_speed(lab)).map((value) => ({
    value,
    label: value === 'max' || value === 'phase' ? words.value.transport[value] : String(value),
  }));

/** Apart, so that what does not change with a step is not made again. */
const StepCount = () => <>{format_count(useLab().step.value)}</>;

function Rate() {
  const lab = useLab();
  const going =
    lab.playing.value && lab.shown.value.every((id) => lab.runs[id].condition.value.is === 'well');
  const rate = going && !lab.loading.value ? lab.steps_per_second.value : Number.NaN;
  return (
    <>
      {format_count(rate)} <small>{words.value.transport.rate_unit}</small>
    </>
  );
}

export function StopAt() {
  const lab = useLab();
  const { transport } = words.value;
  const { stop_step, stop_loss } = lab.view.value;
  const never = { value: 0, word: transport.never };
  return (
    <fieldset class="stop-at">
      <legend>{transport.stop_at}</legend>
      <div>
        <Field
          id="stop-step"
          label={transport.stop_step}
          hint={transport.stop_step_hint}
          setting={VIEW.stop_step}
          value={stop_step}
          empty={never}
          commit={(step) => lab.set_view('stop_step', step)}
        />
        <Field
          id="stop-loss"
          label={transport.stop_loss}
          hint={transport.stop_loss_hint}
          setting={VIEW.stop_loss}
          value={stop_loss}
          empty={never}
          commit={(loss) => lab.set_view('stop_loss', loss)}
        />
      </div>
    </fieldset>
  );
}

function Status() {
  return (
    <div class="status note">
      <Engine />
      <Said />
      <LongLink />
    </div>
  );
}

/** What trains here, and how we know that it is right. */
export function Engine() {
  const lab = useLab();
  return (
    <p class="note">
      <span class="engine">{words.value.transport.engine(String(lab.experiment.value.seed))} · </span>
      <ComparisonLink />
    </p>
  );
}

export function Said() {
  return (
    <p class="said" aria-live="polite">
      {transport_text(useLab())}
    </p>
  );
}

function LongLink() {
  const { value: length } = useLab().link_length;
  return length > MOST_CHARACTERS ? <p>{words.value.transport.long_link(format_count(length))}</p> : null;
}

/** Why play rests, or what it does next. */
function transport_text(lab: Lab): string | null {
  const { transport } = words.value;
  const { stop_step, stop_loss } = lab.view.value;
  const replaying = lab.replaying.value;
  if (lab.loading.value) return transport.loading;
  if (replaying !== null) return transport.replaying(format_count(replaying));
  const step = format_count(lab.step.value);
  switch (lab.stopped_by.value) {
    case 'stop_step':
      return lab.stop_is_explicit.value
        ? transport.stopped.as_asked(step)
        : transport.stopped.stop_step(step);
    case 'stop_loss':
      return transport.stopped.stop_loss(format_exact(stop_loss));
    case 'trouble':
      return transport.stopped.trouble;
  }
  const past = lab.playing.value && stop_step > 0 && lab.step.value >= stop_step;
  return past ? transport.past_stop(format_count(stop_step)) : null;
}
