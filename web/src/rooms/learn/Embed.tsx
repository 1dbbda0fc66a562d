// SPDX-License-Identifier: MIT
/** A chapter in a frame: its figure, its text and question; no list of chapters, no header. */
import { useLayoutEffect } from 'preact/hooks';
import { take_keys } from '../../lab/views/keys';
import { Embedded } from '../../modes/embed/Embedded';
import { ChapterText } from './ChapterText';
import { KeyNumbers } from './KeyNumbers';
import { chapter_words, LessonContext, useLesson } from './lesson-context';
import { Answer, Further, Question } from './Question';
import { StandaloneFigure } from './StandaloneFigure';
import { lesson_keys, useChapter } from './use-chapter';
import './styles/embed.css';

export function LearnEmbed() {
  const chapter = useChapter();
  const { lesson } = chapter;
  useLayoutEffect(() => take_keys(lesson_keys(chapter)), [lesson]);
  if (!lesson) return null;
  return (
    <LessonContext.Provider key={lesson} value={lesson}>
      <Embedded figure={<StandaloneFigure again={chapter.again} />} sentence={<Text />} verbs={<span />} />
    </LessonContext.Provider>
  );
}

function Text() {
  const lesson = useLesson();
  return (
    <article class="embed-lesson">
      <h2>{chapter_words(lesson.chapter.id).title}</h2>
      <ChapterText />
      <Question />
      <Answer />
      <KeyNumbers />
      <Further />
    </article>
  );
}
