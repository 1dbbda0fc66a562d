// SPDX-License-Identifier: MIT
/** What both runs share: data, network, batches, seed, and the point they start from. */
import { words } from '../i18n';
import { format_count } from '../lib/numbers';
import type { DataKind } from '../state/contract';
import { EXPERIMENT } from '../state/settings';
import { Field } from './Field';
import { use_lab } from './lab-context';
import { Network } from './Network';
import { Select } from './Select';
import { loss_text } from './text';

const DATA_KINDS: readonly DataKind[] = ['torch_rand', 'torch_rand_learnable'];

export function Experiment() {
  const lab = use_lab();
  const { experiment: text } = words.value;
  const { seed, batch_size } = lab.experiment.value;
  const { samples } = lab.network.value;
  return (
    <section class="panel" aria-labelledby="experiment-title">
      <header class="panel-head">
        <h2 id="experiment-title">{text.title}</h2>
        {lab.preset.value === null && <span class="note">{text.own}</span>}
      </header>
      <DataChoice />
      <Network />
      <Field
        id="batch"
        label={text.batch}
        hint={text.batch_hint}
        value={EXPERIMENT.batch_size.format(batch_size)}
        empty={{ value: '0', word: text.batch_full(format_count(samples)) }}
        commit={(typed) => lab.set_experiment('batch_size', typed)}
      />
      <Field
        id="seed"
        label={text.seed}
        hint={text.seed_hint}
        value={EXPERIMENT.seed.format(seed)}
        commit={(typed) => lab.set_experiment('seed', typed)}
      />
      <SameStart />
    </section>
  );
}

function DataChoice() {
  const lab = use_lab();
  const { experiment: text } = words.value;
  const { data } = lab.experiment.value;
  const { samples, features, classes } = lab.network.value;
  return (
    <>
      <Select
        id="data"
        label={text.data}
        hint={text.data_hint}
        value={data}
        options={DATA_KINDS.map((kind) => ({ value: kind, label: text.kinds[kind] }))}
        choose={(kind) => lab.set_experiment('data', kind)}
      />
      <p class="note">
        {text.data_words(format_count(samples), format_count(features), format_count(classes))}
        {words.value.app.gap}
        {data === 'torch_rand' ? text.random_note : text.learnable_note}
      </p>
    </>
  );
}

/** The loss on all data before the first update. */
function SameStart() {
  const lab = use_lab();
  const { experiment: text } = words.value;
  lab.frame.value;
  const first = lab.runs.a.series('loss');
  const loss = first.step[0] === 0 ? first.value[0] : lab.runs.a.snapshot.value?.evaluation.loss;
  const alone = lab.shown.value.length === 1;
  if (loss === undefined) return <p class="note same-start">{text.same_start_unknown}</p>;
  if (!Number.isFinite(loss)) return <p class="note same-start">{text.same_start_not_finite}</p>;
  return (
    <p class="note same-start">{alone ? text.start(loss_text(loss)) : text.same_start(loss_text(loss))}</p>
  );
}
