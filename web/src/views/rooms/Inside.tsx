// SPDX-License-Identifier: MIT
/** The room where one step is walked through in slow motion, sample by sample and weight by weight. */
import { useEffect } from 'preact/hooks';
import { words as common } from '../../i18n';
import { inside_words } from '../../i18n/inside-room';
import { format_count } from '../../lib/numbers';
import { Conventions } from '../inside-room/Conventions';
import { Forget } from '../inside-room/Forget';
import { Stations } from '../inside-room/Stations';
import { lab_keys, take_keys } from '../keys';
import { LinkNote } from '../LinkNote';
import { use_lab } from '../lab-context';
import { ParameterPicker } from '../ParameterPicker';
import { phase_cards } from '../phase-cards';
import { Transport } from '../Transport';
import { Troubles } from '../Troubles';

export function Inside() {
  const lab = use_lab();
  useEffect(() => take_keys(lab_keys(lab)), [lab]);
  return (
    <>
      <Transport />
      <LinkNote />
      <Troubles />
      <section class="inside-room" aria-labelledby="inside-room-title">
        <header class="inside-head">
          <Title />
          <SampleChoice />
          <span class="note pick-weight">{inside_words.value.weight}</span>
          <ParameterPicker />
          <span class="note">{inside_words.value.click}</span>
          <Phases />
        </header>
        <Stations />
      </section>
      <div class="inside-cards">
        <Forget />
        <Conventions />
      </div>
    </>
  );
}

function Title() {
  const lab = use_lab();
  const words = inside_words.value;
  const step = lab.runs[lab.inside.value].snapshot.value?.inside?.step ?? 0;
  return <h2 id="inside-room-title">{step > 0 ? words.title(format_count(step)) : words.title_none}</h2>;
}

/** Goes round: after the last sample of the batch comes the first. */
function SampleChoice() {
  const lab = use_lab();
  const words = inside_words.value;
  const trace = lab.runs[lab.inside.value].snapshot.value?.trace;
  const all = trace?.samples ?? 0;
  const now = trace?.sample ?? 0;
  const go = (to: number) => {
    lab.set_view('sample', String(((to + all) % all) + 1));
  };
  return (
    <div class="sample-choice">
      <span class="note">{words.sample}</span>
      <button type="button" aria-label={words.before} disabled={all < 2} onClick={() => go(now - 1)}>
        ‹
      </button>
      <output>{words.sample_of(format_count(all === 0 ? 0 : now + 1), format_count(all))}</output>
      <button type="button" aria-label={words.after} disabled={all < 2} onClick={() => go(now + 1)}>
        ›
      </button>
      {trace?.batch && <span class="note">{words.batch(trace.batch.number, trace.batch.of)}</span>}
    </div>
  );
}

function Phases() {
  return (
    <div class="phase-verbs">
      <Back />
      <Next />
    </div>
  );
}

function Back() {
  const lab = use_lab();
  const words = inside_words.value;
  const none = lab.loading.value || (lab.step.value === 0 && lab.phase.value === 0);
  return (
    <button type="button" title={words.back_hint} disabled={none} onClick={() => lab.back_phase()}>
      {words.back} <kbd>⇧P</kbd>
    </button>
  );
}

function Next() {
  const lab = use_lab();
  const words = inside_words.value;
  const text = common.value.inside;
  const run = lab.runs[lab.inside.value];
  const inside = run.snapshot.value?.inside;
  const cards = inside ? phase_cards(inside, text, run) : [];
  const name = cards[lab.phase.value]?.name ?? '';
  return (
    <button
      type="button"
      class="strong"
      title={words.next_hint}
      disabled={lab.loading.value}
      onClick={() => lab.step_phase()}
    >
      {words.next(name)} <kbd>P</kbd>
    </button>
  );
}
