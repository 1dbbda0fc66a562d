// SPDX-License-Identifier: MIT
/** The chart in words: which run reached the target loss, and when. */
import type { VNode } from 'preact';
import { words } from '../../i18n';
import { Field } from '../../lab/controls/Field';
import { loss_text } from '../../lab/controls/text';
import { VIEW } from '../../lab/experiment/settings';
import type { RunId } from '../../lab/ids';
import type { Reached } from '../../lab/run/record-data';
import { type DrawnPin, met_in, other_start } from '../../lab/shelf/pinned-run';
import type { Lab } from '../../lab/view';
import { useLab } from '../../lab/views/lab-context';
import { names_in } from '../../lab/views/names';
import { format_count, format_exact } from '../../lib/numbers';

type SentencePieces = (VNode | string)[];
interface Arrival {
  name: VNode;
  when: Reached;
}

/** Who was there first is named first. */
function arrivals(lab: Lab, name: (id: RunId) => VNode): Arrival[] {
  const there = lab.drawn.value.flatMap((id) => {
    const when = lab.runs[id].reached.value;
    return when ? [{ name: name(id), when }] : [];
  });
  return there.sort((one, other) => one.when.step - other.when.step);
}

/** The first with the target, the others with their steps alone. */
function reached_words([first, ...others]: Arrival[], goal: string, is_only: boolean): SentencePieces {
  const text = words.value.target;
  if (!first) return [];
  const step = format_count(first.when.step);
  const reached = first.when.exact ? text.reached : text.reached_by;
  if (is_only) return reached(first.name, goal, step);
  // Where two were there at once, none was first.
  const tied = others[0]?.when.step === first.when.step;
  const was_first = first.when.exact ? text.first : text.first_by;
  const target_sentence: SentencePieces = (tied ? reached : was_first)(first.name, goal, step);
  others.forEach(({ name, when: { step: at, exact } }, i) => {
    const [surely, at_most] = i === 0 ? [text.took, text.took_at_most] : [text.and, text.and_at_most];
    target_sentence.push(...(exact ? surely : at_most)(name, format_count(at)));
  });
  return others.length > 0 ? [...target_sentence, text.end] : target_sentence;
}

function missing_words(
  lab: Lab,
  name: (id: RunId) => VNode,
  goal: string,
  some_there: boolean,
): SentencePieces {
  const text = words.value.target;
  const missing = lab.drawn.value.filter((id) => lab.runs[id].reached.value === null);
  const step = format_count(lab.step.value);
  const now = (id: RunId) => loss_text(lab.runs[id].loss.value);
  // A sentence each for one or two, and none when all are there; more are told in a row.
  if (missing.length <= 2)
    return missing.flatMap((id) =>
      some_there ? text.not_it(name(id), step, now(id)) : text.not_reached(name(id), goal, step, now(id)),
    );
  const each = missing.flatMap((id, i) => [...(i > 0 ? [text.comma] : []), ...text.now(name(id), now(id))]);
  return text.none_of(each, goal, step);
}

function sentence(lab: Lab): SentencePieces | string {
  const text = words.value.target;
  const goal = format_exact(lab.view.value.target);
  const is_only = lab.drawn.value.length === 1;
  if (lab.step.value === 0) {
    if (lab.loading.value) return words.value.transport.loading;
    return (is_only ? text.not_started_alone : text.not_started)(goal);
  }
  const names = names_in(lab).short;
  const name = (id: RunId) => (
    <b key={id} class={`ink-${lab.runs[id].colour.value}`}>
      {names[id]}
    </b>
  );
  const there = arrivals(lab, name);
  return [
    ...reached_words(there, goal, is_only),
    ...missing_words(lab, name, goal, there.length > 0),
    ...lab.pinned.value.flatMap((pin) => pinned_words(lab, pin)),
  ];
}

/** A pinned run beside them: what it came to, and whether that can be compared. */
function pinned_words(lab: Lab, { run, colour }: DrawnPin): SentencePieces {
  const text = words.value.target;
  const name = (
    <b key={run.id} class={`ink-${colour}`}>
      {run.name}
    </b>
  );
  const met = met_in(run, lab.view.value.target);
  const result = met
    ? text.pinned(name, format_count(met.step))
    : text.pinned_not(name, format_count(run.steps), loss_text(run.record.loss));
  const differs = other_start(run.experiment, lab.experiment.value) !== null;
  return differs ? [...result, text.other_start] : result;
}

/** How much there is to say: room for it is kept from the start. */
function length_of(runs: number): string {
  if (runs > 4) return 'crowd';
  return runs > 2 ? 'many' : '';
}

/** The sentence alone. Read aloud when it stands still; while playing it would never stop. */
export function TargetWords() {
  const lab = useLab();
  const there = lab.drawn.value.filter((id) => lab.runs[id].reached.value);
  // Another sentence is another element: its words do not move, they are new.
  return (
    <p aria-live={lab.playing.value ? 'off' : 'polite'}>
      <span key={there.join()}>{sentence(lab)}</span>
    </p>
  );
}

export function TargetSentence() {
  const lab = useLab();
  const { target: text } = words.value;
  return (
    <div class={`sentence ${length_of(lab.drawn.value.length)}`}>
      <TargetWords />
      <Field
        id="target"
        label={text.label}
        hint={text.hint}
        setting={VIEW.target}
        value={lab.view.value.target}
        commit={(target) => lab.set_view('target', target)}
      />
    </div>
  );
}
