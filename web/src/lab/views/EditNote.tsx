// SPDX-License-Identifier: MIT
/** What was set by hand of a run, from which step on, and the way back. */
import { words } from '../../i18n';
import { format_count, format_exact } from '../../lib/numbers';
import { tensors_of } from '../../lib/tensors';
import { place_name, place_of } from '../experiment/parameters';
import type { RunId } from '../ids';
import { useLab } from './lab-context';
import { names_in } from './names';

/** Listed; more are counted. */
const MOST_LISTED = 4;

export function EditNote({ id }: { id: RunId }) {
  const lab = useLab();
  const { edits: text } = words.value.runs;
  const edits = lab.runs[id].edits.value;
  if (edits.length === 0) return null;
  const tensors = tensors_of(lab.network.value);
  const listed = edits
    .slice(-MOST_LISTED)
    .map(({ step, parameter, value }) =>
      text.one(place_name(place_of(tensors, parameter)), format_exact(value), format_count(step)),
    );
  const more = edits.length - listed.length;
  return (
    <div class="edit-note">
      <p class="note">
        {text.title}
        {listed.join(text.comma)}
        {more > 0 && text.more(format_count(more))}
      </p>
      <button type="button" class="small" title={text.back_hint} onClick={() => void lab.take_edits_back(id)}>
        {text.back}
        <span class="visually-hidden"> {names_in(lab).short[id]}</span>
      </button>
    </div>
  );
}
