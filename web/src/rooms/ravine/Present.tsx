// SPDX-License-Identifier: MIT
/** The ravine on a projector. */

import { stop_after, stop_before } from '../../lab/playback/stops';
import { useLab } from '../../lab/views/lab-context';
import { names_in, type RunNames } from '../../lab/views/names';
import { format_count, format_exact, format_number } from '../../lib/numbers';
import { Code } from '../../modes/present/Code';
import { Frame } from '../../modes/present/Frame';
import type { KeyNumber } from '../../modes/present/Numbers';
import type { Navigation } from '../../modes/present/use-controls';
import { present_words } from '../../modes/present/words';
import type { Ravine } from './descent/ravine';
import { Failure } from './Failure';
import { RavineFigure } from './figures/RavineFigure';
import { ravine_keys, ravine_title, useLabRavine } from './lab-ravine';
import { loss_at } from './reading';
import { Sentence } from './Sentence';
import { ravine_words } from './words';

/** The figure's smallest letters are 10.5 px: so many times larger they are 27 of a screen's units. */
const SCALE = 27 / 10.5;

export function RavinePresent() {
  const ravine = useLabRavine();
  const names = names_in(useLab()).short;
  const runs = ravine.runs.value;
  return (
    <Frame
      title={ravine_title(ravine)}
      shared={ravine_words.value.title_note}
      figure={(unit) => (
        <>
          <Failure ravine={ravine} />
          <RavineFigure ravine={ravine} names={names} scale={SCALE * unit} />
        </>
      )}
      sentence={<Sentence ravine={ravine} names={names} brief />}
      numbers={numbers_of(ravine, names)}
      navigation={ravine_navigation(ravine)}
      code={
        <Code
          loss="loss = f(w)"
          parameters="[w]"
          settings={(id) => runs.find((run) => run.id === id)?.settings}
        />
      }
    />
  );
}

/** From stop to stop; the end of the trajectories is one. */
function ravine_navigation(ravine: Ravine): Navigation {
  const go = (next: typeof stop_after) => {
    ravine.pause();
    ravine.show(next(ravine.step.peek(), ravine.steps.peek()));
  };
  return { next: () => go(stop_after), back: () => go(stop_before), keys: ravine_keys(ravine) };
}

/** The step, and each run with its lr and γ here, and its loss. */
function numbers_of(ravine: Ravine, names: RunNames['short']): KeyNumber[] {
  const text = present_words.value;
  const step = ravine.step.value;
  const runs = ravine.runs.value.map(({ id, lr, momentum, has_momentum, colour }): KeyNumber => {
    const loss = loss_at(ravine.descents.value, id, step);
    const γ = has_momentum ? `, γ\u00a0${format_exact(momentum)}` : '';
    return {
      name: text.run_with(names[id], `lr\u00a0${format_exact(lr)}${γ}`),
      value: Number.isNaN(loss) ? text.no_loss : format_number(loss, { digits: 2 }),
      colour,
    };
  });
  return [{ name: text.step, value: format_count(step), colour: null }, ...runs];
}
