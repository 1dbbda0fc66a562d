// SPDX-License-Identifier: MIT
/** A step from inside on a projector: the one station the run is at. */
import { type ReadonlySignal, useComputed, useSignal } from '@preact/signals';
import { once_loaded } from '../../lab/playback/once-loaded';
import type { Lab } from '../../lab/view';
import { lab_and_data_keys } from '../../lab/views/keys';
import { useLab } from '../../lab/views/lab-context';
import { names_in } from '../../lab/views/names';
import { Code } from '../../modes/present/Code';
import { Frame } from '../../modes/present/Frame';
import { useRunNumbers } from '../../modes/present/Numbers';
import { shared_of } from '../../modes/present/title';
import type { Navigation } from '../../modes/present/use-controls';
import { Stations } from './Stations';
import { inside_words } from './words';
import './station.css';

export function InsidePresent() {
  const lab = useLab();
  const { inside: id, runs } = lab;
  const run = id.value;
  const { colour, snapshot } = runs[run];
  const of = snapshot.value?.products.step_trace?.step ?? 0;
  const words = inside_words.value;
  const numbers = useRunNumbers();
  const navigation = usePhaseNavigation(lab);
  return (
    <Frame
      title={`${of > 0 ? words.title(String(of)) : words.title_none} ${names_in(lab).long[run]}`}
      shared={shared_of(lab)}
      figure={() => (
        <>
          <h2 class="visually-hidden">{words.stations}</h2>
          <Stations forward={navigation.forward.value} />
        </>
      )}
      // The step, and the run that is looked into.
      numbers={numbers.filter((one) => one.colour === null || one.colour === colour.value)}
      navigation={navigation}
      code={<Code />}
    />
  );
}

/** The first phase goes forward and makes the loss: shown alone, they are two stops. */
function usePhaseNavigation(lab: Lab): Navigation & { forward: ReadonlySignal<boolean> } {
  /** the step whose loss was shown, by the steps before it */
  const loss_shown_at = useSignal(-1);
  const forward = useComputed(() => lab.phase.value === 1 && loss_shown_at.value !== lab.step.value);
  const go_on = () => {
    if (forward.peek()) loss_shown_at.value = lab.step.peek();
    else void lab.step_phase();
  };
  const go_back = () => {
    if (lab.phase.peek() === 1 && !forward.peek()) loss_shown_at.value = -1;
    else void lab.back_phase();
  };
  return {
    next: () => once_loaded(lab, go_on),
    back: () => once_loaded(lab, go_back),
    keys: lab_and_data_keys(lab),
    forward,
  };
}
