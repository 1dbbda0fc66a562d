// SPDX-License-Identifier: MIT
/** The open card of a run: its name and colour, its rule with its options, its schedule, and what can be done with it. */
import { words } from '../../../i18n';
import { Field } from '../../../lab/controls/Field';
import { Select } from '../../../lab/controls/Select';
import { RULES } from '../../../lab/experiment/schema';
import { style_settings } from '../../../lab/experiment/settings';
import { RUN_IDS, type RunId } from '../../../lab/ids';
import { EditNote } from '../../../lab/views/EditNote';
import { useLab } from '../../../lab/views/lab-context';
import { names_in } from '../../../lab/views/names';
import { run_refusal } from '../../../lab/views/refusals';
import { ZeroGrad } from '../../../lab/views/ZeroGrad';
import { COLOURS, type Colour } from '../../../lib/colours';
import { format_exact } from '../../../lib/numbers';
import { StagedMount } from '../../../ui/StagedMount';
import { PinButton } from '../shelf/PinButton';
import { Options } from './Options';
import { RuleWords } from './RuleWords';
import { is_scheduled, Schedule } from './Schedule';
import { TrainedTensors } from './TrainedTensors';
import { Unusual } from './Unusual';

/** Of an lr that a schedule made. */
const LR_DIGITS = 4;

export function Card({ id }: { id: RunId }) {
  const lab = useLab();
  const { runs: text } = words.value;
  const name = names_in(lab).long[id];
  const run = lab.runs[id];
  const settings = run.settings.value;
  return (
    <section class="run-card" id={`run-${id}`} aria-labelledby={`run-${id}-name`}>
      <StagedMount>
        <Select
          id={`${id}-rule`}
          label={text.rule}
          name={text.rule_label(name)}
          hint={text.rule_hint}
          value={settings.rule}
          options={RULES.map((rule) => ({ value: rule, label: text.rules[rule] }))}
          refusal={run_refusal(lab, id, 'rule')}
          choose={(rule) => lab.set_run(id, 'rule', rule)}
        />
        <Options id={id} run={name} />
        <RunRule id={id} />
        <Schedule id={id} run={name} />
        <Looks id={id} run={name} />
        <TrainedTensors id={id} />
        <ZeroGrad id={id} run={name} />
        <EditNote id={id} />
        <Unusual id={id} run={name} />
        <Verbs id={id} run={name} />
      </StagedMount>
    </section>
  );
}

/** The rule as the next step has it: under a schedule lr is not what is set. */
function RunRule({ id }: { id: RunId }) {
  const run = useLab().runs[id];
  const settings = run.settings.value;
  const set = settings.lr;
  const exact = is_scheduled(settings) ? (run.snapshot.value?.lr ?? set) : set;
  const lr = exact === set ? set : Number(exact.toPrecision(LR_DIGITS));
  return (
    <>
      {lr !== set && <p class="note">{words.value.runs.lr_now(format_exact(lr), format_exact(set))}</p>}
      <RuleWords settings={{ ...settings, lr }} />
    </>
  );
}

function Looks({ id, run }: { id: RunId; run: string }) {
  const lab = useLab();
  const { runs: text } = words.value;
  const { name, colour } = lab.runs[id];
  return (
    <div class="looks">
      <Field
        id={`${id}-name`}
        label={text.name}
        name={text.name_label(run)}
        hint={text.name_hint}
        value={name.value}
        setting={style_settings(id).name}
        empty={{ value: '', word: run }}
        words
        commit={(new_name) => lab.set_style(id, 'name', new_name)}
      />
      <Swatches id={id} run={run} value={colour.value} />
    </div>
  );
}

function Swatches({ id, run, value }: { id: RunId; run: string; value: Colour }) {
  const lab = useLab();
  const { runs: text } = words.value;
  return (
    <fieldset class="swatches">
      <legend class="visually-hidden">{text.colour_label(run)}</legend>
      <span aria-hidden="true">{text.colour}</span>
      {COLOURS.map((colour) => (
        <label key={colour} class={`run-${colour}`} title={text.colours[colour]}>
          <input
            type="radio"
            name={`${id}-colour`}
            aria-label={text.colours[colour]}
            checked={colour === value}
            onChange={() => lab.set_style(id, 'colour', colour)}
          />
        </label>
      ))}
    </fieldset>
  );
}

function Verbs({ id, run }: { id: RunId; run: string }) {
  const lab = useLab();
  const { runs: text } = words.value;
  const shown = lab.shown.value;
  const at = shown.indexOf(id);
  const hidden = lab.runs[id].hidden.value;
  const whose = <span class="visually-hidden"> {run}</span>;
  return (
    <div class="run-verbs">
      <button
        type="button"
        class="small"
        title={text.duplicate_hint}
        disabled={shown.length === RUN_IDS.length}
        onClick={() => lab.duplicate_run(id)}
      >
        {text.duplicate}
        {whose}
      </button>
      <button
        type="button"
        class="small"
        title={text.hide_hint}
        onClick={() => lab.set_style(id, 'hidden', !hidden)}
      >
        {hidden ? text.show : text.hide}
        {whose}
      </button>
      <PinButton id={id} label />
      <button
        type="button"
        class="small"
        title={text.remove_hint}
        disabled={shown.length === 1}
        onClick={() => lab.remove_run(id)}
      >
        {text.remove}
        {whose}
      </button>
      <Move label={text.up(run)} sign="↑" disabled={at === 0} move={() => lab.move_run(id, at - 1)} />
      <Move
        label={text.down(run)}
        sign="↓"
        disabled={at === shown.length - 1}
        move={() => lab.move_run(id, at + 1)}
      />
    </div>
  );
}

function Move({
  label,
  sign,
  disabled,
  move,
}: {
  label: string;
  sign: string;
  disabled: boolean;
  move(): void;
}) {
  return (
    <button type="button" class="small" aria-label={label} title={label} disabled={disabled} onClick={move}>
      {sign}
    </button>
  );
}
