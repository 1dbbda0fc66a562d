// SPDX-License-Identifier: MIT
/** The chart everybody looks at: the loss of the runs, and what it shows in words. */
import type { Signal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import { words } from '../i18n';
import type { ViewSettings } from '../state/contract';
import { Chart } from './chart/Chart';
import { loss_range } from './chart/ticks';
import { use_lab } from './lab-context';
import { Segments } from './Segments';
import { TargetSentence } from './TargetSentence';
import { loss_text } from './text';

const PHONE = matchMedia('(max-width: 639px)');

/** Room for labels at the curves' ends: names are allowed two lines on a phone. */
function use_gutter(): number {
  const [phone, set_phone] = useState(PHONE.matches);
  useEffect(() => {
    const follow = () => set_phone(PHONE.matches);
    PHONE.addEventListener('change', follow);
    return () => PHONE.removeEventListener('change', follow);
  }, []);
  const unit = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return Math.round(unit * (phone ? 5.4 : 6.2));
}

export function LossPanel({ cursor }: { cursor: Signal<number | null> }) {
  const lab = use_lab();
  const { chart } = words.value;
  const { classes } = lab.network.value;
  const guessing = Math.log(classes);
  const gutter = use_gutter();
  const log = lab.view.value.scale === 'log';
  // The reference stays in view, or a plateau beside it could not be told from one elsewhere.
  const range = (min: number, max: number) =>
    loss_range(Math.min(min || guessing, guessing), Math.max(max || guessing, guessing), log);
  return (
    <section class="panel loss-panel" id="loss" aria-labelledby="loss-title" tabIndex={-1}>
      <header class="panel-head">
        <h2 id="loss-title">{chart.loss}</h2>
        <span class="note">{lab.batched.value ? chart.loss_batched : chart.loss_kind}</span>
        <ScaleChoice />
      </header>
      <Chart
        column="loss"
        behind={lab.batched.value ? 'batch_loss' : null}
        first={0}
        name={chart.loss}
        log={log}
        x_label={chart.x}
        gutter={gutter}
        reference={{ value: guessing, label: chart.guessing(String(classes)) }}
        range={range}
        cursor={cursor}
        format={loss_text}
      />
      <TargetSentence />
    </section>
  );
}

function ScaleChoice() {
  const lab = use_lab();
  const { chart } = words.value;
  return (
    <Segments<ViewSettings['scale']>
      legend={chart.scale}
      name="scale"
      value={lab.view.value.scale}
      options={[
        { value: 'log', label: chart.log },
        { value: 'linear', label: chart.linear },
      ]}
      choose={(next) => lab.set_view('scale', next)}
    />
  );
}
