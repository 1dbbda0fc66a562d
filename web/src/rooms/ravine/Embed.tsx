// SPDX-License-Identifier: MIT
/** The ravine, in a frame: the trajectories, and the step and the losses beside its buttons. */
import { useLayoutEffect } from 'preact/hooks';
import type { RunId } from '../../lab/ids';
import { take_keys } from '../../lab/views/keys';
import { useLab } from '../../lab/views/lab-context';
import { names_in } from '../../lab/views/names';
import { format_count, format_number } from '../../lib/numbers';
import { Embedded } from '../../modes/embed/Embedded';
import type { Ravine } from './descent/ravine';
import { Failure } from './Failure';
import { RavineFigure } from './figures/RavineFigure';
import { ravine_keys, useLabRavine } from './lab-ravine';
import { RavineVerbs } from './RavineVerbs';
import { loss_at } from './reading';
import { ravine_words } from './words';
import './styles/embed.css';

export function RavineEmbed() {
  const ravine = useLabRavine();
  const names = names_in(useLab()).short;
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
          <dd>{format_number(loss_at(ravine.descents.value, id, step), { digits: 3 })}</dd>
        </div>
      ))}
    </dl>
  );
}
