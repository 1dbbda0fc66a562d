// SPDX-License-Identifier: MIT
/** What becomes of a run that forgets zero_grad(), and the switch that makes it forget. */
import { useComputed, useSignal, useSignalEffect } from '@preact/signals';
import { useFigure } from '../../../figure/use-figure';
import { loss_text } from '../../../lab/controls/text';
import { steps_within } from '../../../lab/experiment/network';
import type { RunId } from '../../../lab/ids';
import type { Lab } from '../../../lab/view';
import { useLab } from '../../../lab/views/lab-context';
import { names_in } from '../../../lab/views/names';
import { ZeroGrad } from '../../../lab/views/ZeroGrad';
import { format_count } from '../../../lib/numbers';
import type { ZeroGradLosses } from '../../../worker/protocol';
import { inside_words } from '../words';
import { forget_figure } from './forget-marks';
import './forget.css';

const STEPS = 300;
/** Multiplications and additions that nobody waits long for; fewer steps than these show nothing. */
const MOST_OPERATIONS = 2e9;
const FEWEST_STEPS = 20;

export function Forget() {
  const lab = useLab();
  const words = inside_words.value.forget;
  const id = lab.inside.value;
  const name = names_in(lab).short[id];
  return (
    <section class={`panel forget run-${lab.runs[id].colour.value}`} aria-labelledby="forget-title">
      <header class="forget-head">
        <h2 id="forget-title">
          {words.title} <code>zero_grad()</code>
        </h2>
        <ZeroGrad id={id} run={name} />
      </header>
      <Picture key={id} id={id} name={name} />
      <p class="note">
        {lab.runs[id].build_options.value.zero_grad ? words.hint : words.now} {words.restarts}
      </p>
    </section>
  );
}

/** Asked again for another run, another start, another network or other data, and of a worker that is made anew. */
function useForgetComparison(lab: Lab, id: RunId, steps: number) {
  const both = useSignal<ZeroGradLosses | null>(null);
  /** what was asked about, unless it came to nothing */
  const latest = useSignal('');
  const run = lab.runs[id];
  const start = useComputed(() => {
    const has_begun = run.snapshot.value !== null;
    return has_begun
      ? JSON.stringify([lab.experiment.value, run.settings_of_step(1), run.build_options.value])
      : '';
  });
  useSignalEffect(() => {
    const state = start.value;
    const well = run.condition.value.is === 'well';
    if (state === '' || state === latest.value || !well || steps < FEWEST_STEPS) return;
    latest.value = state;
    void run.zero_grad_losses(steps).then((answer) => {
      if (answer && start.peek() === state) both.value = answer;
      else if (latest.peek() === state) latest.value = '';
    });
  });
  return both.value;
}

function Picture({ id, name }: { id: RunId; name: string }) {
  const lab = useLab();
  const words = inside_words.value.forget;
  const steps = Math.min(STEPS, steps_within(lab.experiment.value, MOST_OPERATIONS / 2));
  const both = useForgetComparison(lab, id, steps);
  if (steps < FEWEST_STEPS) return <p class="note">{words.too_large}</p>;
  return <Curves both={both} id={id} name={name} />;
}

function Curves({ both, id, name }: { both: ZeroGradLosses | null; id: RunId; name: string }) {
  const lab = useLab();
  const words = inside_words.value.forget;
  const run = lab.runs[id];
  const { rule, momentum } = run.settings.value;
  const as_momentum = rule === 'sgd' && Number(momentum) === 0;
  const [colour, forgotten] = [run.colour.value, !run.build_options.value.zero_grad];
  const rows = as_momentum ? words.as_momentum : words.adding_up;
  const [canvas] = useFigure([both, colour, forgotten, name, words], (size) =>
    both ? forget_figure({ both, colour, forgotten, words: { forgotten: rows, cleared: name } }, size) : null,
  );
  return (
    <div class="forget-figure" role="img" aria-label={both ? summary_of(both, name) : words.waiting}>
      <canvas ref={canvas} />
    </div>
  );
}

function summary_of({ cleared, accumulated }: ZeroGradLosses, name: string): string {
  const words = inside_words.value.forget;
  const last = (losses: ArrayLike<number>) => loss_text(losses[losses.length - 1] ?? Number.NaN);
  const steps = format_count(Math.max(cleared.length, accumulated.length) - 1);
  return words.summary(name, steps, last(cleared), last(accumulated));
}
