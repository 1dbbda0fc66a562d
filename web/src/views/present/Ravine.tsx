// SPDX-License-Identifier: MIT
/** The ravine, for the last row. */
import { present_words } from '../../i18n/present';
import { ravine_words } from '../../i18n/ravine';
import { format_count, format_exact, format_number } from '../../lib/numbers';
import type { Ravine } from '../../state/ravine/ravine';
import { stop_after, stop_before } from '../../state/stops';
import { use_lab } from '../lab-context';
import { names_in, type RunNames } from '../names';
import { Failure } from '../ravine/Failure';
import { ravine_keys, ravine_title, use_lab_ravine } from '../ravine/lab-ravine';
import { RavineFigure } from '../ravine/RavineFigure';
import { loss_at } from '../ravine/reading';
import { Sentence } from '../ravine/Sentence';
import { Code } from './Code';
import { Frame } from './Frame';
import type { KeyNumber } from './Numbers';
import type { Walk } from './use-hands';

/** The figure's smallest letters are 10.5 px: so many times larger they are 27 of a screen's units. */
const SCALE = 27 / 10.5;

export function RavinePresent() {
  const ravine = use_lab_ravine();
  const names = names_in(use_lab()).short;
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
      walk={ravine_walk(ravine)}
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

/** From stop to stop; the end of the ways is one. */
function ravine_walk(ravine: Ravine): Walk {
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
    const loss = loss_at(ravine.ways.value, id, step);
    const γ = has_momentum ? `, γ\u00a0${format_exact(momentum)}` : '';
    return {
      name: text.run_with(names[id], `lr\u00a0${format_exact(lr)}${γ}`),
      value: Number.isNaN(loss) ? text.no_loss : format_number(loss, { digits: 2 }),
      colour,
    };
  });
  return [{ name: text.step, value: format_count(step), colour: null }, ...runs];
}
