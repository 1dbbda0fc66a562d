// SPDX-License-Identifier: MIT
/** Numbers beside the figures: the best there is and what was measured; or, where no theory holds, how it curves. */
import { ravine_words } from '../../i18n/ravine';
import { format_exact, format_number } from '../../lib/numbers';
import type { RunId } from '../../state/contract';
import type { Ravine } from '../../state/ravine/ravine';
import { share_of } from '../../state/ravine/runs';
import { last_step, measured_tenth, walks } from './reading';
import './beside.css';

interface Props {
  ravine: Ravine;
  names: Readonly<Record<RunId, string>>;
}

const three = (value: number) => format_number(value, { digits: 3 });

export function BestTable({ ravine, names }: Props) {
  const words = ravine_words.value;
  const ways = ravine.ways.value;
  if (!ways?.best) return null;
  const { with_momentum, without } = ways.best;
  const best = [
    [words.best_with, with_momentum],
    [words.best_without, without],
  ] as const;
  const kappa = ways.settings.kappa;
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
            <th scope="col">{words.per_tenth}</th>
          </tr>
        </thead>
        <tbody>
          {best.map(([name, at]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{format_number(at.lr, { digits: 4 })}</td>
              <td>{three(at.momentum)}</td>
              <td>
                <b>{at.rate === 0 ? words.one_step : three(at.steps_per_tenth)}</b>
              </td>
            </tr>
          ))}
          {walks(ways).map(({ run, way }) => (
            <tr key={run.id} data-run={run.id}>
              <th scope="row">{words.measured_row(names[run.id], last_step(way, ravine.steps.value))}</th>
              <td>{format_exact(run.lr)}</td>
              <td>{'momentum' in run.settings ? format_exact(run.momentum) : '–'}</td>
              <td>
                <b style={{ color: `var(--${run.colour}-ink)` }}>
                  {three(measured_tenth(way, ravine.steps.value) ?? Number.NaN)}
                </b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {kappa > 1 && without.rate > 0 && <p class="note">{words.grows(format_exact(kappa), times)}</p>}
    </>
  );
}

export function CurvatureTable({ ravine, names }: Props) {
  const words = ravine_words.value;
  const ways = ravine.ways.value;
  if (!ways) return null;
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
          {walks(ways).map(({ run, way }) => {
            const at = last_step(way, ravine.step.value);
            const greatest = way.greatest[at] as number;
            return (
              <tr key={run.id} data-run={run.id}>
                <th scope="row" style={{ color: `var(--${run.colour}-ink)` }}>
                  {names[run.id]}
                </th>
                <td>{three(way.least[at] as number)}</td>
                <td>{three(greatest)}</td>
                <td>{greatest > 0 && way.bears ? three(way.bears / share_of(run) / greatest) : '–'}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p class="note">{words.bound_hint}</p>
      <p>{words.curvature_words[ways.settings.surface]}</p>
    </>
  );
}
