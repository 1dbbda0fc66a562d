// SPDX-License-Identifier: MIT
/** The control of one option, as the core describes it: what is slid, a number, a flag or a choice. */
import { words } from '../../../i18n';
import { Check } from '../../../lab/controls/Check';
import { Field } from '../../../lab/controls/Field';
import { choice_text, numeric, option_words } from '../../../lab/controls/option-text';
import { Select } from '../../../lab/controls/Select';
import { Slider } from '../../../lab/controls/Slider';
import { SLIDERS } from '../../../lab/experiment/rates';
import { type OptionKey, type OptionValues, option_node } from '../../../lab/experiment/schema';
import { number_setting } from '../../../lab/experiment/settings';
import type { RunSettings } from '../../../lab/experiment/types';
import type { RunId } from '../../../lab/ids';
import { useLab } from '../../../lab/views/lab-context';
import { run_refusal } from '../../../lab/views/refusals';

type ChoiceValue = Extract<OptionValues[OptionKey], string>;

interface OptionProps {
  id: RunId;
  /** the run's name */
  run: string;
  option: OptionKey;
}

/** Names by which the controls of a run are told from another's. */
function name_of(option: string, run: string): string {
  const { runs } = words.value;
  if (option === 'lr') return runs.lr_label(run);
  if (option === 'momentum') return runs.momentum_label(run);
  if (option === 'convention') return runs.convention_label(run);
  return runs.option_label(run, option_words(option).label);
}

const is_slid = (option: string): option is keyof typeof SLIDERS => Object.hasOwn(SLIDERS, option);

export function OptionControl({ id, run, option }: OptionProps) {
  const lab = useLab();
  const settings = lab.runs[id].settings.value;
  const common = {
    id: `${id}-${option.replace('.', '-')}`,
    ...option_words(option),
    name: name_of(option, run),
    about: settings,
    refusal: run_refusal(lab, id, option),
    commit: (value: OptionValues[OptionKey]) => lab.set_run(id, option, value),
  };
  if (is_slid(option)) return <Slid {...{ common, option, run, settings }} />;
  const node = option_node(option);
  switch (node.kind) {
    case 'flag':
      return <Check {...common} value={settings[option] === true} />;
    case 'choice':
      return (
        <Select<ChoiceValue>
          {...common}
          value={settings[option] as ChoiceValue}
          options={(node.choices as readonly ChoiceValue[]).map((value) => ({
            value,
            label: choice_text(option, value),
          }))}
          choose={common.commit}
        />
      );
    case 'number':
      return <Field<number> {...common} setting={number_setting(option)} value={numeric(settings, option)} />;
  }
}

interface SlidProps {
  common: Omit<Parameters<typeof Slider>[0], 'slider_name' | 'setting' | 'value' | 'scale'>;
  option: keyof typeof SLIDERS;
  run: string;
  settings: RunSettings;
}

function Slid({ common, option, run, settings }: SlidProps) {
  const { lr_slider, momentum_slider } = words.value.runs;
  const names = { lr: lr_slider, momentum: momentum_slider };
  return (
    <Slider
      {...common}
      slider_name={names[option](run)}
      setting={SLIDERS[option]}
      scale={SLIDERS[option].control}
      value={numeric(settings, option)}
    />
  );
}
