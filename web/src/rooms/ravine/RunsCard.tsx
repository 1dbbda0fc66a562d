// SPDX-License-Identifier: MIT
/** The experiment's runs with their lr and γ here; the chosen one's can be slid. */

import { Slider } from '../../lab/controls/Slider';
import { SLIDERS } from '../../lab/experiment/rates';
import type { RunId } from '../../lab/ids';
import { format_exact } from '../../lib/numbers';
import type { Ravine } from './descent/ravine';
import { best_of, type RavineRun } from './descent/runs';
import { SCALES } from './descent/scales';
import { ravine_words } from './words';
import './styles/cards.css';

interface RunsCardProps {
  ravine: Ravine;
  names: Readonly<Record<RunId, string>>;
  chosen: RavineRun | undefined;
  choose(id: RunId): void;
}

export function RunsCard({ ravine, names, chosen, choose }: RunsCardProps) {
  const words = ravine_words.value;
  return (
    <section class="panel ravine-runs" aria-labelledby="ravine-runs">
      <header class="panel-head">
        <h2 id="ravine-runs">{words.runs}</h2>
        <span class="note">{words.as_in_train}</span>
      </header>
      <fieldset class="paces">
        <legend class="visually-hidden">{words.runs}</legend>
        <div class="pace-heads" aria-hidden="true">
          <span>{words.lr}</span>
          <span>{words.momentum}</span>
        </div>
        {ravine.runs.value.map((run) => (
          <label key={run.id} title={words.choose_hint} style={{ '--run': `var(--${run.colour})` }}>
            <input
              type="radio"
              name="ravine-run"
              checked={run.id === chosen?.id}
              onChange={() => choose(run.id)}
            />
            <b style={{ color: `var(--${run.colour}-ink)` }}>{names[run.id]}</b>
            <span>{format_exact(run.lr)}</span>
            <span>{'momentum' in run.settings ? format_exact(run.momentum) : '–'}</span>
          </label>
        ))}
      </fieldset>
      {chosen && <Pace ravine={ravine} run={chosen} name={names[chosen.id]} />}
    </section>
  );
}

function Pace({ ravine, run, name }: { ravine: Ravine; run: RavineRun; name: string }) {
  const words = ravine_words.value;
  const slid = (key: 'lr' | 'momentum') => (
    <Slider
      // Another run's refusals are not this one's.
      key={`${run.id}-${key}`}
      id={`ravine-${key}`}
      label={words[key]}
      name={words.of_run(name, words[key])}
      slider_name={words.slider(words.of_run(name, words[key]))}
      hint={words[`${key}_hint`]}
      setting={SLIDERS[key]}
      value={run[key]}
      scale={SCALES[key]}
      commit={(value) => ravine.set_pace(run.id, key, value)}
    />
  );
  return (
    <>
      {slid('lr')}
      {run.has_momentum && slid('momentum')}
      {best_of(run, ravine.descents.value?.best) && (
        <button type="button" title={words.best_hint} onClick={() => ravine.move_to_best(run.id)}>
          {words.best_button}
        </button>
      )}
    </>
  );
}
