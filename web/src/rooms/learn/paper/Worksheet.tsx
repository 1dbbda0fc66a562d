// SPDX-License-Identifier: MIT
/** The lessons on paper: questions with room for a pencil, or the solutions. */
import { createPortal } from 'preact/compat';
import { useEffect, useState } from 'preact/hooks';
import { words } from '../../../i18n';
import type { Curve } from '../../../lab/chart/curve';
import { still_losses } from '../../../lab/chart/run-curves';
import { filled } from '../../../lib/interpolate';
import { format_number } from '../../../lib/numbers';
import { CHAPTERS } from '../chapters';
import { Filled, fact_in, run_name } from '../Filled';
import type { Chapter, Facts } from '../lesson/chapter';
import { type Picture, pictured } from '../lesson/descent';
import { solved } from '../lesson/solved';
import type { LessonHost } from '../lesson/training';
import { ALWAYS_ONE, BACK_AND_FORTH, velocities } from '../lesson/velocity';
import { chapter_words } from '../lesson-context';
import { useLessonHost } from '../use-opened';
import { learn_words } from '../words';
import { PrintedCurve } from './PrintedCurve';
import { PRINTED_SHAPE, PrintedRavine } from './PrintedRavine';

interface Solved {
  chapter: Chapter;
  facts: Facts;
  /** of a chapter that has a ravine */
  picture: Picture | null;
  /** of one whose curve is drawn */
  curves: readonly Curve[];
}

/** The questions to hand out, or what the teacher keeps. */
type Sheet = 'questions' | 'solutions';

/** One chapter after the other: their numbers come from their runs, on paper, too. */
async function all_solved(host: LessonHost): Promise<Solved[]> {
  const all: Solved[] = [];
  for (const chapter of CHAPTERS) {
    const picture = chapter.descends ? await pictured(host.ravine, chapter.descends, PRINTED_SHAPE) : null;
    let curves: readonly Curve[] = [];
    const facts = await solved(chapter, host, (lab) => {
      if (chapter.question.kind === 'curve') curves = still_losses(lab, lab.shown.peek());
    });
    all.push({ chapter, facts, picture, curves });
  }
  return all;
}

export function PrintButtons() {
  const host = useLessonHost();
  const text = learn_words.value;
  const [busy, set_busy] = useState(false);
  const [printed, set_printed] = useState<{ sheet: Sheet; all: readonly Solved[] } | null>(null);
  useEffect(() => {
    if (!printed) return;
    const done = () => set_printed(null);
    window.addEventListener('afterprint', done, { once: true });
    window.print();
    return () => window.removeEventListener('afterprint', done);
  }, [printed]);
  const print = (sheet: Sheet) => {
    set_busy(true);
    all_solved(host)
      .then((all) => set_printed({ sheet, all }))
      .finally(() => set_busy(false));
  };
  return (
    <>
      <button type="button" title={text.print_hint} disabled={busy} onClick={() => print('questions')}>
        {busy ? text.printing : text.print}
      </button>
      <button
        type="button"
        title={text.print_solutions_hint}
        disabled={busy}
        onClick={() => print('solutions')}
      >
        {text.print_solutions}
      </button>
      {printed && createPortal(<Worksheet {...printed} />, document.body)}
    </>
  );
}

function Worksheet({ sheet, all }: { sheet: Sheet; all: readonly Solved[] }) {
  const text = learn_words.value;
  const is_question_sheet = sheet === 'questions';
  return (
    <div class="worksheet">
      <h1>
        {words.value.app.name} · {is_question_sheet ? text.worksheet : text.solutions}
      </h1>
      {is_question_sheet && <p>{text.name}: ______________________</p>}
      {all.map((one, i) => (
        <section key={one.chapter.id}>
          <h2>
            {i + 1}. {chapter_words(one.chapter.id).title}
          </h2>
          {is_question_sheet ? <PrintedQuestion {...one} /> : <PrintedSolution {...one} />}
        </section>
      ))}
    </div>
  );
}

/** In the words of the chapter, as it is solved. */
const named = ({ chapter, facts, curves }: Solved): Curve[] =>
  curves.map((curve) => ({ ...curve, name: run_name(chapter.id, facts, curve.key) }));

function PrintedQuestion(one: Solved) {
  const { chapter, facts, picture } = one;
  return (
    <>
      <p>
        <Filled text={chapter_words(chapter.id).question} facts={facts} />
      </p>
      {picture && <PrintedRavine picture={picture} facts={null} />}
      <PrintedCurve {...{ chapter, facts }} curves={named(one)} solved={false} />
      <Boxes chapter={chapter} />
      {chapter.figure.kind === 'velocities' && <ByHand facts={facts} known={false} />}
    </>
  );
}

function PrintedSolution(one: Solved) {
  const { chapter, facts, picture } = one;
  return (
    <>
      <p>
        <Filled text={chapter_words(chapter.id).explanation.join(words.value.app.gap)} facts={facts} />
      </p>
      {picture && <PrintedRavine picture={picture} facts={facts} />}
      <PrintedCurve {...{ chapter, facts }} curves={named(one)} solved />
      {chapter.figure.kind === 'velocities' && <ByHand facts={facts} known />}
    </>
  );
}

/** To tick. */
function Boxes({ chapter: { id, question } }: { chapter: Chapter }) {
  if (question.kind !== 'choose') return null;
  return (
    <ul class="boxes">
      {question.answers.map((answer) => (
        <li key={answer.id}>☐ {answer.number?.text ?? chapter_words(id).answers[answer.id]}</li>
      ))}
    </ul>
  );
}

const FIVE = [1, 2, 3, 4, 5];

function ByHand({ facts, known }: { facts: Facts; known: boolean }) {
  const text = learn_words.value;
  const value = (name: string) => fact_in(facts, name)?.text ?? '';
  const gamma = facts.gamma?.value ?? 0;
  const row = (label: string, gradients: typeof ALWAYS_ONE) => (
    <tr>
      <th>{filled(label, value)}</th>
      {velocities(gamma, gradients, FIVE.length).map((v, i) => (
        <td key={i}>{known ? format_number(v, { digits: 4 }) : ''}</td>
      ))}
    </tr>
  );
  return (
    <>
      <h3>{text.by_hand}</h3>
      <p>
        <Filled text={known ? text.by_hand_check : text.by_hand_text} facts={facts} />
      </p>
      <table>
        <tbody>
          <tr>
            <th>{text.step}</th>
            {FIVE.map((step) => (
              <th key={step}>{step}</th>
            ))}
          </tr>
          {row(text.always, ALWAYS_ONE)}
          {row(text.alternates, BACK_AND_FORTH)}
        </tbody>
      </table>
    </>
  );
}
