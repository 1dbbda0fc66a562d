// SPDX-License-Identifier: MIT
/** What all runs share beside the network: data, test set, batches, seed. */
import { words } from '../../../i18n';
import { data_words } from '../../../lab/controls/data-text';
import { Field } from '../../../lab/controls/Field';
import { Select } from '../../../lab/controls/Select';
import { TestShare } from '../../../lab/controls/TestShare';
import { data_values_of } from '../../../lab/experiment/data-settings';
import { TESTS } from '../../../lab/experiment/schema';
import { drawn_as, tests_on_training } from '../../../lab/experiment/seeds';
import { experiment_settings } from '../../../lab/experiment/settings';
import type { ExperimentSettings } from '../../../lab/experiment/types';
import { useLab } from '../../../lab/views/lab-context';
import { experiment_refusal } from '../../../lab/views/refusals';
import { format_count } from '../../../lib/numbers';
import { DataCard } from './DataCard';

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
      <Data />
      <div class="pair">
        <Typed
          of="batch_size"
          id="batch"
          label={text.batch}
          hint={text.batch_hint}
          empty={{ value: 0, word: text.batch_full(train) }}
        />
        <Typed
          of="seed"
          id="seed"
          label={text.seed}
          hint={'seed' in data_values_of(lab.experiment.value) ? text.seed_hint_alone : text.seed_hint}
        />
      </div>
      <SameSeed seed={lab.experiment.value.seed} />
      <TestChoice />
    </section>
  );
}

interface TypedProps {
  of: 'batch_size' | 'seed' | 'test_seed';
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
      setting={experiment_settings(lab.experiment.value)[of]}
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

function Data() {
  const lab = useLab();
  const { experiment: text, app } = words.value;
  const { data } = lab.experiment.value;
  const { samples, features, outputs, loss } = lab.network.value;
  const shape = loss === 'mse' ? text.shape_of_values : text.shape;
  const shape_text = shape(
    format_count(samples),
    format_count(features),
    format_count(outputs),
    text.losses[loss],
  );
  return (
    <>
      <DataCard />
      <p class="note">{shape_text + app.gap + data_words(data).note}</p>
    </>
  );
}

/** Classes of which nothing is known on test data: there are too few samples of them. */
function Untested() {
  const lab = useLab();
  const [first] = lab.shown.value;
  const classes = (first && lab.runs[first].snapshot.value?.untested) ?? [];
  if (classes.length === 0) return null;
  return (
    <p class="note">{words.value.experiment.untested(classes.join(words.value.app.comma), classes.length)}</p>
  );
}

/** At 0 nothing is split off. */
function Share() {
  const lab = useLab();
  return (
    <TestShare
      id="test-share"
      experiment={lab.experiment.value}
      refusal={experiment_refusal(lab, 'test_share')}
      commit={(share) =>
        share > 0 ? lab.set_experiment('test_share', share) : lab.set_experiment('test', 'none')
      }
    />
  );
}

function TestChoice() {
  const lab = useLab();
  const { experiment: text } = words.value;
  const { test }: ExperimentSettings = lab.experiment.value;
  const tests = TESTS.filter((one) => experiment_settings(lab.experiment.value).test.admit(one).ok);
  return (
    <>
      <Select
        id="test"
        label={text.test}
        hint={text.test_hint}
        value={test}
        options={tests.map((value) => ({ value, label: text.tests[value] }))}
        refusal={experiment_refusal(lab, 'test')}
        choose={(value) => lab.set_experiment('test', value)}
      />
      {test === 'split' && <Share />}
      {test !== 'none' && (
        <Typed of="test_seed" id="test-seed" label={text.test_seed} hint={text.test_seed_hint} />
      )}
      {test !== 'none' && <SameSeed seed={lab.experiment.value.test_seed} />}
      <Untested />
      {tests_on_training(lab.experiment.value) && <p class="note">{text.test_is_training}</p>}
    </>
  );
}
