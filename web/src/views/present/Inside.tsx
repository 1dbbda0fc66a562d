// SPDX-License-Identifier: MIT
/** A step from inside, for the last row: the station the run is at, alone. */
import { inside_words } from '../../i18n/inside-room';
import type { Lab } from '../../state/contract';
import { Stations } from '../inside-room/Stations';
import { lab_keys } from '../keys';
import { use_lab } from '../lab-context';
import { names_in } from '../names';
import { Code } from './Code';
import { Frame } from './Frame';
import { use_run_numbers } from './Numbers';
import { shared_of } from './title';
import type { Walk } from './use-hands';
import './station.css';

export function InsidePresent() {
  const lab = use_lab();
  const { inside: id, runs } = lab;
  const run = id.value;
  const { colour, snapshot } = runs[run];
  const of = snapshot.value?.inside?.step ?? 0;
  const words = inside_words.value;
  const numbers = use_run_numbers();
  return (
    <Frame
      title={`${of > 0 ? words.title(String(of)) : words.title_none} ${names_in(lab).long[run]}`}
      shared={shared_of(lab)}
      figure={() => (
        <>
          <h2 class="visually-hidden">{words.stations}</h2>
          <Stations />
        </>
      )}
      // The step, and the run that is looked into.
      numbers={numbers.filter((one) => one.colour === null || one.colour === colour.value)}
      walk={phase_walk(lab)}
      code={<Code />}
    />
  );
}

const phase_walk = (lab: Lab): Walk => ({
  next: () => lab.loading.peek() || lab.step_phase(),
  back: () => lab.loading.peek() || lab.back_phase(),
  keys: lab_keys(lab),
});
