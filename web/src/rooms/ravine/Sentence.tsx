// SPDX-License-Identifier: MIT
/** In words: what each run does here, by theory where it holds, else as measured; and why one diverges. */
import type { ComponentChildren } from 'preact';
import type { RunId } from '../../lab/ids';
import { format_count, format_exact, format_number } from '../../lib/numbers';
import type { Pieces } from '../../lib/pieces';
import type { Ravine } from './descent/ravine';
import { floored, share_of } from './descent/runs';
import {
  is_at_limit,
  is_lost,
  last_step,
  lr_limit,
  measured_tenth,
  type RunTrajectory,
  refusals,
  rests_from,
  run_trajectories,
} from './reading';
import { ravine_words } from './words';
import './styles/beside.css';

interface SentenceProps {
  ravine: Ravine;
  names: Readonly<Record<RunId, string>>;
  /** where there is little room */
  brief?: boolean;
}

type SentencePart = ComponentChildren;

/** A loss so many times that of the start is no swing any more. */
const GREW = 100;
/** Share of the largest lr from which plain descent is near it. */
const NEAR = 0.85;

export function Sentence({ ravine, names, brief = false }: SentenceProps) {
  const descents = ravine.descents.value;
  const words = ravine_words.value;
  const step = ravine.step.value;
  const kappa = descents?.settings.kappa ?? 1;
  return (
    <div
      class="ravine-sentence"
      aria-live={ravine.playing.value ? 'off' : 'polite'}
      data-testid="ravine-sentence"
    >
      {run_trajectories(descents).map((descent) => (
        <p key={descent.run.id}>
          {motion_sentence(descent, step, name_of(descent, names), kappa)}
          {!brief && lr_limit_sentence(descent, kappa)}
          {rest_sentence(descent, step)}
          {!brief && is_lost(descent.trajectory, step) && words.lost(String(descent.trajectory.diverged_at))}
        </p>
      ))}
      {refusals(descents).map(({ run, refused }) => (
        <p key={run.id}>{words.refused<SentencePart>(name_of({ run }, names), refused.allowed)}</p>
      ))}
    </div>
  );
}

const name_of = ({ run }: Pick<RunTrajectory, 'run'>, names: SentenceProps['names']) => (
  <b key="name" style={{ color: `var(--${run.colour}-ink)` }}>
    {names[run.id]}
  </b>
);
const number = (value: number) => <b key="number">{format_number(value, { digits: 2 })}</b>;

/** A limit in few digits is one below it: what is above it is above what is said. */
const below = (limit: number) => format_number(floored(limit, 3), { digits: 3 });

function motion_sentence(
  descent: RunTrajectory,
  step: number,
  name: SentencePart,
  kappa: number,
): Pieces<SentencePart> {
  const { run, trajectory } = descent;
  const words = ravine_words.value;
  if (run.lr === 0) return words.does_not_move(name);
  const { motion } = trajectory;
  const limit = lr_limit(descent, kappa) ?? Number.POSITIVE_INFINITY;
  if (motion && run.momentum < 1 && is_at_limit(run.lr, limit))
    return words.at_limit(name, format_number(limit, { digits: 6 }));
  if (motion?.regime === 'divergence')
    return run.lr < limit ? words.no_friction(name) : words.diverges(name, below(limit));
  if (motion?.rate === 0) return words.lands(name, run.momentum > 0);
  if (motion) {
    const near = run.momentum === 0 && motion.regime === 'monotone' && run.lr > NEAR * limit;
    const manner = near ? words.near_limit : words.regimes[motion.regime];
    return words.falls(name, manner, number(motion.steps_per_tenth));
  }
  if (is_lost(trajectory, step)) return words.diverged(name);
  const { loss } = trajectory.path;
  const now = loss[last_step(trajectory, step)] as number;
  const times = now / (loss[0] as number);
  if (times > GREW) return words.grew(name, format_number(times, { digits: 2 }));
  const tenth = measured_tenth(trajectory, step);
  return words.measured(name, number(now), tenth ? number(tenth) : null);
}

/** What lr a rule with steps of another length bears, beside plain momentum. */
function lr_limit_sentence(descent: RunTrajectory, kappa: number): string {
  const { run, trajectory } = descent;
  const limit = lr_limit(descent, kappa);
  const { settings, momentum } = run;
  if (!trajectory.motion || limit === null || momentum >= 1 || (!settings.nesterov && share_of(run) === 1))
    return '';
  const words = ravine_words.value;
  const why = settings.nesterov ? 'nesterov' : settings.convention === 'average' ? 'average' : 'dampening';
  return words.bears(
    words.because[why],
    format_exact(momentum),
    below(limit),
    below((2 * (1 + momentum)) / kappa),
  );
}

/** Where float32 ends a curve. */
function rest_sentence({ trajectory }: RunTrajectory, step: number): string {
  const from = rests_from(trajectory);
  if (from === null || step < from || is_lost(trajectory, step)) return '';
  const loss = trajectory.path.loss[last_step(trajectory, step)] as number;
  return ravine_words.value.rests(format_count(from), format_number(loss, { digits: 2 }));
}
