// SPDX-License-Identifier: MIT
/** A run's options: exactly those its rule has, as the core lists them; the rare ones folded away. */
import { words } from '../../../i18n';
import { option_text } from '../../../lab/controls/option-text';
import { default_of, type OptionKey, rule_keys } from '../../../lab/experiment/schema';
import type { RunSettings } from '../../../lab/experiment/types';
import type { RunId } from '../../../lab/ids';
import { useLab } from '../../../lab/views/lab-context';
import { OptionControl } from './OptionControl';

/** In sight at once. An option the core gains is among the rare ones until it is put here. */
const COMMON: readonly OptionKey[] = ['lr', 'momentum', 'nesterov', 'convention', 'beta1', 'beta2', 'alpha'];

/** Without momentum all conventions are one rule. */
const matters = (settings: RunSettings, key: string) =>
  key !== 'convention' || Number(settings.momentum) > 0 || settings.convention !== 'pytorch';

/** Set otherwise than the core would. */
const is_changed = ({ rule, schedule, ...options }: RunSettings, key: string) =>
  options[key] !== default_of(rule, schedule, key);

export function Options({ id, run }: { id: RunId; run: string }) {
  const lab = useLab();
  const { runs: text, app } = words.value;
  const settings = lab.runs[id].settings.value;
  const keys: readonly OptionKey[] = rule_keys(settings.rule);
  const common = COMMON.filter((key) => keys.includes(key) && matters(settings, key));
  const rare = keys.filter((key) => !COMMON.includes(key));
  const changes = rare
    .filter((key) => is_changed(settings, key))
    .map((key) => option_text(key, settings[key]));
  const control = (option: OptionKey) => <OptionControl key={option} id={id} run={run} option={option} />;
  return (
    <>
      {common.map(control)}
      <details class="rare">
        <summary>
          {text.more}
          {changes.length > 0 && <b>{app.colon + changes.join(app.comma)}</b>}
        </summary>
        {rare.map(control)}
      </details>
    </>
  );
}
