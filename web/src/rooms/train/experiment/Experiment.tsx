// SPDX-License-Identifier: MIT
/** What all runs share beside the network: data, test set, batches, seed. */
import { words } from '../../../i18n';
import { Field } from '../../../lab/controls/Field';
import { Select } from '../../../lab/controls/Select';
import { TESTS } from '../../../lab/experiment/schema';
import { drawn_as, tests_on_training } from '../../../lab/experiment/seeds';
import { EXPERIMENT } from '../../../lab/experiment/settings';
import type { ExperimentSettings } from '../../../lab/experiment/types';
import type { DataKind } from '../../../lab/ids';
import { useLab } from '../../../lab/views/lab-context';
import { experiment_refusal } from '../../../lab/views/refusals';
import { format_count } from '../../../lib/numbers';

const DATA_KINDS: readonly DataKind[] = ['torch_rand', 'torch_rand_learnable', 'torch_rand_values'];

export function Experiment() {
  const lab = useLab();
  const { experiment: text } = words.value;
  const train = format_count(lab.network.value.samples);
  const tested = lab.tested.value;
  return (
    <section class="panel experiment" aria-labelledby="experiment-title">
      <header class="panel-head">
        <h2 id="experiment-title">{text.title}</h2>
        <span class="note">
          {tested > 0 ? text.train_and_test(train, format_count(tested)) : text.train(train)}
        </span>
      </header>
      <DataChoice />
      <div class="pair">
        <Typed
          of="batch_size"
          id="batch"
          label={text.batch}
          hint={text.batch_hint}
          empty={{ value: 0, word: text.batch_full(train) }}
        />
        <Typed of="seed" id="seed" label={text.seed} hint={text.seed_hint} />
      </div>
      <SameSeed seed={lab.experiment.value.seed} />
      <TestChoice />
    </section>
  );
}

interface TypedProps {
  of: 'batch_size' | 'seed' | 'test_share' | 'test_seed';
  id: string;
  label: string;
  hint: string;
  empty?: { value: number; word: string };
}

/** A number of the experiment. */
function Typed({ of, ...field }: TypedProps) {
  const lab = useLab();
  return (
    <Field
      {...field}
      setting={EXPERIMENT[of]}
      value={lab.experiment.value[of]}
      refusal={experiment_refusal(lab, of)}
      commit={(value) => lab.set_experiment(of, value)}
    />
  );
}

/** What another seed draws as well. */
function SameSeed({ seed }: { seed: number }) {
  const same = drawn_as(seed);
  if (same === seed) return null;
  return <p class="note">{words.value.experiment.same_seed(String(seed), String(same))}</p>;
}

function DataChoice() {
  const lab = useLab();
  const { experiment: text, app } = words.value;
  const { data } = lab.experiment.value;
  const { samples, features, outputs, loss } = lab.network.value;
  const shape = loss === 'mse' ? text.shape_of_values : text.shape;
  const said = shape(format_count(samples), format_count(features), format_count(outputs), text.losses[loss]);
  return (
    <>
      <Select
        id="data"
        label={text.data}
        hint={text.data_hint}
        setting={EXPERIMENT.data}
        value={data}
        options={DATA_KINDS.map((kind) => ({ value: kind, label: text.kinds[kind] }))}
        refusal={experiment_refusal(lab, 'data')}
        choose={(kind) => lab.set_experiment('data', kind)}
      />
      <p class="note">{said + app.gap + text.notes[data]}</p>
    </>
  );
}

function TestChoice() {
  const lab = useLab();
  const { experiment: text } = words.value;
  const { test }: ExperimentSettings = lab.experiment.value;
  return (
    <>
      <Select
        id="test"
        label={text.test}
        hint={text.test_hint}
        value={test}
        options={TESTS.map((value) => ({ value, label: text.tests[value] }))}
        refusal={experiment_refusal(lab, 'test')}
        choose={(value) => lab.set_experiment('test', value)}
      />
      {test !== 'none' && (
        <div class="pair">
          {test === 'split' && (
            <Typed of="test_share" id="test-share" label={text.test_share} hint={text.test_share_hint} />
          )}
          <Typed of="test_seed" id="test-seed" label={text.test_seed} hint={text.test_seed_hint} />
        </div>
      )}
      {test !== 'none' && <SameSeed seed={lab.experiment.value.test_seed} />}
      {tests_on_training(lab.experiment.value) && <p class="note">{text.test_is_training}</p>}
    </>
  );
}
