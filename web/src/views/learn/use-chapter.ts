// SPDX-License-Identifier: MIT
/** The chapter the address names, its lesson, and what keys and clickers do with it. */
import { useState } from 'preact/hooks';
import { CHAPTERS } from '../../state/learn/chapters';
import { is_made } from '../../state/learn/guess';
import type { Lesson } from '../../state/learn/lesson';
import { Progress } from '../../state/learn/progress';
import { use_lab } from '../lab-context';
import { use_opened } from './use-opened';

const LAST = CHAPTERS.length;

export interface Chapter {
  number: number;
  progress: Progress;
  lesson: Lesson | null;
  /** to another chapter, where there is one */
  open(number: number): void;
  /** the same from the start, with new workers */
  again(): void;
}

export function use_chapter(): Chapter {
  const lab = use_lab();
  const [progress] = useState(() => new Progress());
  const [tries, set_tries] = useState(0);
  const number = Math.min(lab.view.value.chapter, LAST);
  return {
    number,
    progress,
    lesson: use_opened(number, progress, tries),
    open: (next) => {
      if (next >= 1 && next <= LAST) lab.set_view('chapter', String(next));
    },
    again: () => set_tries(tries + 1),
  };
}

const run = (lesson: Lesson | null) => {
  if (lesson && lesson.stage.peek() !== 'running') void lesson.run(is_made(lesson.guess.peek()));
};

export const lesson_keys = ({ number, lesson, open }: Chapter) => ({
  ' ': () => run(lesson),
  r: () => lesson?.ask_again(),
  n: () => open(number + 1),
  p: () => open(number - 1),
});

/** Question, run and answer, next chapter; and the same way back. */
export const lesson_walk = ({ number, lesson, open }: Chapter) => ({
  next: () => (lesson?.stage.peek() === 'told' ? open(number + 1) : run(lesson)),
  back: () => (lesson && lesson.stage.peek() !== 'ask' ? lesson.ask_again() : open(number - 1)),
});
