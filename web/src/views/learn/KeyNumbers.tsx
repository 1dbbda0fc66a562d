// SPDX-License-Identifier: MIT
/** The numbers to take home, once it was run; and the guess beside them. */
import { learn_words } from '../../i18n/learn';
import { chapter_words, use_lesson } from './lesson-context';

export function KeyNumbers() {
  const lesson = use_lesson();
  if (lesson.stage.value !== 'told') return null;
  const { keys } = chapter_words(lesson.chapter.id);
  const guess = lesson.verdict.value?.facts.guess;
  const distance = lesson.verdict.value?.facts.distance;
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
      {guess && (
        <div>
          <dt>{learn_words.value.your_guess}</dt>
          <dd>
            <b>{guess.text}</b>{' '}
            {distance && !Number.isNaN(distance.value) && (
              <small>{learn_words.value.off(distance.text)}</small>
            )}
          </dd>
        </div>
      )}
    </dl>
  );
}
