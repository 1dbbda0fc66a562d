// SPDX-License-Identifier: MIT
/** The experiment's runs with their lr and γ here; the chosen one's can be slid. */
import { ravine_words } from '../../i18n/ravine';
import { format_exact } from '../../lib/numbers';
import type { RunId } from '../../state/contract';
import type { Ravine } from '../../state/ravine/ravine';
import { is_heavy_ball, type RavineRun } from '../../state/ravine/runs';
import { PACE_SCALES } from '../../state/ravine/settings';
import { Slider } from '../Slider';
import './cards.css';

interface Props {
  ravine: Ravine;
  names: Readonly<Record<RunId, string>>;
  chosen: RavineRun | undefined;
  choose(id: RunId): void;
}

export function RunsCard({ ravine, names, chosen, choose }: Props) {
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
      value={run[key]}
      scale={PACE_SCALES[key]}
      commit={(text) => ravine.set_pace(run.id, key, text)}
    />
  );
  const best = ravine.ways.value?.best;
  const at = run.has_momentum ? best?.with_momentum : best?.without;
  return (
    <>
      {slid('lr')}
      {run.has_momentum && slid('momentum')}
      {at && is_heavy_ball(run) && (
        <button
          type="button"
          title={words.best_hint}
          onClick={() => ravine.move_on_map(run.id, at.lr, at.momentum, 'best')}
        >
          {words.best_button}
        </button>
      )}
    </>
  );
}
