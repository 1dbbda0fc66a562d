// SPDX-License-Identifier: MIT
/** The lesson that is open, for the parts of its room. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Lesson } from './lesson/lesson';
import { type ChapterWords, learn_words } from './words';

export const LessonContext = createContext<Lesson | null>(null);

export function useLesson(): Lesson {
  const lesson = useContext(LessonContext);
  if (!lesson) throw new Error('a view outside of LessonContext');
  return lesson;
}

/** The words of a chapter, in the language of the page. */
export function chapter_words(id: string): ChapterWords {
  const found = learn_words.value.chapters[id];
  if (!found) throw new Error(`no words for chapter ${id}`);
  return found;
}
