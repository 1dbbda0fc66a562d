// SPDX-License-Identifier: MIT
/** In words: what each run does here, by theory where it holds, else as measured; and why one diverges. */
import type { ComponentChildren } from 'preact';
import { type Pieces, ravine_words } from '../../i18n/ravine';
import { format_number } from '../../lib/numbers';
import type { RunId } from '../../state/contract';
import type { Ravine } from '../../state/ravine/ravine';
import { share_of } from '../../state/ravine/runs';
import { has_stopped, is_lost, last_step, measured_tenth, refusals, type Walk, walks } from './reading';
import './beside.css';

interface Props {
  ravine: Ravine;
  names: Readonly<Record<RunId, string>>;
}

type Part = ComponentChildren;

/** A loss so many times that of the start is no swing any more. */
const GREW = 100;
/** Share of the largest lr from which plain descent is near it. */
const NEAR = 0.85;
/** Of a limit: an lr that is it, but for float64's last digits. */
const EXACTLY = 1e-12;

export function Sentence({ ravine, names }: Props) {
  const ways = ravine.ways.value;
  const words = ravine_words.value;
  const step = ravine.step.value;
  return (
    <div
      class="ravine-sentence"
      aria-live={ravine.playing.value ? 'off' : 'polite'}
      data-testid="ravine-sentence"
    >
      {walks(ways).map((walk) => (
        <p key={walk.run.id}>
          {said(walk, step, name_of(walk, names))}
          {is_lost(walk.way, step) && words.lost(String(walk.way.diverged_at))}
        </p>
      ))}
      {refusals(ways).map(({ run, refused }) => (
        <p key={run.id}>{words.refused<Part>(name_of({ run }, names), refused.allowed)}</p>
      ))}
    </div>
  );
}

const name_of = ({ run }: Pick<Walk, 'run'>, names: Props['names']) => (
  <b key="name" style={{ color: `var(--${run.colour}-ink)` }}>
    {names[run.id]}
  </b>
);
const number = (value: number) => <b key="number">{format_number(value, { digits: 2 })}</b>;

function said({ run, way }: Walk, step: number, name: Part): Pieces<Part> {
  const words = ravine_words.value;
  if (run.lr === 0) return words.does_not_move(name);
  const { motion } = way;
  // In the run's own lr.
  const limit = (motion?.limit ?? Number.NaN) / share_of(run);
  if (motion?.regime === 'divergence') {
    if (run.momentum >= 1) return words.no_friction(name);
    const said = format_number(limit, { digits: 3 });
    return Math.abs(run.lr / limit - 1) < EXACTLY ? words.at_limit(name, said) : words.diverges(name, said);
  }
  if (has_stopped(way, step)) return words.floor(name, number(way.path.loss[last_step(way, step)] as number));
  if (motion?.rate === 0) return words.at_once(name);
  if (motion) {
    const near = run.momentum === 0 && motion.regime === 'monotone' && run.lr > NEAR * limit;
    const manner = near ? words.near_limit : words.regimes[motion.regime];
    return words.falls(name, manner, number(motion.steps_per_tenth));
  }
  if (is_lost(way, step)) return words.diverged(name);
  const { loss } = way.path;
  const now = loss[last_step(way, step)] as number;
  const times = now / (loss[0] as number);
  if (times > GREW) return words.grew(name, format_number(times, { digits: 2 }));
  const tenth = measured_tenth(way, step);
  return words.measured(name, number(now), tenth === null ? null : number(tenth));
}
