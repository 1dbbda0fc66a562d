// SPDX-License-Identifier: MIT
/** The settings of the chosen data: sliders with fields, a bar for a few whole numbers, the seed. */
import { linear_scale } from '../../lib/scale';
import { Segments } from '../../ui/Segments';
import { data_option_words } from '../controls/data-text';
import { Field } from '../controls/Field';
import { Slider } from '../controls/Slider';
import { TestShare } from '../controls/TestShare';
import { data_settings, data_values_of } from '../experiment/data-settings';
import type { Setting } from '../experiment/setting';
import { EXPERIMENT } from '../experiment/settings';
import type { ExperimentSettings } from '../experiment/types';
import type { DataDraft } from './draft';
import { group_of } from './groups';
import { gallery_words } from './words';

/** What is usual of a setting: the field beside its slider takes all that the core does. */
const SPANS: Readonly<Record<string, readonly [min: number, max: number, step: number]>> = {
  samples: [20, 1000, 10],
  noise: [0, 0.5, 0.01],
  spread: [0, 0.6, 0.01],
  factor: [0.1, 0.9, 0.05],
};

/** So many whole numbers stand side by side. */
const FEW = 5;
/** More of them are slid. */
const SOME = 20;

/** In their order; the seed has a place of its own. */
const shown_of = (experiment: ExperimentSettings) =>
  Object.entries(data_settings(experiment.data))
    .filter(([name]) => name !== 'seed')
    .sort(([one], [other]) => rank(one) - rank(other));

const rank = (name: string) => (name in SPANS ? Object.keys(SPANS).indexOf(name) : -1);

export function DataSettings({ draft }: { draft: DataDraft }) {
  const experiment = draft.experiment.value;
  return (
    <div class="data-settings">
      {shown_of(experiment).map(([name, setting]) => (
        <DataSetting key={`${experiment.data} ${name}`} name={name} setting={setting} draft={draft} />
      ))}
      <div class="rare-setting">
        <TestShare
          id="gallery-share"
          experiment={experiment}
          commit={(share) => {
            draft.set_share(share);
            return null;
          }}
        />
      </div>
      <Seed draft={draft} />
    </div>
  );
}

interface DataSettingProps {
  name: string;
  setting: Setting<number>;
  draft: DataDraft;
}

function DataSetting({ name, setting, draft }: DataSettingProps) {
  const text = gallery_words.value;
  const { label, hint } = data_option_words(name);
  const value = data_values_of(draft.experiment.value)[name] ?? setting.default;
  const set = (next: number) => {
    const admitted = setting.admit(next);
    if (!admitted.ok) return { key: setting.url, value: setting.format(next), reason: admitted.reason };
    draft.set_value(name, admitted.value);
    return null;
  };
  const { control } = setting;
  const [least, most] =
    control.kind === 'number' ? [control.min, control.max] : [0, Number.POSITIVE_INFINITY];
  if (!(name in SPANS) && most - least < FEW)
    return (
      <div class="bar-setting">
        <span aria-hidden="true">{label}</span>
        <Segments
          legend={label}
          name={`gallery-${name}`}
          hint={hint}
          value={value}
          options={Array.from({ length: most - least + 1 }, (_, i) => ({
            value: least + i,
            label: String(least + i),
          }))}
          choose={set}
        />
      </div>
    );
  const span = SPANS[name] ?? (most - least <= SOME ? ([least, most, 1] as const) : null);
  const field = { id: `gallery-${name}`, label, hint, setting, value, commit: set };
  if (!span) return <Field {...field} />;
  return <Slider {...field} name={label} slider_name={text.slider(label)} scale={linear_scale(...span)} />;
}

/** Of the data, where they have one of their own; of the run, where it draws both. */
function Seed({ draft }: { draft: DataDraft }) {
  const text = gallery_words.value;
  const experiment = draft.experiment.value;
  if (group_of(experiment.data) === 'measured') return null;
  const own = data_settings(experiment.data).seed;
  const value = own ? (data_values_of(experiment).seed ?? own.default) : experiment.seed;
  const set = (seed: number) => {
    if (own) draft.set_value('seed', seed);
    else draft.set_seed(seed);
    return null;
  };
  return (
    <div class="seed-setting rare-setting">
      <Field
        id="gallery-seed"
        label={text.seed}
        hint={data_option_words('seed').hint}
        setting={own ?? EXPERIMENT.seed}
        value={value}
        commit={set}
      />
      <button type="button" title={text.another_hint} onClick={() => set(value + 1)}>
        {text.another}
      </button>
    </div>
  );
}
