// SPDX-License-Identifier: MIT
/** The answer somebody left by the way to another room, in this tab: the way back shows it again, once. */
import { forget_in_tab, stored_in_tab } from '../../../lib/device-storage';
import { keep_in_tab } from '../../../lib/storage';
import type { Left, Lesson } from './lesson';

const KEY = 'learn.left';

export function leave_answer(lesson: Lesson): void {
  if (lesson.stage.peek() !== 'answered') return;
  keep_in_tab(KEY, JSON.stringify({ chapter: lesson.chapter.id, further: lesson.further.peek() }));
}

/** Of this chapter; null where it was not left answered. Whatever was left is forgotten. */
export function take_answer(chapter: string): Left | null {
  try {
    const left = JSON.parse(stored_in_tab(KEY) ?? 'null');
    forget_in_tab(KEY);
    return left?.chapter === chapter ? { further: left.further === true } : null;
  } catch {
    return null;
  }
}
