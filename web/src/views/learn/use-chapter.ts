// SPDX-License-Identifier: MIT
/** The chapter the address names, its lesson, and what keys and clickers do with it. */
import { effect } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
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

/** One stop on: the run, station by station; the answer, one step further, its answer, the next chapter. False: nothing is to follow. */
function go_on({ number, lesson, open }: Chapter): boolean {
  if (!lesson) return false;
  if (lesson.stage.peek() === 'ask') void lesson.run(is_made(lesson.guess.peek()), { by_hand: true });
  else if (!lesson.chapter.further || lesson.further.peek()) {
    open(number + 1);
    return false;
  } else if (lesson.asks_further.peek()) lesson.think_further();
  else lesson.asks_further.value = true;
  return true;
}

function go_back({ number, lesson, open }: Chapter): void {
  if (!lesson || lesson.stage.peek() === 'ask') open(number - 1);
  else if (lesson.asks_further.peek() && lesson.further.peek()) lesson.think_further(false);
  else if (lesson.asks_further.peek()) lesson.asks_further.value = false;
  else lesson.ask_again();
}

const rests = (lesson: Lesson | null) => lesson?.ready.peek() && lesson.stage.peek() !== 'running';

/** What a clicker does. Presses while something runs or loads are kept, and followed one by one. */
export function use_lesson_walk(chapter: Chapter) {
  const now = useRef(chapter);
  now.current = chapter;
  const kept = useRef(0);
  const left = useRef<Lesson | null>(null);
  const { lesson, number } = chapter;
  const follow = () => {
    while (kept.current > 0 && rests(now.current.lesson) && now.current.lesson !== left.current) {
      kept.current--;
      if (go_on(now.current)) continue;
      // What was pressed beyond it is of the next chapter, which comes; after the last there is none.
      if (now.current.number < LAST) left.current = now.current.lesson;
      else kept.current = 0;
    }
  };
  useEffect(() => {
    if (!lesson) return;
    return effect(() => {
      void [lesson.stage.value, lesson.ready.value];
      if (lesson.failed.value) kept.current = 0;
      // Not amid what the lesson is about to say.
      queueMicrotask(follow);
    });
  }, [lesson, number]);
  return {
    next: () => {
      const running = now.current.lesson?.stage.peek() === 'running';
      if (running && now.current.lesson?.walks_by_hand()) now.current.lesson.press();
      else kept.current++;
      follow();
    },
    back: () => {
      if (kept.current > 0) kept.current--;
      else go_back(now.current);
    },
  };
}
