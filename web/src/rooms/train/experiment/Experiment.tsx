// SPDX-License-Identifier: MIT
/** What all runs share beside the network: data, test set, batches, seed. */
import { words } from '../../../i18n';
import { data_option_words, data_words } from '../../../lab/controls/data-text';
import { Field } from '../../../lab/controls/Field';
import { Select } from '../../../lab/controls/Select';
import { DATA_KINDS } from '../../../lab/data';
import { data_settings, data_values_of } from '../../../lab/experiment/data-settings';
import { TESTS } from '../../../lab/experiment/schema';
import { drawn_as, tests_on_training } from '../../../lab/experiment/seeds';
import { EXPERIMENT, experiment_settings } from '../../../lab/experiment/settings';
import type { ExperimentSettings } from '../../../lab/experiment/types';
import { useLab } from '../../../lab/views/lab-context';
import { data_refusal, experiment_refusal } from '../../../lab/views/refusals';
import { format_count } from '../../../lib/numbers';

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
        options={DATA_KINDS.map((kind) => ({ value: kind, label: data_words(kind).name }))}
        refusal={experiment_refusal(lab, 'data')}
        choose={(kind) => lab.set_experiment('data', kind)}
      />
      <DataFields />
      <p class="note">{said + app.gap + data_words(data).note}</p>
    </>
  );
}

/** What the data have of settings. */
function DataFields() {
  const lab = useLab();
  const { data } = lab.experiment.value;
  const settings = Object.entries(data_settings(data));
  if (settings.length === 0) return null;
  const values = data_values_of(lab.experiment.value);
  return (
    <div class="pair">
      {settings.map(([name, setting]) => (
        <Field
          key={`${data} ${name}`}
          id={`data-${name}`}
          {...data_option_words(name)}
          setting={setting}
          value={values[name] ?? 0}
          refusal={data_refusal(lab, name)}
          commit={(value) => lab.set_data(name, value)}
        />
      ))}
    </div>
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
      {test !== 'none' && (
        <div class="pair">
          {test === 'split' && (
            <Typed of="test_share" id="test-share" label={text.test_share} hint={text.test_share_hint} />
          )}
          <Typed of="test_seed" id="test-seed" label={text.test_seed} hint={text.test_seed_hint} />
        </div>
      )}
      {test !== 'none' && <SameSeed seed={lab.experiment.value.test_seed} />}
      <Untested />
      {tests_on_training(lab.experiment.value) && <p class="note">{text.test_is_training}</p>}
    </>
  );
}
