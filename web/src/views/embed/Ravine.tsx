// SPDX-License-Identifier: MIT
/** The ravine, in a frame: the ways, and the step and the losses beside its buttons. */
import { useLayoutEffect } from 'preact/hooks';
import { ravine_words } from '../../i18n/ravine';
import { format_count, format_number } from '../../lib/numbers';
import type { RunId } from '../../state/contract';
import type { Ravine } from '../../state/ravine/ravine';
import { take_keys } from '../keys';
import { use_lab } from '../lab-context';
import { names_in } from '../names';
import { Failure } from '../ravine/Failure';
import { ravine_keys, use_lab_ravine } from '../ravine/lab-ravine';
import { RavineFigure } from '../ravine/RavineFigure';
import { RavineVerbs } from '../ravine/RavineVerbs';
import { loss_at } from '../ravine/reading';
import { Embedded } from './Embedded';

export function RavineEmbed() {
  const ravine = use_lab_ravine();
  const names = names_in(use_lab()).short;
  useLayoutEffect(() => take_keys(ravine_keys(ravine)), [ravine]);
  return (
    <Embedded
      figure={
        <>
          <Failure ravine={ravine} />
          <RavineFigure ravine={ravine} names={names} />
        </>
      }
      sentence={<Losses ravine={ravine} names={names} />}
      verbs={
        <div class="verbs">
          <RavineVerbs ravine={ravine} small />
          <span class="embed-step">
            {ravine_words.value.step_count} <b data-testid="step">{format_count(ravine.step.value)}</b>
          </span>
        </div>
      }
    />
  );
}

function Losses({ ravine, names }: { ravine: Ravine; names: Readonly<Record<RunId, string>> }) {
  const words = ravine_words.value;
  const step = ravine.step.value;
  return (
    <dl class="embed-losses">
      {ravine.runs.value.map(({ id, colour }) => (
        <div key={id} class={`ink-${colour}`}>
          <dt>{words.loss_of(names[id])}</dt>
          <dd>{format_number(loss_at(ravine.ways.value, id, step), { digits: 3 })}</dd>
        </div>
      ))}
    </dl>
  );
}
