// SPDX-License-Identifier: MIT
/** The chart in words: which run reached the target loss, and when. */
import { words } from '../i18n';
import { format_count, format_exact } from '../lib/numbers';
import type { Reached, RunId } from '../state/contract';
import { Field } from './Field';
import { use_lab } from './lab-context';
import { names_in } from './names';
import { loss_text } from './text';

/** Who was there first is named first. */
function by_arrival(ids: readonly RunId[], reached: Record<RunId, Reached | null>): RunId[] {
  const when = (id: RunId) => reached[id]?.step ?? Number.POSITIVE_INFINITY;
  return [...ids].sort((one, other) => (when(one) === when(other) ? 0 : when(one) - when(other)));
}

export function TargetSentence() {
  const lab = use_lab();
  const { target: text } = words.value;
  const names = names_in(lab).short;
  const { target } = lab.view.value;
  const step = format_count(lab.step.value);
  const reached = { a: lab.runs.a.reached.value, b: lab.runs.b.reached.value };
  const sentence = (id: RunId) => {
    const name = (
      <b key={id} class={`ink-${id}`}>
        {names[id]}
      </b>
    );
    const when = reached[id];
    if (when !== null) {
      const reached_it = when.exact ? text.reached : text.reached_by;
      return reached_it(name, format_exact(target), format_count(when.step));
    }
    return text.not_reached(name, format_exact(target), step, loss_text(lab.runs[id].loss.value));
  };
  const said = () => {
    if (lab.step.value > 0) return by_arrival(lab.shown.value, reached).flatMap(sentence);
    if (lab.loading.value) return words.value.transport.loading;
    const alone = lab.shown.value.length === 1;
    return (alone ? text.not_started_alone : text.not_started)(format_exact(target));
  };
  return (
    <div class="sentence">
      {/* Read aloud when it stands still; while playing it would never stop. */}
      <p aria-live={lab.playing.value ? 'off' : 'polite'}>{said()}</p>
      <Field
        id="target"
        label={text.label}
        hint={text.hint}
        value={String(target)}
        commit={(typed) => lab.set_view('target', typed)}
      />
    </div>
  );
}
