// SPDX-License-Identifier: MIT
/** The two runs and what may differ between them: lr, γ, and how momentum is written. */
import { words } from '../i18n';
import { format_exact, format_number } from '../lib/numbers';
import { RUN_IDS, type RunId, type RunSettings } from '../state/contract';
import { RUN } from '../state/settings';
import { CONVENTIONS, effective_step, Rule, VELOCITY_LETTERS } from './formulas';
import { use_lab } from './lab-context';
import { names_in } from './names';
import { Select } from './Select';
import { Slider } from './Slider';

export function Runs() {
  const { runs } = words.value;
  return (
    <section class="panel" aria-labelledby="runs-title">
      <header class="panel-head">
        <h2 id="runs-title">{runs.title}</h2>
        <span class="note">{runs.note}</span>
      </header>
      {RUN_IDS.map((id) => (
        <Run key={id} id={id} />
      ))}
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
      <h3 id={`run-${id}`} class={`ink-${id}`}>
        {name}
      </h3>
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
        label: `${text.conventions[one]}: ${VELOCITY_LETTERS[one]}`,
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
      <p class="note">
        {text.effective} {average ? 'lr' : 'lr/(1−γ)'} ={' '}
        <b>{average ? format_exact(lr) : format_number(effective_step(settings))}</b>
      </p>
    </>
  );
}
