// SPDX-License-Identifier: MIT
/** Who reached the target in how many steps, and what else the runs came to; a head sorts by its column. */
import { useState } from 'preact/hooks';
import { words } from '../../i18n';
import { loss_text } from '../../lab/controls/text';
import {
  columns_of,
  first_direction,
  type Ranked,
  ranked,
  type Sorting,
  type Standing,
  standings_of,
} from '../../lab/run/ranking';
import { useLab } from '../../lab/views/lab-context';
import { names_in } from '../../lab/views/names';
import { format_count, format_exact, format_number } from '../../lib/numbers';
import { PinButton, PinSign } from './shelf/PinButton';

export function LeaderBoard() {
  const lab = useLab();
  const { board: text } = words.value;
  const [sorting, sort] = useState<Sorting>(first_direction('steps'));
  // The series are no signals: the frame says when they have grown.
  lab.frame.value;
  const standings = standings_of(lab);
  return (
    <section class="panel board" aria-labelledby="board-title">
      <header class="panel-head">
        <h2 id="board-title">{text.title}</h2>
        <span class="note">{text.at_step(format_count(lab.step.value))}</span>
      </header>
      <div class="board-table">
        <table>
          <Heads sorting={sorting} sort={sort} />
          <tbody>
            {ranked(standings, sorting).map((one) => (
              <Row key={one.key} standing={one} longest={longest_of(standings, lab.step.value)} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** The steps the widest bar stands for: who is not there yet has made all steps in vain. */
function longest_of(standings: readonly Standing[], step: number): number {
  const all = standings.map(({ reached }) => reached?.step ?? step);
  return Math.max(1, ...all);
}

interface HeadsProps {
  sorting: Sorting;
  sort(sorting: Sorting): void;
}

function Heads({ sorting, sort }: HeadsProps) {
  const lab = useLab();
  const { board: text } = words.value;
  const names: Record<Ranked, string> = {
    run: text.run,
    steps: text.steps(format_exact(lab.view.value.target)),
    best: text.best,
    accuracy: lab.tested.value > 0 ? text.test_accuracy : text.accuracy,
    mistakes: text.mistakes,
    time: text.time,
  };
  return (
    <thead>
      <tr>
        {columns_of(lab).map((by) => {
          const now = sorting.by === by;
          const next = now ? { by, descending: !sorting.descending } : first_direction(by);
          return (
            <th
              key={by}
              scope="col"
              aria-sort={now ? (sorting.descending ? 'descending' : 'ascending') : 'none'}
            >
              <button type="button" title={text.sort(names[by])} onClick={() => sort(next)}>
                {names[by]}
                <span class="sorted" aria-hidden="true">
                  {now ? (sorting.descending ? '▾' : '▴') : ''}
                </span>
              </button>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

const NONE = '–';
const loss_or_none = (loss: number) => (Number.isNaN(loss) ? NONE : loss_text(loss));
const percent = (share: number) => (Number.isNaN(share) ? NONE : `${(100 * share).toFixed(1)} %`);

function Row({ standing, longest }: { standing: Standing; longest: number }) {
  const lab = useLab();
  const { of, best, accuracy, scored_at, mistakes, microseconds } = standing;
  const is_live = typeof of === 'string';
  const colour = is_live ? lab.runs[of].colour.value : of.colour;
  return (
    <tr class={`run-${colour}`}>
      <th scope="row" class={`ink-${colour}`}>
        <span class="run-name">{is_live ? names_in(lab).short[of] : of.run.name}</span>
        {is_live ? <PinButton id={of} /> : <PinSign />}
      </th>
      <Steps standing={standing} longest={longest} />
      <td class="number">{loss_or_none(best)}</td>
      <td class="number">
        {percent(accuracy)}
        {is_live && scored_at < lab.step.value && (
          <small> {words.value.chart.at_step(format_count(scored_at))}</small>
        )}
      </td>
      {columns_of(lab).includes('mistakes') && (
        <td class="number">{Number.isNaN(mistakes) ? NONE : format_count(mistakes)}</td>
      )}
      <td class="number">{format_number(microseconds, { digits: 2, fixed: true })}</td>
    </tr>
  );
}

function Steps({ standing: { reached, of }, longest }: { standing: Standing; longest: number }) {
  const lab = useLab();
  const { board: text } = words.value;
  const made = typeof of === 'string' ? lab.step.value : of.run.steps;
  const step_count = reached?.step ?? made;
  const step = format_count(step_count);
  return (
    <td>
      <div class="board-steps">
        <span class="track" aria-hidden="true">
          <i class={reached ? '' : 'not-yet'} style={{ width: `${(100 * step_count) / longest}%` }} />
        </span>
        <span class="number">{reached ? (reached.exact ? step : text.by(step)) : text.not_yet}</span>
      </div>
    </td>
  );
}
