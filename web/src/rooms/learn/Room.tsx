// SPDX-License-Identifier: MIT
/** The room of the lessons: chapters, text and question, a figure that is a real lab of its own. */
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import './styles/room.css';
import './styles/question.css';
import './styles/figure.css';
import './styles/guess.css';
import './paper/print.css';
import { say_keys, take_keys } from '../../lab/views/keys';
import { useLab } from '../../lab/views/lab-context';
import { LinkNote } from '../../modes/notices/LinkNote';
import { StagedMount } from '../../ui/StagedMount';
import { ChapterList } from './ChapterList';
import { ChapterText } from './ChapterText';
import { CHAPTERS } from './chapters';
import { below_of } from './figures';
import { KeyNumbers } from './KeyNumbers';
import { LessonFigure } from './LessonFigure';
import { leave_answer } from './lesson/left';
import type { Lesson } from './lesson/lesson';
import type { LessonProgress } from './lesson/progress';
import { chapter_words, LessonContext, useLesson } from './lesson-context';
import { PrintButtons } from './paper/Worksheet';
import { Answer, Further, Question } from './Question';
import { lesson_keys, useChapter } from './use-chapter';
import { learn_words } from './words';

export function Learn() {
  const chapter = useChapter();
  const { number, progress, lesson, open } = chapter;
  useLayoutEffect(() => take_keys(lesson_keys(chapter)), [lesson, number]);
  useLeaving(lesson);
  useEffect(() => say_keys(() => learn_words.value.keys), []);
  return (
    <>
      <LinkNote />
      <Head number={number} />
      <div class="learn">
        <details class="chapter-sheet">
          <summary>{learn_words.value.title}</summary>
          <ChapterList number={number} progress={progress} open={open} />
        </details>
        <div class="chapter-side">
          <ChapterList number={number} progress={progress} open={open} />
        </div>
        {lesson ? (
          <LessonContext.Provider key={lesson} value={lesson}>
            <Body again={chapter.again} />
          </LessonContext.Provider>
        ) : (
          <div class="room-wait" />
        )}
        <ChapterNavigation number={number} open={open} progress={progress} />
      </div>
    </>
  );
}

/** Another room, and the same chapter afterwards: its answer is there again. */
function useLeaving(lesson: Lesson | null): void {
  const now = useRef(lesson);
  now.current = lesson;
  // Before the lesson of the room is ended.
  useLayoutEffect(() => () => void (now.current && leave_answer(now.current)), []);
}

function Head({ number }: { number: number }) {
  const text = learn_words.value;
  const chapter = CHAPTERS[number - 1] ?? CHAPTERS[0];
  const chapter_text = chapter_words(chapter.id);
  return (
    <header class="lesson-head">
      <span class="chapter-number" aria-hidden="true">
        {number}
      </span>
      <div>
        <h2 aria-label={text.chapter(String(number), chapter_text.title)}>{chapter_text.title}</h2>
        <p class="note">{text.with_article(chapter_text.article, String(chapter.minutes))}</p>
      </div>
      <div class="lesson-buttons">
        <PrintButtons />
      </div>
    </header>
  );
}

function Body({ again }: { again(): void }) {
  return (
    <>
      <article class="panel lesson-text">
        <StagedMount>
          <ChapterText />
          <Question />
          <Answer />
          <Further />
          <OwnRun />
        </StagedMount>
      </article>
      <FigurePanel again={again} />
    </>
  );
}

/** Behind the last chapter comes a loop of one's own. */
function OwnRun() {
  const page = useLab();
  const { chapter } = useLesson();
  const text = learn_words.value;
  if (chapter !== CHAPTERS.at(-1)) return null;
  return (
    <div class="further own-run">
      <p>{text.own_run}</p>
      <button type="button" onClick={() => page.set_view('room', 'check')}>
        {text.own_run_button}
      </button>
    </div>
  );
}

function FigurePanel({ again }: { again(): void }) {
  const lesson = useLesson();
  const text = learn_words.value;
  const { network, seed } = lesson.facts.value;
  return (
    <section class="panel lesson-figure" aria-label={chapter_words(lesson.chapter.id).figure}>
      <header class="panel-head">
        <h3>{chapter_words(lesson.chapter.id).figure}</h3>
        {network && seed && <span class="note">{text.about(network.text, seed.text)}</span>}
        <OpenInTrain />
      </header>
      <LessonFigure again={again}>
        <KeyNumbers />
        {lesson.stage.value === 'answered' && below_of(lesson.chapter.figure)}
      </LessonFigure>
    </section>
  );
}

/** A link: the browser's Back returns to the lesson, and to the experiment that was in Train. */
function OpenInTrain() {
  const lesson = useLesson();
  const page = useLab();
  const text = learn_words.value;
  const { lab } = lesson;
  if (lesson.ravine) return <OpenRavine />;
  if (!lab) return null;
  const go = () => {
    lab.pause();
    leave_answer(lesson);
    history.replaceState(history.state, '', page.link('moment'));
    location.assign(lab.link('moment'));
  };
  return (
    <button type="button" class="small" title={text.open_hint} onClick={go}>
      {text.open}
    </button>
  );
}

function OpenRavine() {
  const page = useLab();
  const text = learn_words.value;
  return (
    <button
      type="button"
      class="small"
      title={text.open_ravine_hint}
      onClick={() => page.set_view('room', 'ravine')}
    >
      {text.open_ravine}
    </button>
  );
}

interface ChapterNavigationProps {
  number: number;
  progress: LessonProgress;
  open(number: number): void;
}

function ChapterNavigation({ number, open, progress }: ChapterNavigationProps) {
  const text = learn_words.value;
  const [before, after] = [CHAPTERS[number - 2], CHAPTERS[number]];
  const title = (id: string) => chapter_words(id).title;
  const done = progress.is_done(CHAPTERS[number - 1]?.id ?? '');
  return (
    <div class="ways">
      {before ? (
        <button type="button" aria-label={text.previous(title(before.id))} onClick={() => open(number - 1)}>
          ‹ {number - 1} <span>{title(before.id)}</span>
        </button>
      ) : (
        <span />
      )}
      <span class="dots" aria-hidden="true">
        {CHAPTERS.map(({ id }, i) => (
          <i key={id} class={i + 1 === number ? 'now' : progress.is_done(id) ? 'done' : ''} />
        ))}
      </span>
      {after ? (
        <button
          type="button"
          class={done ? 'strong' : ''}
          aria-label={text.next(title(after.id))}
          onClick={() => open(number + 1)}
        >
          {number + 1} <span>{title(after.id)}</span> ›
        </button>
      ) : (
        <span />
      )}
    </div>
  );
}
