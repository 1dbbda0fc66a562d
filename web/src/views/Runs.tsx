// SPDX-License-Identifier: MIT
/** The runs and what may differ between them: lr, γ, how momentum is written, and which tensors are trained. */
import { words } from '../i18n';
import { format_exact, format_number } from '../lib/numbers';
import type { RunId, RunSettings } from '../state/contract';
import { RUN } from '../state/settings';
import { CONVENTIONS, effective_step, Rule, VELOCITY_LETTERS } from './formulas';
import { use_lab } from './lab-context';
import { names_in } from './names';
import { Select } from './Select';
import { Slider } from './Slider';
import { TrainedTensors } from './TrainedTensors';

export function Runs() {
  const lab = use_lab();
  const { runs } = words.value;
  const alone = lab.shown.value.length === 1;
  return (
    <section class="panel" aria-labelledby="runs-title">
      <header class="panel-head">
        <h2 id="runs-title">{runs.title}</h2>
        {!alone && <span class="note">{runs.note}</span>}
      </header>
      {lab.shown.value.map((id) => (
        <Run key={id} id={id} />
      ))}
      {alone && (
        <button
          type="button"
          class="add-run"
          title={runs.add_hint}
          onClick={() => lab.set_experiment('runs', 'ab')}
        >
          + {runs.add}
        </button>
      )}
    </section>
  );
}

function Run({ id }: { id: RunId }) {
  const lab = use_lab();
  const { runs: text } = words.value;
  const name = names_in(lab).long[id];
  const { lr, momentum } = lab.runs[id].settings.value;
  return (
    <section class={`run run-${id}`} aria-labelledby={`run-${id}`}>
      <div class="run-head">
        <h3 id={`run-${id}`} class={`ink-${id}`}>
          {name}
        </h3>
        {id !== 'a' && (
          <button
            type="button"
            class="small"
            title={text.remove_hint}
            onClick={() => lab.set_experiment('runs', 'a')}
          >
            {text.remove}
            <span class="visually-hidden"> {name}</span>
          </button>
        )}
      </div>
      <Slider
        id={`${id}-lr`}
        label={text.lr}
        name={text.lr_label(name)}
        slider_name={text.lr_slider(name)}
        hint={text.lr_hint}
        value={lr}
        scale={RUN.lr.control}
        commit={(typed) => lab.set_run(id, 'lr', typed)}
      />
      <Slider
        id={`${id}-momentum`}
        label={text.momentum_key}
        name={text.momentum_label(name)}
        slider_name={text.momentum_slider(name)}
        hint={text.momentum_hint}
        value={momentum}
        scale={RUN.momentum.control}
        commit={(typed) => lab.set_run(id, 'momentum', typed)}
      />
      {momentum > 0 && <ConventionChoice id={id} name={name} />}
      <RuleInWords settings={lab.runs[id].settings.value} />
      <TrainedTensors id={id} />
    </section>
  );
}

function ConventionChoice({ id, name }: { id: RunId; name: string }) {
  const lab = use_lab();
  const { runs: text } = words.value;
  return (
    <Select
      id={`${id}-convention`}
      label={text.convention}
      name={text.convention_label(name)}
      hint={text.convention_hint}
      stacked
      value={lab.runs[id].settings.value.convention}
      options={CONVENTIONS.map((one) => ({
        value: one,
        label: `${text.conventions[one]}${words.value.app.colon}${VELOCITY_LETTERS[one]}`,
      }))}
      choose={(next) => lab.set_run(id, 'convention', next)}
    />
  );
}

function RuleInWords({ settings }: { settings: RunSettings }) {
  const { runs: text } = words.value;
  const { lr, momentum, convention } = settings;
  if (momentum === 0)
    return (
      <>
        <Rule settings={settings} />
        <p class="note">{text.words.plain}</p>
      </>
    );
  const average = convention === 'average';
  return (
    <>
      <Rule settings={settings} />
      <p class="note">{text.words[convention]}</p>
      {!average && <p class="note">{text.article_words}</p>}
      <p class="note">
        {text.effective} {average ? 'lr' : 'lr/(1−γ)'} ={' '}
        <b>{average ? format_exact(lr) : format_number(effective_step(settings))}</b>
      </p>
    </>
  );
}
