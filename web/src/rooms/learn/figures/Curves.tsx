// SPDX-License-Identifier: MIT
/** Losses or accuracies of a chapter's runs, on the page's own chart. */
import { useSignal } from '@preact/signals';
import { useContext } from 'preact/hooks';
import type { Span } from '../../../figure/zoom';
import { words } from '../../../i18n';
import { Chart } from '../../../lab/chart/Chart';
import type { CurveColumns } from '../../../lab/chart/run-curves';
import { useRunCurves } from '../../../lab/chart/use-run-curves';
import { loss_text } from '../../../lab/controls/text';
import { RUN_IDS, type RunId } from '../../../lab/ids';
import { useLab } from '../../../lab/views/lab-context';
import { run_name } from '../Filled';
import type { ChapterFigure } from '../lesson/chapter';
import { useLesson } from '../lesson-context';
import { Overlay } from './Overlay';
import { FigureScale } from './scale';

const percent = (digits: number) => (share: number) =>
  Number.isFinite(share) ? `${(100 * share).toFixed(digits)} %` : '–';
const SHARES = (): [number, number] => [-0.02, 1.02];
/** px for names at the ends, and of letters, as on the page */
const GUTTER = 96;
const LETTERS = 15;

/** Short ones: what the runs of a chapter differ in. */
function useNames(): Record<RunId, string> {
  const lesson = useLesson();
  const facts = lesson.facts.value;
  const name = (id: RunId) => run_name(lesson.chapter.id, facts, id);
  return Object.fromEntries(RUN_IDS.map((id) => [id, name(id)])) as Record<RunId, string>;
}

/** What both charts have: their runs' steps from the first on, and a step under the pointer. */
function useChart(columns: CurveColumns) {
  const lesson = useLesson();
  const cursor = useSignal<number | null>(null);
  const zoom = useSignal<Span | null>(null);
  const scale = useContext(FigureScale);
  const fewest = lesson.chapter.trained?.steps ?? 0;
  return {
    cursor,
    zoom,
    curves: useRunCurves(columns, useNames()),
    clock: useLab(),
    fewest,
    first: 0 as const,
    gutter: Math.round(GUTTER * scale),
    ...(scale === 1 ? {} : { letters: LETTERS * scale }),
    x_label: words.value.chart.x,
  };
}

export function Losses({ figure }: { figure: Extract<ChapterFigure, { kind: 'losses' }> }) {
  const shared = useChart({ column: 'loss' });
  const { outputs } = useLab().network.value;
  const { chart } = words.value;
  return (
    <Chart
      {...shared}
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
  const shared = useChart({ column: 'accuracy', dashed: 'test_accuracy' });
  const { outputs } = useLab().network.value;
  const { chart } = words.value;
  return (
    <Chart
      {...shared}
      name={chart.accuracy}
      reference={{ value: 1 / outputs, label: chart.chance(String(outputs)) }}
      range={SHARES}
      format={percent(1)}
      y_text={percent(0)}
    />
  );
}
