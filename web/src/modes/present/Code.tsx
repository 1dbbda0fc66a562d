// SPDX-License-Identifier: MIT
/** The training step in PyTorch with each run's rule, in a projector's large letters. */

import { tuning_of } from '../../lab/experiment/network';
import type { RunSettings } from '../../lab/experiment/types';
import type { RunId } from '../../lab/ids';
import { build_code } from '../../lab/rule/build-code';
import { general_lines } from '../../lab/rule/rules';
import { by_torch, code_text, constructor_code } from '../../lab/rule/text';
import { useLab } from '../../lab/views/lab-context';
import { names_in } from '../../lab/views/names';
import { present_words } from './words';

const LOSS = 'loss = criterion(net(x), y)';
const LOOP = ['loss.backward()', 'opt.step()', 'opt.zero_grad()'];

interface CodeProps {
  /** the line that makes it */
  loss?: string;
  /** what is stepped */
  parameters?: string;
  /** of each run, where they are not what it trains the network with */
  settings?(id: RunId): RunSettings | undefined;
}

export function Code({ loss = LOSS, parameters, settings }: CodeProps) {
  const lab = useLab();
  return (
    <>
      <h1>{present_words.value.code}</h1>
      <div class="present-code-columns">
        <pre>
          <code>{[loss, ...LOOP].join('\n')}</code>
        </pre>
        <div>
          {lab.drawn.value.map((id) => (
            <RuleCode
              key={id}
              id={id}
              settings={settings?.(id) ?? lab.runs[id].settings.value}
              parameters={parameters}
              trains={settings === undefined}
            />
          ))}
        </div>
      </div>
    </>
  );
}

interface RuleCodeProps {
  id: RunId;
  settings: RunSettings;
  parameters: string | undefined;
  /** the network: only there can zero_grad be forgotten, or the loss be a sum */
  trains: boolean;
}

function RuleCode({ id, settings, parameters, trains }: RuleCodeProps) {
  const lab = useLab();
  const { colour, build_options } = lab.runs[id];
  const { optimizer } = tuning_of(settings);
  const built = trains ? build_code(build_options.value) : [];
  const lines = [...general_lines(optimizer).map(code_text), ...built];
  return (
    <section class={`run-${colour.value}`}>
      <h2>{names_in(lab).long[id]}</h2>
      {by_torch(optimizer) ? (
        <pre>
          <code>
            opt = {constructor_code(optimizer, parameters)}
            {lines.map((line) => `\n# ${line}`).join('')}
          </code>
        </pre>
      ) : (
        <>
          <p>{present_words.value.by_hand}</p>
          <pre>
            <code>{lines.join('\n')}</code>
          </pre>
        </>
      )}
    </section>
  );
}
