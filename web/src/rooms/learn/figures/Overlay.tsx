// SPDX-License-Identifier: MIT
/** Over the curves: what was seen before, the guess, the target and where both met it. */

import { FigureSvg } from '../../../figure/svg/FigureSvg';
import type { Layout } from '../../../lab/chart/describe';
import { useLab } from '../../../lab/views/lab-context';
import { format_exact } from '../../../lib/numbers';
import { px } from '../../../ui/px';
import type { CurvePoint } from '../lesson/guess';
import { useLesson } from '../lesson-context';
import { learn_words } from '../words';
import { DrawSurface } from './DrawSurface';
import { overlay_figure } from './overlay-marks';

export function Overlay({ layout, target }: { layout: Layout; target: number | null }) {
  const lesson = useLesson();
  const lab = useLab();
  const guess = lesson.guess.value;
  const points = guess?.kind === 'curve' ? guess.points : [];
  const { question } = lesson.chapter;
  const drawing = question.kind === 'curve' && lesson.ready.value && lesson.stage.value === 'ask';
  const trails = lesson.trails.value.map(({ colour, series }) => ({ colour, ...series }));
  const first = question.kind === 'curve' ? lab.runs[question.of].at('loss', 0)?.value : undefined;
  return (
    <>
      <FigureSvg class="lesson-marks" figure={overlay_figure(layout, { trails, target, guess: points })} />
      {target !== null && (
        <span class="target-note" style={{ transform: `translateY(calc(${px(layout.y_of(target))} - 50%))` }}>
          {learn_words.value.target} {format_exact(target)}
        </span>
      )}
      {points.length > 1 && <GuessName layout={layout} points={points} />}
      {lesson.stage.value === 'answered' && <Drops layout={layout} target={target} />}
      {drawing && first !== undefined && <DrawSurface layout={layout} start={{ step: 0, value: first }} />}
    </>
  );
}

interface Drawn {
  layout: Layout;
  points: readonly CurvePoint[];
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
