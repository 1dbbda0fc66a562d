// SPDX-License-Identifier: MIT
/** A run's options: exactly those its rule has, as the core lists them; the rare ones folded away. */
import { words } from '../../i18n';
import type { RunId, RunSettings } from '../../state/contract';
import { default_of, rule_keys } from '../../state/schema';
import { use_lab } from '../lab-context';
import { option_text } from '../option-text';
import { OptionControl } from './OptionControl';

/** In sight at once. An option the core gains is among the rare ones until it is put here. */
const COMMON = ['lr', 'momentum', 'nesterov', 'convention', 'beta1', 'beta2', 'alpha'];

/** Without momentum all conventions are one rule. */
const matters = (settings: RunSettings, key: string) =>
  key !== 'convention' || Number(settings.momentum) > 0 || settings.convention !== 'pytorch';

/** Set otherwise than the core would. */
const is_told = ({ rule, schedule, ...options }: RunSettings, key: string) =>
  options[key] !== default_of(rule, schedule, key);

export function Options({ id, run }: { id: RunId; run: string }) {
  const lab = use_lab();
  const { runs: text, app } = words.value;
  const settings = lab.runs[id].settings.value;
  const keys = rule_keys(settings.rule);
  const common = COMMON.filter((key) => keys.includes(key) && matters(settings, key));
  const rare = keys.filter((key) => !COMMON.includes(key));
  const told = rare.filter((key) => is_told(settings, key)).map((key) => option_text(key, settings[key]));
  const control = (option: string) => <OptionControl key={option} id={id} run={run} option={option} />;
  return (
    <>
      {common.map(control)}
      <details class="rare">
        <summary>
          {text.more}
          {told.length > 0 && <b>{app.colon + told.join(app.comma)}</b>}
        </summary>
        {rare.map(control)}
      </details>
    </>
  );
}
