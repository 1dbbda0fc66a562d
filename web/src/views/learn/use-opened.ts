// SPDX-License-Identifier: MIT
/** Lessons made by views: what they live in, and one that is open as long as its view. */
import { useEffect, useState } from 'preact/hooks';
import { CHAPTERS } from '../../state/learn/chapters';
import { take_answer } from '../../state/learn/left';
import { Lesson } from '../../state/learn/lesson';
import type { Progress } from '../../state/learn/progress';
import type { LessonHost } from '../../state/learn/training';
import { use_host } from '../host-context';
import { use_ravine_host } from '../ravine/host-context';

export function use_lesson_host(): LessonHost {
  return { lab: use_host(), ravine: use_ravine_host() };
}

/** The lesson of a chapter, with workers of its own; null for the moment before it is there. `tries`: another is another lesson. */
export function use_opened(number: number, progress: Progress, tries: number): Lesson | null {
  const host = use_lesson_host();
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
