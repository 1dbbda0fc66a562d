// SPDX-License-Identifier: MIT
/** A lesson's key numbers once it was run, with the guess beside them. */

import { chapter_words, useLesson } from './lesson-context';
import { learn_words } from './words';

export function KeyNumbers() {
  const lesson = useLesson();
  if (lesson.stage.value !== 'answered') return null;
  const { keys } = chapter_words(lesson.chapter.id);
  const { guess, distance } = lesson.verdict.value?.facts ?? {};
  const missed = distance && !Number.isNaN(distance.value) ? learn_words.value.off(distance.text) : '';
  return (
    <dl class="key-numbers">
      {lesson.chapter.keys.map((name) => {
        const fact = lesson.facts.value[name];
        const [label, unit] = keys[name] ?? [name, ''];
        return (
          <div key={name}>
            <dt>{label}</dt>
            <dd>
              <b class={fact?.run ? `ink-${fact.run}` : ''}>{fact?.text}</b> <small>{unit}</small>
            </dd>
          </div>
        );
      })}
      {(guess || missed) && (
        <div>
          <dt>{learn_words.value.your_guess}</dt>
          <dd>{guess ? <Guessed text={guess.text} missed={missed} /> : <b>{missed}</b>}</dd>
        </div>
      )}
    </dl>
  );
}

function Guessed({ text, missed }: { text: string; missed: string }) {
  return (
    <>
      <b>{text}</b> {missed && <small>{missed}</small>}
    </>
  );
}
