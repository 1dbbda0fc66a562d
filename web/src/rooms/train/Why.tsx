// SPDX-License-Identifier: MIT
/** Why momentum works, said with the numbers of the first steps; and a scene that goes through them slowly. */
import { effect, untracked } from '@preact/signals';
import { words } from '../../i18n';
import { turns } from '../../lab/run/turns';
import type { Lab } from '../../lab/view';
import { useLab } from '../../lab/views/lab-context';
import { names_in } from '../../lab/views/names';
import { format_count, format_number } from '../../lib/numbers';

/** The turns of the first ravine are over by then. */
const SCENE_STEPS = 60;
const SCENE_SPEED = '5/s';

/** From the start, five steps a second; then as it was. */
async function show_scene(lab: Lab): Promise<void> {
  const { speed, stop_step } = lab.view.peek();
  lab.set_view('speed', SCENE_SPEED);
  lab.set_view('stop_step', SCENE_STEPS);
  await lab.reset();
  lab.play();
  const stop = effect(() => {
    if (lab.playing.value) return;
    const now = untracked(() => lab.view.value);
    // What was chosen meanwhile stays.
    if (now.speed === SCENE_SPEED) lab.set_view('speed', speed);
    if (now.stop_step === SCENE_STEPS) lab.set_view('stop_step', stop_step);
    queueMicrotask(() => stop());
  });
}

const agreement_text = (value: number) => format_number(Number(value.toFixed(2)), { digits: 2 });

export function Why() {
  const lab = useLab();
  const { why: text } = words.value;
  return (
    <section class="panel why" aria-labelledby="why-title">
      <header class="panel-head">
        <h2 id="why-title">{text.title}</h2>
        <button
          type="button"
          title={text.watch_hint}
          disabled={lab.loading.value}
          onClick={() => void show_scene(lab)}
        >
          {text.watch}
        </button>
      </header>
      <p class="why-said">
        <WhyInNumbers />
      </p>
    </section>
  );
}

function WhyInNumbers() {
  const lab = useLab();
  const { why: text } = words.value;
  lab.frame.value;
  const id = lab.inside.value;
  const run = lab.runs[id];
  const name = (
    <b key="name" class={`ink-${lab.runs[id].colour.value}`}>
      {names_in(lab).short[id]}
    </b>
  );
  // A stride that was set otherwise grew or shrank for that reason.
  const end = Math.min(SCENE_STEPS, lab.step.value, run.first_change.value);
  const { rule, weight_decay, schedule } = run.settings.value;
  if (rule === 'adam' || !run.had_momentum.value) {
    const own = rule === 'sgd' ? (weight_decay === 0 ? text.plain : text.decayed) : text[rule];
    return <>{own(name)}</>;
  }
  // Under a schedule the stride follows lr, too.
  if (schedule !== 'constant') return <>{text.idea}</>;
  const { grew, shrank } = turns(run.opening('stride'), run.opening('agreement'), end);
  if (!grew) return <>{text.idea}</>;
  const times = (value: number) => format_number(value, { digits: 2 });
  const first = text.grew(name, agreement_text(grew.agreement), times(grew.times), span(grew));
  if (!shrank) return <>{first}</>;
  return (
    <>
      {first}
      {text.shrank(agreement_text(shrank.agreement), times(shrank.times), span(shrank))}
    </>
  );
}

const span = ({ from, to }: { from: number; to: number }) => `${format_count(from)}–${format_count(to)}`;
