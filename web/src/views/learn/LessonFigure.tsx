// SPDX-License-Identifier: MIT
/** A lesson's figure, of its own lab; or that its workers failed, and how to go on. */
import type { ComponentChildren } from 'preact';
import { learn_words } from '../../i18n/learn';
import { LabContext } from '../lab-context';
import { figure_of } from './figures';
import { use_lesson } from './lesson-context';

/** `children`: what else is of the lesson's lab. */
export function LessonFigure({ again, children }: { again(): void; children?: ComponentChildren }) {
  const lesson = use_lesson();
  const text = learn_words.value;
  const { figure } = lesson.chapter;
  return (
    <>
      {lesson.failed.value && (
        <p role="alert">
          {text.failed}{' '}
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
