// SPDX-License-Identifier: MIT
/** Lessons made by views: what they live in, and one that is open as long as its view. */
import { useEffect, useState } from 'preact/hooks';
import { useHost } from '../../lab/views/host-context';
import { useRavineHost } from '../ravine/use-ravine';
import { CHAPTERS } from './chapters';
import { take_answer } from './lesson/left';
import { Lesson } from './lesson/lesson';
import type { LessonProgress } from './lesson/progress';
import type { LessonHost } from './lesson/training';

export function useLessonHost(): LessonHost {
  return { lab: useHost().lab, ravine: useRavineHost() };
}

/** The lesson of a chapter, with workers of its own; null for the moment before it is there. `tries`: another is another lesson. */
export function useOpened(number: number, progress: LessonProgress, tries: number): Lesson | null {
  const host = useLessonHost();
  const [lesson, set_lesson] = useState<Lesson | null>(null);
  useEffect(() => {
    const chapter = CHAPTERS[number - 1] ?? CHAPTERS[0];
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const opened = new Lesson(chapter, host, progress, still);
    set_lesson(opened);
    const left = take_answer(chapter.id);
    if (left) void opened.show_again(left);
    return () => opened.dispose();
  }, [number, tries]);
  return lesson?.chapter === CHAPTERS[number - 1] ? lesson : null;
}
