// SPDX-License-Identifier: MIT
/** Play, step, reset, how fast, which arrows; and where the chosen run is. */

import type { RunId } from '../../lab/ids';
import { drawn_name } from '../../lab/views/names';
import { format_count, format_number } from '../../lib/numbers';
import { PlayerBar } from '../../ui/Player';
import type { Ravine } from './descent/ravine';
import { RAVINE_SPEEDS } from './descent/settings';
import { RavineVerbs } from './RavineVerbs';
import { loss_at } from './reading';
import { ravine_words } from './words';
import './styles/cards.css';

interface RavineTransportProps {
  ravine: Ravine;
  /** whose loss is told */
  chosen: RunId;
  name: string;
}

export function RavineTransport({ ravine, chosen, name }: RavineTransportProps) {
  const words = ravine_words.value;
  const loss = loss_at(ravine.descents.value, chosen, ravine.step.value);
  return (
    <PlayerBar
      title={words.transport}
      class="ravine-transport"
      buttons={<RavineVerbs ravine={ravine} />}
      speed={{
        legend: words.speed,
        name: 'ravine-speed',
        hint: words.speed_hint,
        value: ravine.settings.value.speed,
        options: speed_options(),
        choose: (speed) => ravine.set('speed', speed),
      }}
      unit={words.speed}
      meters={[
        { name: words.step_count, value: format_count(ravine.step.value), id: 'ravine-step' },
        {
          name: words.loss_of(drawn_name(name)),
          value: format_number(loss, { digits: 3 }),
          id: 'ravine-loss',
        },
      ]}
    >
      <Arrows ravine={ravine} />
      <div class="status note">
        <Where ravine={ravine} />
        <p>{words.exact}</p>
      </div>
    </PlayerBar>
  );
}

/** Said as it changes. */
export function Where({ ravine, ...rest }: { ravine: Ravine; class?: string }) {
  const words = ravine_words.value;
  const at = () => words.status(format_count(ravine.step.value));
  return (
    <p aria-live="polite" {...rest}>
      {ravine.playing.value ? words.playing : at()}
    </p>
  );
}

export const speed_options = () =>
  RAVINE_SPEEDS.map((value) => ({
    value,
    label: value === 'all' ? ravine_words.value.all : String(value),
  }));

export function Arrows({ ravine }: { ravine: Ravine }) {
  const words = ravine_words.value;
  return (
    <div class="arrow-choices">
      {(['velocity', 'gradient'] as const).map((key) => (
        <label key={key} title={words[`${key}_hint`]}>
          <input
            type="checkbox"
            checked={ravine.settings.value[key]}
            onChange={(event) => ravine.set(key, event.currentTarget.checked)}
          />
          {words[key]}
        </label>
      ))}
    </div>
  );
}
