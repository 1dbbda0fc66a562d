// SPDX-License-Identifier: MIT
/** A lesson's figure on its own, on a projector or in a frame, with a heading for screen readers. */
import './styles/question.css';
import './styles/figure.css';
import './styles/guess.css';
import { LessonFigure } from './LessonFigure';
import { chapter_words, useLesson } from './lesson-context';

export function StandaloneFigure({ again }: { again(): void }) {
  const { chapter } = useLesson();
  return (
    <>
      <h2 class="visually-hidden">{chapter_words(chapter.id).figure}</h2>
      <LessonFigure again={again} />
    </>
  );
}
