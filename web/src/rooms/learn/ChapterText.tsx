// SPDX-License-Identifier: MIT
/** A chapter's text, with the run's numbers in it. */
import { Filled } from './Filled';
import { chapter_words, useLesson } from './lesson-context';

export function ChapterText() {
  const lesson = useLesson();
  return chapter_words(lesson.chapter.id).text.map((paragraph) => (
    <p key={paragraph}>
      <Filled text={paragraph} facts={lesson.facts.value} />
    </p>
  ));
}
