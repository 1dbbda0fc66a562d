// SPDX-License-Identifier: MIT
/** What the large chart draws: the loss of the runs or their accuracy. */
import { computed } from '@preact/signals';
import { loss_range } from '../../figure/ticks';
import { words } from '../../i18n';
import { format_number } from '../../lib/numbers';
import { loss_text } from '../controls/text';
import type { Lab } from '../view';
import type { ChartProps } from './Chart';
import type { ChartTarget } from './curve';
import type { CurveColumns } from './run-curves';

/** What differs between the chart's two views. */
interface View
  extends Pick<ChartProps, 'name' | 'log' | 'reference' | 'target' | 'range' | 'format' | 'y_text'> {
  note: string;
  columns: CurveColumns;
}

const targets = new WeakMap<Lab, ChartTarget>();

/** Of a lab always the same. */
function target_of(lab: Lab): ChartTarget {
  const known = targets.get(lab);
  if (known) return known;
  const value = computed(() => lab.view.value.target);
  const target = { value, set: (next: number) => void lab.set_view('target', next) };
  targets.set(lab, target);
  return target;
}

function loss_view(lab: Lab): View {
  const { chart } = words.value;
  const { outputs, loss } = lab.network.value;
  const batched = lab.batched.value;
  // Who knows nothing of classes says that all are alike; of numbers there is no such guess.
  const guessing = loss === 'cross_entropy' ? Math.log(outputs) : null;
  const log = lab.view.value.scale === 'log';
  return {
    columns: {
      column: 'loss',
      dashed: lab.tested.value > 0 ? 'test_loss' : null,
      behind: batched ? 'batch_loss' : null,
    },
    name: chart.loss,
    note: (batched ? chart.loss_batched : chart.loss_of)[loss],
    log,
    reference: guessing === null ? null : { value: guessing, label: chart.guessing(String(outputs)) },
    target: target_of(lab),
    // The reference stays in view, or a plateau beside it could not be told from one elsewhere.
    range: (min, max) => {
      const known = guessing ?? 1;
      const [low, high] = Number.isNaN(min) ? [known, known] : [min, max];
      return loss_range(Math.min(low, guessing ?? low), Math.max(high, guessing ?? high), log);
    },
    format: loss_text,
  };
}

const percent = (share: number, digits: number) =>
  Number.isFinite(share) ? `${(100 * share).toFixed(digits)} %` : format_number(share);
// A little air, so that a line at 0 or 1 is not drawn half outside.
const share_range = (): [number, number] => [-0.02, 1.02];

function accuracy_view(lab: Lab): View {
  const { chart } = words.value;
  const { outputs } = lab.network.value;
  return {
    columns: { column: 'accuracy', dashed: lab.tested.value > 0 ? 'test_accuracy' : null },
    name: chart.accuracy,
    note: chart.accuracy_of,
    log: false,
    reference: { value: 1 / outputs, label: chart.chance(String(outputs)) },
    target: null,
    range: share_range,
    format: (share) => percent(share, 1),
    y_text: (share) => percent(share, 0),
  };
}

/** Numbers are not met or missed: they have no accuracy. */
export const shows_accuracy = (lab: Lab) =>
  lab.view.value.chart === 'accuracy' && lab.network.value.loss === 'cross_entropy';

/** What the big chart draws. */
export const chart_view = (lab: Lab): View => (shows_accuracy(lab) ? accuracy_view(lab) : loss_view(lab));
