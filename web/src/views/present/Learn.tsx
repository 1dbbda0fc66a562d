// SPDX-License-Identifier: MIT
/** A lesson for a class: its figure, the question with its answers to choose, then what came of it. */
import { useLayoutEffect } from 'preact/hooks';
import { learn_words } from '../../i18n/learn';
import type { Lesson } from '../../state/learn/lesson';
import { frame_keys } from '../keys';
import { LabContext, use_lab } from '../lab-context';
import { FigureAlone } from '../learn/alone';
import { FigureScale } from '../learn/figures/scale';
import { chapter_words, LessonContext } from '../learn/lesson-context';
import { Further, Question, Told } from '../learn/Question';
import { lesson_keys, use_chapter, use_lesson_walk } from '../learn/use-chapter';
import { Code } from './Code';
import { Frame } from './Frame';
import type { KeyNumber } from './Numbers';
import './learn.css';
import './station.css';
import { walking_keys } from './use-hands';

/** A figure's smallest letters are 10.5 px: so many times larger they are 27 of a screen's units. */
const SCALE = 27 / 10.5;

export function LearnPresent() {
  const page = use_lab();
  const chapter = use_chapter();
  const { lesson } = chapter;
  const walk = use_lesson_walk(chapter);
  // Between two chapters there is no frame that has the keys.
  useLayoutEffect(() => (lesson ? undefined : frame_keys(walking_keys(() => walk))), [lesson]);
  if (!lesson) return null;
  const said = chapter_words(lesson.chapter.id);
  const told = lesson.stage.value === 'told';
  return (
    <LessonContext.Provider key={lesson} value={lesson}>
      <Frame
        title={`${chapter.number} ${said.title}`}
        shared={learn_words.value.with_article(said.article, String(lesson.chapter.minutes))}
        figure={(unit) => (
          <FigureScale.Provider value={SCALE * unit}>
            <FigureAlone again={chapter.again} />
          </FigureScale.Provider>
        )}
        sentence={
          <div class="present-lesson">
            {!told ? <Question /> : lesson.asks_further.value ? <Further /> : <Told />}
          </div>
        }
        numbers={numbers_of(lesson, told)}
        walk={{ ...walk, keys: lesson_keys(chapter), lesson: true }}
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
function numbers_of(lesson: Lesson, told: boolean): KeyNumber[] {
  // What the numbers are would say too much.
  if (!told) return [{ name: learn_words.value.asked, value: UNKNOWN, colour: null }];
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
