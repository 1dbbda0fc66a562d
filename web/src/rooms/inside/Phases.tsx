// SPDX-License-Identifier: MIT
/** To the next phase of the step, and back. */
import { words as common } from '../../i18n';
import { step_model } from '../../lab/rule/step-model';
import { useLab } from '../../lab/views/lab-context';
import { phase_cards } from '../../lab/views/phase-cards';
import { inside_words } from './words';

export function Phases() {
  return (
    <div class="phase-verbs">
      <Back />
      <Next />
    </div>
  );
}

function Back() {
  const lab = useLab();
  const words = inside_words.value;
  const none = lab.loading.value || (lab.step.value === 0 && lab.phase.value === 0);
  return (
    <button type="button" title={words.back_hint} disabled={none} onClick={() => lab.back_phase()}>
      {words.back} <kbd>⇧P</kbd>
    </button>
  );
}

function Next() {
  const lab = useLab();
  const words = inside_words.value;
  const text = common.value.inside;
  const run = lab.runs[lab.inside.value];
  const step_trace = run.snapshot.value?.products.step_trace;
  const cards = step_trace ? phase_cards(step_model(step_trace, run), text) : [];
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
