// SPDX-License-Identifier: MIT
/** The lessons on paper: questions with room for a pencil, and the solutions on a sheet of their own. */
import { createPortal } from 'preact/compat';
import { useEffect, useState } from 'preact/hooks';
import { words } from '../../i18n';
import { learn_words } from '../../i18n/learn';
import { filled } from '../../lib/fill';
import { format_number } from '../../lib/numbers';
import type { Chapter, Facts } from '../../state/learn/chapter';
import { CHAPTERS } from '../../state/learn/chapters';
import { type Picture, pictured } from '../../state/learn/descent';
import { solved } from '../../state/learn/solved';
import type { LessonHost } from '../../state/learn/training';
import { ALWAYS_ONE, BACK_AND_FORTH, velocities } from '../../state/learn/velocity';
import { Filled, fact_in } from './Filled';
import { chapter_words } from './lesson-context';
import { PRINTED_SHAPE, PrintedRavine } from './PrintedRavine';
import { use_lesson_host } from './use-opened';

interface Solved {
  chapter: Chapter;
  facts: Facts;
  /** of a chapter that has a ravine */
  picture: Picture | null;
}

/** One chapter after the other: their numbers come from their runs, on paper, too. */
async function all_solved(host: LessonHost): Promise<Solved[]> {
  const all: Solved[] = [];
  for (const chapter of CHAPTERS) {
    const picture = chapter.descends ? await pictured(host.ravine, chapter.descends, PRINTED_SHAPE) : null;
    all.push({ chapter, facts: await solved(chapter, host), picture });
  }
  return all;
}

export function PrintButton() {
  const host = use_lesson_host();
  const text = learn_words.value;
  const [busy, set_busy] = useState(false);
  const [sheet, set_sheet] = useState<readonly Solved[] | null>(null);
  useEffect(() => {
    if (!sheet) return;
    const done = () => set_sheet(null);
    window.addEventListener('afterprint', done, { once: true });
    window.print();
    return () => window.removeEventListener('afterprint', done);
  }, [sheet]);
  const print = () => {
    set_busy(true);
    all_solved(host)
      .then(set_sheet)
      .finally(() => set_busy(false));
  };
  return (
    <>
      <button type="button" title={text.print_hint} disabled={busy} onClick={print}>
        {busy ? text.printing : text.print}
      </button>
      {sheet && createPortal(<Worksheet all={sheet} />, document.body)}
    </>
  );
}

function Worksheet({ all }: { all: readonly Solved[] }) {
  const text = learn_words.value;
  return (
    <div class="worksheet">
      <h1>
        {words.value.app.name} · {text.worksheet}
      </h1>
      <p>{text.name}: ______________________</p>
      {all.map(({ chapter, facts, picture }, i) => (
        <section key={chapter.id}>
          <h2>
            {i + 1}. {chapter_words(chapter.id).title}
          </h2>
          <p>
            <Filled text={chapter_words(chapter.id).question} facts={facts} />
          </p>
          {picture ? <PrintedRavine picture={picture} facts={null} /> : <Room chapter={chapter} />}
          {chapter.figure.kind === 'velocities' && <ByHand facts={facts} known={false} />}
        </section>
      ))}
      <div class="solutions">
        <h1>{text.solutions}</h1>
        {all.map(({ chapter, facts, picture }, i) => (
          <section key={chapter.id}>
            <h2>
              {i + 1}. {chapter_words(chapter.id).title}
            </h2>
            <p>
              <Filled text={chapter_words(chapter.id).told.join(words.value.app.gap)} facts={facts} />
            </p>
            {picture && <PrintedRavine picture={picture} facts={facts} />}
            {chapter.figure.kind === 'velocities' && <ByHand facts={facts} known />}
          </section>
        ))}
      </div>
    </div>
  );
}

/** Where the answer goes: boxes to tick, or empty axes. */
function Room({ chapter: { id, question } }: { chapter: Chapter }) {
  const text = learn_words.value;
  if (question.kind === 'choose')
    return (
      <ul class="boxes">
        {question.answers.map((answer) => (
          <li key={answer.id}>☐ {answer.number?.text ?? chapter_words(id).answers[answer.id]}</li>
        ))}
      </ul>
    );
  return (
    <figure>
      <figcaption>{text.your_drawing}</figcaption>
      <svg viewBox="0 0 170 46" aria-hidden="true">
        <path d="M8 1V40H168" stroke-width="0.4" />
      </svg>
      {question.kind === 'curve' && (
        <small>
          ↑ {text.loss} → {text.step}
        </small>
      )}
    </figure>
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
