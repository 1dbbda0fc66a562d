// SPDX-License-Identifier: MIT
/** What an exported program should print: the page's own losses, at some of the steps that it prints. */
import { every_of } from '../../lab/export/python/program';
import type { Lab } from '../../lab/view';
import { useLab } from '../../lab/views/lab-context';
import { names_in } from '../../lab/views/names';
import { format_count } from '../../lib/numbers';
import { printed_column, printed_loss, program_source } from './program-source';
import { export_words } from './words';

/** Columns there is room for. */
const MOST = 6;

/** Steps that are printed and whose losses are kept, of all runs; some of them, the first and the last in any case. */
export function printed_steps(lab: Lab): number[] {
  const { steps } = program_source(lab);
  const column = printed_column(lab);
  const every = every_of(steps);
  const all = Array.from({ length: Math.floor(steps / every) + 1 }, (_, i) => i * every);
  const runs = lab.shown.value.map((id) => lab.runs[id]);
  const longest = Math.max(...runs.map((run) => run.series(column).step.at(-1) ?? 0));
  const is_known = (step: number) =>
    runs.every((run) => step > (run.series(column).step.at(-1) ?? 0) || run.at(column, step)?.step === step);
  const known = [...new Set([...all, steps])].filter((step) => step <= longest && is_known(step));
  const last = known.length - 1;
  const picked = Array.from({ length: MOST }, (_, i) => known[Math.round((i * last) / (MOST - 1))]);
  return [...new Set(picked)].filter((step) => step !== undefined);
}

/** As the program writes it; nothing where the run did not come so far. */
function loss_text(lab: Lab, id: Lab['inside']['value'], step: number): string {
  const found = printed_loss(lab, id, step);
  if (found?.step !== step) return '';
  return program_source(lab).least_loss < 1e-3 ? found.value.toExponential(4) : found.value.toFixed(4);
}

/** The last step at which the article's losses in PyTorch were seen to be ours. */
const STEADY = 760;

/** What PyTorch is known to print of this experiment, else what it may. */
function on_pytorch(lab: Lab): string {
  const { recorded, recorded_long, float32 } = export_words.value.printed;
  if (lab.preset.value !== 'article') return float32;
  return lab.step.value <= STEADY ? recorded : recorded_long;
}

export function PrintedLosses() {
  const lab = useLab();
  const { printed } = export_words.value;
  void lab.frame.value;
  const steps = printed_steps(lab);
  const names = names_in(lab).short;
  if (lab.step.value === 0) return <p class="export-printed">{printed.nothing}</p>;
  return (
    <div class="export-printed">
      <p>
        <b>{printed.title}</b> {lab.batched.value ? printed.batches : printed.losses} {on_pytorch(lab)}
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">{printed.step}</th>
            {steps.map((step) => (
              <th key={step} scope="col">
                {format_count(step)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lab.shown.value.map((id) => (
            <tr key={id}>
              <th scope="row" class={`ink-${lab.runs[id].colour.value}`}>
                {names[id]}
              </th>
              {steps.map((step) => (
                <td key={step}>{loss_text(lab, id, step)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
