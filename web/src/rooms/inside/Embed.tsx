// SPDX-License-Identifier: MIT
/** A step from inside, in a frame: its stations, and the way from phase to phase. */
import { useLayoutEffect } from 'preact/hooks';
import { words } from '../../i18n';
import { lab_keys, take_keys } from '../../lab/views/keys';
import { useLab } from '../../lab/views/lab-context';
import { format_count } from '../../lib/numbers';
import { Embedded } from '../../modes/embed/Embedded';
import { Phases } from './Phases';
import { Stations } from './Stations';
import { inside_words } from './words';

export function InsideEmbed() {
  const lab = useLab();
  useLayoutEffect(() => take_keys(lab_keys(lab)), [lab]);
  return (
    <Embedded
      figure={
        <>
          <h2 class="visually-hidden">{inside_words.value.stations}</h2>
          <Stations />
        </>
      }
      verbs={
        <div class="verbs">
          <Phases />
          <span class="embed-step">
            {words.value.transport.step_count} <b data-testid="step">{format_count(lab.step.value)}</b>
          </span>
        </div>
      }
    />
  );
}
