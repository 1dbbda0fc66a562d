// SPDX-License-Identifier: MIT
/** A chapter in a frame: its figure, its text and question; no list of chapters, no header. */
import { useLayoutEffect } from 'preact/hooks';
import { take_keys } from '../keys';
import { FigureAlone } from '../learn/alone';
import { ChapterText } from '../learn/ChapterText';
import { KeyNumbers } from '../learn/KeyNumbers';
import { chapter_words, LessonContext, use_lesson } from '../learn/lesson-context';
import { Further, Question, Told } from '../learn/Question';
import { lesson_keys, use_chapter } from '../learn/use-chapter';
import { Embedded } from './Embedded';

export function LearnEmbed() {
  const chapter = use_chapter();
  const { lesson } = chapter;
  useLayoutEffect(() => take_keys(lesson_keys(chapter)), [lesson]);
  if (!lesson) return null;
  return (
    <LessonContext.Provider key={lesson} value={lesson}>
      <Embedded figure={<FigureAlone again={chapter.again} />} sentence={<Text />} verbs={<span />} />
    </LessonContext.Provider>
  );
}

function Text() {
  const lesson = use_lesson();
  return (
    <article class="embed-lesson">
      <h2>{chapter_words(lesson.chapter.id).title}</h2>
      <ChapterText />
      <Question />
      <Told />
      <KeyNumbers />
      <Further />
    </article>
  );
}
