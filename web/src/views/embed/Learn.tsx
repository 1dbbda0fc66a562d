// SPDX-License-Identifier: MIT
/** A chapter in a frame: its figure, its text and question; no list of chapters, no header. */
import { useEffect } from 'preact/hooks';
import { take_keys } from '../keys';
import { LessonFigure, lesson_keys, use_chapter } from '../learn/alone';
import { Filled } from '../learn/Filled';
import { KeyNumbers } from '../learn/KeyNumbers';
import { chapter_words, LessonContext, use_lesson } from '../learn/lesson-context';
import { Further, Question, Told } from '../learn/Question';
import { Embedded } from './Embedded';

export function LearnEmbed() {
  const chapter = use_chapter();
  const { lesson } = chapter;
  useEffect(() => take_keys(lesson_keys(chapter)), [lesson]);
  if (!lesson) return null;
  return (
    <LessonContext.Provider key={lesson} value={lesson}>
      <Embedded figure={<LessonFigure again={chapter.again} />} sentence={<Text />} verbs={<span />} />
    </LessonContext.Provider>
  );
}

function Text() {
  const lesson = use_lesson();
  const said = chapter_words(lesson.chapter.id);
  return (
    <article class="embed-lesson">
      <h2>{said.title}</h2>
      {said.text.map((paragraph) => (
        <p key={paragraph}>
          <Filled text={paragraph} facts={lesson.facts.value} />
        </p>
      ))}
      <Question />
      <Told />
      <KeyNumbers />
      <Further />
    </article>
  );
}
