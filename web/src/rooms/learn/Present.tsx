// SPDX-License-Identifier: MIT
/** A lesson for a class: its figure, the question with its answers to choose, then what came of it. */
import { useLayoutEffect } from 'preact/hooks';
import { frame_keys } from '../../lab/views/keys';
import { LabContext, useLab } from '../../lab/views/lab-context';
import { Code } from '../../modes/present/Code';
import { Frame } from '../../modes/present/Frame';
import type { KeyNumber } from '../../modes/present/Numbers';
import { FigureScale } from './figures/scale';
import type { Lesson } from './lesson/lesson';
import { chapter_words, LessonContext } from './lesson-context';
import { Answer, Further, Question } from './Question';
import { StandaloneFigure } from './StandaloneFigure';
import { lesson_keys, useChapter, useLessonNavigation } from './use-chapter';
import { learn_words } from './words';
import './styles/present.css';
import '../inside/station.css';
import { navigation_keys } from '../../modes/present/use-controls';

/** A figure's smallest letters are 10.5 px: so many times larger they are 27 of a screen's units. */
const SCALE = 27 / 10.5;

export function LearnPresent() {
  const page = useLab();
  const chapter = useChapter();
  const { lesson } = chapter;
  const navigation = useLessonNavigation(chapter);
  // Between two chapters there is no frame that has the keys.
  useLayoutEffect(() => (lesson ? undefined : frame_keys(navigation_keys(() => navigation))), [lesson]);
  if (!lesson) return null;
  const chapter_text = chapter_words(lesson.chapter.id);
  const has_answer = lesson.stage.value === 'answered';
  return (
    <LessonContext.Provider key={lesson} value={lesson}>
      <Frame
        title={`${chapter.number} ${chapter_text.title}`}
        shared={learn_words.value.with_article(chapter_text.article, String(lesson.chapter.minutes))}
        figure={(unit) => (
          <FigureScale.Provider value={SCALE * unit}>
            <StandaloneFigure again={chapter.again} />
          </FigureScale.Provider>
        )}
        sentence={
          <div class="present-lesson">
            {!has_answer ? <Question /> : lesson.further_question.value ? <Further /> : <Answer />}
          </div>
        }
        numbers={numbers_of(lesson, has_answer)}
        navigation={{ ...navigation, keys: lesson_keys(chapter), lesson: true }}
        code={
          <LabContext.Provider value={lesson.lab ?? page}>
            <Code />
          </LabContext.Provider>
        }
      />
    </LessonContext.Provider>
  );
}

const UNKNOWN = '?';

/** To be found out; then found, and the guess beside them. */
function numbers_of(lesson: Lesson, has_answer: boolean): KeyNumber[] {
  // What the numbers are would say too much.
  if (!has_answer) return [{ name: learn_words.value.answer_name, value: UNKNOWN, colour: null }];
  const { keys } = chapter_words(lesson.chapter.id);
  const numbers = lesson.chapter.keys.map((key): KeyNumber => {
    const fact = lesson.facts.value[key];
    const [label, unit] = keys[key] ?? [key, ''];
    const colour = fact?.run && lesson.lab ? lesson.lab.runs[fact.run].colour.value : null;
    return {
      name: unit ? learn_words.value.with_unit(label, unit) : label,
      value: fact?.text ?? UNKNOWN,
      colour,
    };
  });
  const guess = lesson.verdict.value?.facts.guess;
  if (!guess) return numbers;
  return [...numbers, { name: learn_words.value.your_guess, value: guess.text, colour: null }];
}
