// SPDX-License-Identifier: MIT
/** Losses or accuracies of a chapter's runs, on the page's own chart. */
import { useSignal } from '@preact/signals';
import { useContext } from 'preact/hooks';
import { words } from '../../../i18n';
import { filled } from '../../../lib/fill';
import { RUN_IDS, type RunId } from '../../../state/contract';
import type { Figure } from '../../../state/learn/chapter';
import { Chart } from '../../chart/Chart';
import type { Span } from '../../chart/curves';
import { use_lab } from '../../lab-context';
import { loss_text } from '../../text';
import { fact_in } from '../Filled';
import { chapter_words, use_lesson } from '../lesson-context';
import { Overlay } from './Overlay';
import { FigureScale } from './scale';

const percent = (digits: number) => (share: number) =>
  Number.isFinite(share) ? `${(100 * share).toFixed(digits)} %` : '–';
const SHARES = (): [number, number] => [-0.02, 1.02];
/** px for names at the ends, and of letters, as on the page */
const GUTTER = 96;
const LETTERS = 15;

/** Short ones: what the runs of a chapter differ in. */
function use_names(): Record<RunId, string> {
  const lesson = use_lesson();
  const { runs } = chapter_words(lesson.chapter.id);
  const facts = lesson.facts.value;
  const name = (id: RunId) => filled(runs[id] ?? '', (fact) => fact_in(facts, fact)?.text ?? '');
  return Object.fromEntries(RUN_IDS.map((id) => [id, name(id)])) as Record<RunId, string>;
}

/** What both charts have: their runs' steps from the first on, and a step under the pointer. */
function use_chart() {
  const lesson = use_lesson();
  const cursor = useSignal<number | null>(null);
  const zoom = useSignal<Span | null>(null);
  const scale = useContext(FigureScale);
  const fewest = lesson.chapter.trained?.steps ?? 0;
  return {
    cursor,
    zoom,
    names: use_names(),
    fewest,
    first: 0 as const,
    gutter: Math.round(GUTTER * scale),
    ...(scale === 1 ? {} : { letters: LETTERS * scale }),
    x_label: words.value.chart.x,
  };
}

export function Losses({ figure }: { figure: Extract<Figure, { kind: 'losses' }> }) {
  const shared = use_chart();
  const { outputs } = use_lab().network.value;
  const { chart } = words.value;
  return (
    <Chart
      {...shared}
      column="loss"
      name={chart.loss}
      log={figure.log}
      reference={{ value: Math.log(outputs), label: chart.guessing(String(outputs)) }}
      range={() => [...figure.range]}
      format={loss_text}
      over={(layout) => <Overlay layout={layout} target={figure.target} />}
    />
  );
}

export function Accuracies() {
  const shared = use_chart();
  const { outputs } = use_lab().network.value;
  const { chart } = words.value;
  return (
    <Chart
      {...shared}
      column="accuracy"
      dashed="test_accuracy"
      name={chart.accuracy}
      reference={{ value: 1 / outputs, label: chart.chance(String(outputs)) }}
      range={SHARES}
      format={percent(1)}
      y_text={percent(0)}
    />
  );
}
