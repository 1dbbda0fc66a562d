// SPDX-License-Identifier: MIT
/** A lesson's figure, of its own lab; or that its workers failed, and how to go on. */
import type { ComponentChildren } from 'preact';
import { FaultWords } from '../../lab/views/FaultWords';
import { LabContext } from '../../lab/views/lab-context';
import { figure_of } from './figures';
import { useLesson } from './lesson-context';
import { learn_words } from './words';

/** `children`: what else is of the lesson's lab. */
export function LessonFigure({ again, children }: { again(): void; children?: ComponentChildren }) {
  const lesson = useLesson();
  const text = learn_words.value;
  const { figure } = lesson.chapter;
  return (
    <>
      {lesson.failed.value && (
        <p role="alert">
          {text.failed} <Cause />{' '}
          <button type="button" onClick={again}>
            {text.again}
          </button>
        </p>
      )}
      <LabContext.Provider value={lesson.lab}>
        <div class={`lesson-plot plot-${figure.kind}`}>{figure_of(figure)}</div>
        {children}
      </LabContext.Provider>
    </>
  );
}

/** Why, as far as it is known. */
function Cause() {
  const { lab, ravine } = useLesson();
  const fault = ravine?.failure.value;
  if (fault) return <FaultWords why={fault.kind} detail={fault.message} />;
  const conditions = lab?.shown.value.map((id) => lab.runs[id].condition.value) ?? [];
  const ended = conditions.find((condition) => condition.is === 'ended');
  return ended ? <FaultWords {...ended} /> : null;
}
