// SPDX-License-Identifier: MIT
/** The chapter the address names, its lesson, and what keys and clickers do with it. */
import { effect } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useLab } from '../../lab/views/lab-context';
import { CHAPTERS } from './chapters';
import { is_complete } from './lesson/guess';
import type { Lesson } from './lesson/lesson';
import { LessonProgress } from './lesson/progress';
import { LEARN_SETTINGS } from './settings';
import { useOpened } from './use-opened';

const LAST = CHAPTERS.length;

export interface OpenChapter {
  number: number;
  progress: LessonProgress;
  lesson: Lesson | null;
  /** to another chapter, where there is one */
  open(number: number): void;
  /** so many chapters on from the one that is open, or is to be */
  turn(by: number): void;
  /** it is the one that is to be open: no other was asked for since it was drawn */
  is_latest(): boolean;
  /** the same from the start, with new workers */
  again(): void;
}

export function useChapter(): OpenChapter {
  const lab = useLab();
  const [progress] = useState(() => new LessonProgress());
  const [tries, set_tries] = useState(0);
  const settings = lab.room_settings(LEARN_SETTINGS);
  const number = Math.min(settings.value.chapter, LAST);
  const latest = () => Math.min(settings.peek().chapter, LAST);
  const open = (next: number) => {
    if (next >= 1 && next <= LAST && next !== settings.peek().chapter) settings.value = { chapter: next };
  };
  return {
    number,
    progress,
    lesson: useOpened(number, progress, tries),
    open,
    turn: (by) => open(latest() + by),
    is_latest: () => number === latest(),
    again: () => set_tries(tries + 1),
  };
}

const run = (lesson: Lesson | null) => {
  if (lesson && lesson.stage.peek() !== 'running') void lesson.run(is_complete(lesson.guess.peek()));
};

export const lesson_keys = ({ lesson, turn }: OpenChapter) => ({
  ' ': () => run(lesson),
  r: () => lesson?.ask_again(),
  n: () => turn(1),
  p: () => turn(-1),
});

/** One stop on: the run, station by station; the answer, one step further, its answer, the next chapter. */
function go_on(lesson: Lesson, turn: OpenChapter['turn']): void {
  if (lesson.stage.peek() === 'ask') void lesson.run(is_complete(lesson.guess.peek()), { by_hand: true });
  else if (!lesson.chapter.further || lesson.further.peek()) turn(1);
  else if (lesson.further_question.peek()) lesson.think_further();
  else lesson.further_question.value = true;
}

function go_back(lesson: Lesson, turn: OpenChapter['turn']): void {
  if (lesson.stage.peek() === 'ask') turn(-1);
  else if (lesson.further_question.peek() && lesson.further.peek()) lesson.think_further(false);
  else if (lesson.further_question.peek()) lesson.further_question.value = false;
  else lesson.ask_again();
}

type Press = typeof go_on;

const rests = (lesson: Lesson) => lesson.ready.peek() && lesson.stage.peek() !== 'running';

/**
 * What a clicker does. Presses while something runs or loads, or another chapter comes, are kept, and followed one by
 * one; a press back takes one that is not followed yet away.
 */
export function useLessonNavigation(chapter: OpenChapter) {
  const now = useRef(chapter);
  now.current = chapter;
  const pending = useRef<Press[]>([]);
  const { lesson, number } = chapter;
  /** the lesson that may be led on, or back */
  const latest_lesson = () => (now.current.is_latest() ? now.current.lesson : null);
  const follow = () => {
    for (let at = latest_lesson(); at && pending.current[0]; at = latest_lesson()) {
      if (pending.current[0] === go_on && !rests(at)) return;
      pending.current.shift()?.(at, now.current.turn);
    }
  };
  const press = (what: Press) => {
    pending.current.push(what);
    follow();
  };
  useEffect(() => {
    if (!lesson) return;
    return effect(() => {
      void [lesson.stage.value, lesson.ready.value];
      if (lesson.failed.value) pending.current = [];
      // Not amid what the lesson is about to say.
      queueMicrotask(follow);
    });
  }, [lesson, number]);
  return {
    next: () => {
      const at = latest_lesson();
      const by_hand = at?.stage.peek() === 'running' && at.is_stepped_by_hand();
      if (by_hand) at.press();
      else press(go_on);
    },
    back: () => {
      if (pending.current.at(-1) === go_on) pending.current.pop();
      else press(go_back);
    },
  };
}
