// SPDX-License-Identifier: MIT
/** The chapters with what is done of them; on a phone behind a line that opens. */

import { CHAPTERS } from './chapters';
import type { LessonProgress } from './lesson/progress';
import { chapter_words } from './lesson-context';
import { learn_words } from './words';

interface ListProps {
  number: number;
  progress: LessonProgress;
  open(number: number): void;
}

export function ChapterList({ number, progress, open }: ListProps) {
  const text = learn_words.value;
  const done = progress.count.value;
  return (
    <nav class="panel chapter-list" aria-label={text.title}>
      <ol>
        {CHAPTERS.map(({ id }, i) => (
          <li key={id}>
            <button
              type="button"
              aria-current={i + 1 === number ? 'step' : undefined}
              onClick={() => open(i + 1)}
            >
              <span class={`chapter-mark ${progress.is_done(id) ? 'done' : ''}`} aria-hidden="true">
                {progress.is_done(id) && i + 1 !== number ? '✓' : i + 1}
              </span>
              <span>
                <b>{chapter_words(id).title}</b>
                <span class="note">{chapter_words(id).idea}</span>
                {progress.is_done(id) && <span class="visually-hidden"> ({text.is_done})</span>}
              </span>
            </button>
          </li>
        ))}
      </ol>
      <div class="progress">
        <progress
          max={CHAPTERS.length}
          value={done}
          aria-label={text.done(String(done), String(CHAPTERS.length))}
        />
        <p class="note">
          {text.done(String(done), String(CHAPTERS.length))} ·{' '}
          {progress.is_stored.value ? text.stored_here : text.not_stored}
        </p>
        {done > 0 && (
          <button type="button" class="small" onClick={() => progress.clear()}>
            {text.clear}
          </button>
        )}
      </div>
    </nav>
  );
}
