// SPDX-License-Identifier: MIT
/** The room where one step is walked through in slow motion, sample by sample and weight by weight. */
import { useLayoutEffect } from 'preact/hooks';
import { lab_and_data_keys, take_keys } from '../../lab/views/keys';
import { useLab } from '../../lab/views/lab-context';
import { ParameterPicker } from '../../lab/views/ParameterPicker';
import { Transport } from '../../lab/views/Transport';
import { Troubles } from '../../lab/views/Troubles';
import { format_count } from '../../lib/numbers';
import { LinkNote } from '../../modes/notices/LinkNote';
import { PhoneBar } from '../../modes/phone/Bar';
import { narrow } from '../../modes/phone/narrow';
import type { PickedSample } from '../../worker/protocol';
import { Conventions } from './conventions/Conventions';
import { Forget } from './forget/Forget';
import { Phases } from './Phases';
import { Stations, will_come } from './Stations';
import { inside_words } from './words';

export function Inside() {
  const lab = useLab();
  useLayoutEffect(() => take_keys(lab_and_data_keys(lab)), [lab]);
  const run = lab.runs[lab.inside.value];
  const waits = !run.snapshot.value?.products.step_trace && will_come(run);
  return (
    <>
      {!narrow.value && <Transport />}
      <LinkNote />
      <Troubles />
      <section class="inside-room" aria-labelledby="inside-room-title">
        <header class={waits ? 'inside-head waits' : 'inside-head'}>
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
      {narrow.value && <PhoneBar />}
    </>
  );
}

function Title() {
  const lab = useLab();
  const words = inside_words.value;
  const step = lab.runs[lab.inside.value].snapshot.value?.products.step_trace?.step ?? 0;
  return <h2 id="inside-room-title">{step > 0 ? words.title(format_count(step)) : words.title_none}</h2>;
}

/** A sample that somebody picked among all, and the way back to those of the step. */
function PickedChoice({ picked: { tested, row } }: { picked: PickedSample }) {
  const lab = useLab();
  const words = inside_words.value;
  return (
    <div class="sample-choice">
      <output>{words.picked(format_count(row + 1), tested)}</output>
      <button type="button" onClick={() => lab.set_view('traced', null)}>
        {words.own_samples}
      </button>
    </div>
  );
}

/** Goes round: after the last sample of the batch comes the first. */
function SampleChoice() {
  const lab = useLab();
  const words = inside_words.value;
  const trace = lab.runs[lab.inside.value].snapshot.value?.products.sample_trace;
  const all = trace?.samples ?? 0;
  const now = trace?.sample ?? 0;
  const picked = trace?.picked;
  if (picked) return <PickedChoice picked={picked} />;
  const go = (to: number) => {
    lab.set_view('sample', ((to + all) % all) + 1);
  };
  return (
    <div class="sample-choice">
      <span class="note">{words.sample}</span>
      <button type="button" aria-label={words.before} disabled={all < 2} onClick={() => go(now - 1)}>
        ‹
      </button>
      <output>
        {all === 0
          ? format_count(lab.view.value.sample)
          : words.sample_of(format_count(now + 1), format_count(all))}
      </output>
      <button type="button" aria-label={words.after} disabled={all < 2} onClick={() => go(now + 1)}>
        ›
      </button>
      {trace?.batch && (
        <span class="note">
          {words.batch(format_count(trace.row + 1), trace.batch.number, trace.batch.of)}
        </span>
      )}
    </div>
  );
}
