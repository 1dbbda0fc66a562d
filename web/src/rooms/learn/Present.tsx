// SPDX-License-Identifier: MIT
/** A lesson for a class: its figure, the question with its answers to choose, then what came of it. */
import { useLayoutEffect } from 'preact/hooks';
import { frame_keys } from '../../lab/views/keys';
import { LabContext, useLab } from '../../lab/views/lab-context';
import { Code } from '../../modes/present/Code';
import { Frame } from '../../modes/present/Frame';
import type { KeyNumber } from '../../modes/present/Numbers';
import { FigureAlone } from './alone';
import { FigureScale } from './figures/scale';
import type { Lesson } from './lesson/lesson';
import { chapter_words, LessonContext } from './lesson-context';
import { Further, Question, Told } from './Question';
import { lesson_keys, useChapter, useLessonWalk } from './use-chapter';
import { learn_words } from './words';
import './styles/present.css';
import '../inside/station.css';
import { walking_keys } from '../../modes/present/use-controls';

/** A figure's smallest letters are 10.5 px: so many times larger they are 27 of a screen's units. */
const SCALE = 27 / 10.5;

export function LearnPresent() {
  const page = useLab();
  const chapter = useChapter();
  const { lesson } = chapter;
  const walk = useLessonWalk(chapter);
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
