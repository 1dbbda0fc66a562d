// SPDX-License-Identifier: MIT
/** A step from inside, in a frame: its stations, and the way from phase to phase. */
import { useLayoutEffect } from 'preact/hooks';
import { words } from '../../i18n';
import { inside_words } from '../../i18n/inside-room';
import { format_count } from '../../lib/numbers';
import { Phases } from '../inside-room/Phases';
import { Stations } from '../inside-room/Stations';
import { lab_keys, take_keys } from '../keys';
import { use_lab } from '../lab-context';
import { Embedded } from './Embedded';

export function InsideEmbed() {
  const lab = use_lab();
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
