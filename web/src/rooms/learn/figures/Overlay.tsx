// SPDX-License-Identifier: MIT
/** Over the curves: what was seen before, the guess, the target and where both met it. */

import type { Layout } from '../../../lab/chart/describe';
import { useLab } from '../../../lab/views/lab-context';
import { format_exact } from '../../../lib/numbers';
import { px } from '../../../ui/px';
import type { CurvePoint } from '../lesson/guess';
import { useLesson } from '../lesson-context';
import { learn_words } from '../words';
import { DrawSurface } from './DrawSurface';

function path_of(layout: Layout, steps: ArrayLike<number>, values: ArrayLike<number>): string {
  let path = '';
  for (let i = 0; i < steps.length; i++) {
    const [x, y] = [layout.place.x(steps[i] as number), layout.y_of(values[i] as number)];
    if (Number.isFinite(x) && Number.isFinite(y))
      path += `${path ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`;
  }
  return path;
}

export function Overlay({ layout, target }: { layout: Layout; target: number | null }) {
  const lesson = useLesson();
  const lab = useLab();
  const guess = lesson.guess.value;
  const points = guess?.kind === 'curve' ? guess.points : [];
  const { question } = lesson.chapter;
  const drawing = question.kind === 'curve' && lesson.ready.value && lesson.stage.value === 'ask';
  const first = question.kind === 'curve' ? lab.runs[question.of].at('loss', 0)?.value : undefined;
  return (
    <>
      <svg class="lesson-marks" width={layout.width} height={layout.height} aria-hidden="true">
        {lesson.trails.value.map(({ key, colour, series }) => (
          <path key={key} class={`trail run-${colour}`} d={path_of(layout, series.step, series.value)} />
        ))}
        {target !== null && (
          <line
            class="target-line"
            x1={0}
            x2={layout.width}
            y1={layout.y_of(target)}
            y2={layout.y_of(target)}
          />
        )}
        <GuessLine layout={layout} points={points} />
      </svg>
      {target !== null && (
        <span class="target-note" style={{ transform: `translateY(calc(${px(layout.y_of(target))} - 50%))` }}>
          {learn_words.value.target} {format_exact(target)}
        </span>
      )}
      {points.length > 1 && <GuessName layout={layout} points={points} />}
      {lesson.stage.value === 'told' && <Drops layout={layout} target={target} />}
      {drawing && first !== undefined && <DrawSurface layout={layout} start={{ step: 0, value: first }} />}
    </>
  );
}

interface Drawn {
  layout: Layout;
  points: readonly CurvePoint[];
}

function GuessLine({ layout, points }: Drawn) {
  if (points.length < 2) return null;
  const path = path_of(
    layout,
    points.map(({ step }) => step),
    points.map(({ value }) => value),
  );
  const last = points.at(-1) as CurvePoint;
  return (
    <>
      <path class="guess-band" d={path} />
      <path class="guess-line" d={path} />
      <circle class="guess-end" r={5} cx={layout.place.x(last.step)} cy={layout.y_of(last.value)} />
    </>
  );
}

function GuessName({ layout, points }: Drawn) {
  const middle = points[Math.floor(points.length / 2)] as CurvePoint;
  const x = Math.min(layout.place.x(middle.step) + 12, layout.width - 90);
  return (
    <span
      class="guess-name"
      style={{ transform: `translate(${px(x)}, ${px(Math.max(0, layout.y_of(middle.value) - 26))})` }}
    >
      {learn_words.value.your_guess}
    </span>
  );
}

/** Down to the axis, from where the run was judged and from where the guess was. */
function Drops({ layout, target }: { layout: Layout; target: number | null }) {
  const lesson = useLesson();
  const lab = useLab();
  const { question } = lesson.chapter;
  if (question.kind !== 'curve') return null;
  const text = learn_words.value;
  const actual = lesson.facts.value[question.fact];
  const guess = lesson.verdict.value?.facts.guess;
  const from = target === null ? 0 : layout.y_of(target);
  const drop = (step: number, words: string, ink: string, left: boolean) =>
    Number.isFinite(step) && (
      <span
        class={`drop ${ink} ${left ? 'left' : ''}`}
        style={{ left: px(layout.place.x(step)), top: px(from) }}
      >
        <b>{words}</b>
      </span>
    );
  const before = !(guess && actual && guess.value < actual.value);
  return (
    <div aria-hidden="true">
      {actual &&
        drop(actual.value, text.actual(actual.text), `ink-${lab.runs[question.of].colour.value}`, before)}
      {guess && drop(guess.value, text.guessed(guess.text), '', !before)}
    </div>
  );
}
