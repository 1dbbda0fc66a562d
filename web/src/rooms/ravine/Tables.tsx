// SPDX-License-Identifier: MIT
/** Numbers beside the figures: the best there is and what was measured; or, where no theory holds, how it curves. */

import type { RunId } from '../../lab/ids';
import { format_count, format_exact, format_number } from '../../lib/numbers';
import type { Ravine } from './descent/ravine';
import { floored, in_digits } from './descent/runs';
import { last_step, lr_limit, measured_tenth, type RunTrajectory, run_trajectories } from './reading';
import { ravine_words } from './words';
import './styles/beside.css';

interface TablesProps {
  ravine: Ravine;
  names: Readonly<Record<RunId, string>>;
}

const three = (value: number) => format_number(value, { digits: 3 });

/** In how many steps the loss falls to a tenth; none are needed where it falls to 0. */
const tenths = (steps: number) => (steps === 0 ? ravine_words.value.at_once : three(steps));

const measured = ({ trajectory }: RunTrajectory, steps: number) =>
  trajectory.path.loss[last_step(trajectory, steps)] === 0
    ? ravine_words.value.is_zero
    : three(measured_tenth(trajectory, steps) ?? Number.NaN);

export function BestTable({ ravine, names }: TablesProps) {
  const words = ravine_words.value;
  const descents = ravine.descents.value;
  if (!descents?.best) return null;
  const { with_momentum, nesterov, without } = descents.best;
  const looks_ahead = descents.runs.some((run) => run.looks_ahead);
  const best = [
    [words.best_with, with_momentum] as const,
    ...(looks_ahead ? [[words.best_nesterov, nesterov] as const] : []),
    [words.best_without, without] as const,
  ].map(([name, at]) => ({ name, ...in_digits(at), tenth: at.steps_per_tenth }));
  const steps = ravine.steps.value;
  const kappa = descents.settings.kappa;
  const times = format_number(without.steps_per_tenth / with_momentum.steps_per_tenth, { digits: 2 });
  return (
    <>
      <table class="ravine-table">
        <caption class="visually-hidden">{words.table}</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">{words.lr}</th>
            <th scope="col">{words.momentum}</th>
            <th scope="col" title={words.long_run_hint}>
              {words.long_run}
            </th>
            <th scope="col" title={words.measured_hint}>
              {words.measured_over(format_count(steps))}
            </th>
          </tr>
        </thead>
        <tbody>
          {best.map(({ name, lr, momentum, tenth }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{format_exact(lr)}</td>
              <td>{format_exact(momentum)}</td>
              <td>
                <b>{tenths(tenth)}</b>
              </td>
              <td>–</td>
            </tr>
          ))}
          {run_trajectories(descents).map(({ run, trajectory }) => (
            <tr key={run.id} data-run={run.id}>
              <th scope="row">
                <span class="run-name">{names[run.id]}</span>
              </th>
              <td>{format_exact(run.lr)}</td>
              <td>{'momentum' in run.settings ? format_exact(run.momentum) : '–'}</td>
              <td>{tenths(trajectory.motion?.steps_per_tenth ?? Number.NaN)}</td>
              <td>
                <b style={{ color: `var(--${run.colour}-ink)` }}>{measured({ run, trajectory }, steps)}</b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {kappa > 1 && <p class="note">{words.grows(format_exact(kappa), times)}</p>}
    </>
  );
}

export function CurvatureTable({ ravine, names }: TablesProps) {
  const words = ravine_words.value;
  const descents = ravine.descents.value;
  if (!descents) return null;
  const heads = [words.least, words.greatest, words.bound];
  return (
    <>
      <table class="ravine-table">
        <caption class="visually-hidden">{words.curvature_title}</caption>
        <thead>
          <tr>
            <th scope="col">{words.run}</th>
            {heads.map((head) => (
              <th key={head} scope="col" title={head === words.bound ? words.bound_hint : undefined}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {run_trajectories(descents).map((descent) => {
            const { run, trajectory } = descent;
            const at = last_step(trajectory, ravine.step.value);
            const greatest = trajectory.greatest[at] as number;
            return (
              <tr key={run.id} data-run={run.id}>
                <th scope="row" style={{ color: `var(--${run.colour}-ink)` }}>
                  <span class="run-name">{names[run.id]}</span>
                </th>
                <td>{three(trajectory.least[at] as number)}</td>
                <td>{three(greatest)}</td>
                <td>{three(floored(lr_limit(descent, greatest) ?? Number.NaN, 3))}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p class="note">{words.bound_hint}</p>
      <p>{words.curvature_words[descents.settings.surface]}</p>
    </>
  );
}
