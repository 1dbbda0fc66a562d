// SPDX-License-Identifier: MIT
/** A lesson's question, the answers to choose from, and the verdict on the guess. */
import { useEffect, useRef } from 'preact/hooks';
import { Filled } from './Filled';
import type { AnswerChoice, Facts } from './lesson/chapter';
import { is_complete } from './lesson/guess';
import type { Lesson } from './lesson/lesson';
import { chapter_words, useLesson } from './lesson-context';
import { learn_words } from './words';

export function Question() {
  const lesson = useLesson();
  const text = learn_words.value;
  const { question } = lesson.chapter;
  return (
    <section class="question" aria-label={text.predict}>
      <p>
        <span class="badge">{text.predict}</span>{' '}
        <Filled text={chapter_words(lesson.chapter.id).question} facts={lesson.facts.value} />
      </p>
      {question.kind === 'choose' && <Choices answers={question.answers} />}
      <Buttons lesson={lesson} />
      <p class="note" aria-live="polite">
        {state_words(lesson)}
      </p>
    </section>
  );
}

function state_words(lesson: Lesson): string {
  const text = learn_words.value;
  const { kind } = lesson.chapter.question;
  if (lesson.stage.value === 'running') return text.running;
  if (lesson.stage.value === 'answered') return '';
  if (is_complete(lesson.guess.value)) return kind === 'choose' ? text.chosen : text.drawn;
  return { choose: text.choose, curve: text.draw_curve, arrow: text.draw_arrow }[kind];
}

function Choices({ answers }: { answers: readonly AnswerChoice[] }) {
  const lesson = useLesson();
  const guess = lesson.guess.value;
  const { id, question } = lesson.chapter;
  const has_answer = lesson.stage.value === 'answered';
  const right = has_answer && question.kind === 'choose' ? question.right(lesson.facts.value) : null;
  return (
    <fieldset class="answers" disabled={lesson.stage.value !== 'ask'}>
      <legend class="visually-hidden">{learn_words.value.answers}</legend>
      {answers.map((answer) => (
        <label key={answer.id} class={answer.id === right ? 'right' : ''}>
          <input
            type="radio"
            name={`answer-${id}`}
            value={answer.id}
            checked={guess?.kind === 'choice' && guess.id === answer.id}
            onChange={() => {
              lesson.guess.value = { kind: 'choice', id: answer.id };
            }}
          />
          {answer.number?.text ?? chapter_words(id).answers[answer.id]}
        </label>
      ))}
    </fieldset>
  );
}

function Buttons({ lesson }: { lesson: Lesson }) {
  const text = learn_words.value;
  const again = lesson.chapter.question.kind === 'choose' ? text.choose_again : text.redraw;
  const stage = lesson.stage.value;
  const has_guess = is_complete(lesson.guess.value);
  const busy = !lesson.ready.value || stage === 'running';
  if (stage === 'answered')
    return (
      <div class="lesson-verbs">
        <button type="button" onClick={() => lesson.ask_again()}>
          {again}
        </button>
        <button type="button" onClick={(event) => run_by(event, lesson, true)}>
          {text.run_again}
        </button>
      </div>
    );
  return (
    <div class="lesson-verbs">
      <button
        type="button"
        class="strong"
        disabled={busy || !has_guess}
        onClick={(event) => run_by(event, lesson, true)}
      >
        {stage === 'running' ? text.running : text.run}
      </button>
      {has_guess && (
        <button type="button" disabled={busy} onClick={() => lesson.ask_again()}>
          {again}
        </button>
      )}
      <button type="button" class="plain" disabled={busy} onClick={(event) => run_by(event, lesson, false)}>
        {text.skip}
      </button>
    </div>
  );
}

/** Run by a key: who cannot see where the answer comes is led to it. */
const by_keys = new WeakSet<Lesson>();

/** A click that no pointer made. */
function run_by(event: MouseEvent, lesson: Lesson, guessed: boolean): void {
  if (event.detail === 0) by_keys.add(lesson);
  void lesson.run(guessed);
}

export const Answer = () => (useLesson().stage.value === 'answered' ? <AnswerText /> : null);

/** The kind word to the guess, then what happened. */
function AnswerText() {
  const lesson = useLesson();
  const answer = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (by_keys.delete(lesson)) answer.current?.focus();
  }, [lesson]);
  const text = chapter_words(lesson.chapter.id);
  const verdict = lesson.verdict.value;
  const facts: Facts = { ...lesson.facts.value, ...verdict?.facts };
  const lost = verdict?.facts.distance && Number.isNaN(verdict.facts.distance.value);
  const verdict_text =
    verdict === null ? text.skipped : lost ? text.never : verdict.right ? text.right : text.wrong;
  return (
    <div class="told" role="status" tabIndex={-1} ref={answer}>
      <p>
        <Filled text={verdict_text} facts={facts} />
      </p>
      {text.explanation.map((paragraph) => (
        <p key={paragraph}>
          <Filled text={paragraph} facts={facts} />
        </p>
      ))}
    </div>
  );
}

export function Further() {
  const lesson = useLesson();
  const { further } = chapter_words(lesson.chapter.id);
  if (!further || lesson.stage.value !== 'answered') return null;
  return (
    <div class="further">
      <p>
        <b>{learn_words.value.further}</b> <Filled text={further.ask} facts={lesson.facts.value} />
      </p>
      {lesson.further.value ? (
        <p role="status">
          <Filled text={further.answer} facts={lesson.facts.value} />
        </p>
      ) : (
        <button type="button" onClick={() => lesson.think_further()}>
          {further.button}
        </button>
      )}
    </div>
  );
}
