// SPDX-License-Identifier: MIT
/** The training step in PyTorch, with each run's rule: for the last row. */
import { present_words } from '../../i18n/present';
import type { RunId } from '../../state/contract';
import { tuning_of } from '../../state/network';
import { general_lines } from '../../state/rule/rules';
import { by_torch, code_text, constructor_code } from '../../state/rule/text';
import { use_lab } from '../lab-context';
import { names_in } from '../names';

const LOOP = ['loss = criterion(net(x), y)', 'loss.backward()', 'opt.step()', 'opt.zero_grad()'];

export function Code() {
  const lab = use_lab();
  return (
    <>
      <h1>{present_words.value.code}</h1>
      <div class="present-code-columns">
        <pre>
          <code>{LOOP.join('\n')}</code>
        </pre>
        <div>
          {lab.drawn.value.map((id) => (
            <RuleCode key={id} id={id} />
          ))}
        </div>
      </div>
    </>
  );
}

function RuleCode({ id }: { id: RunId }) {
  const lab = use_lab();
  const { settings, colour, nature } = lab.runs[id];
  const { optimizer } = tuning_of(settings.value);
  const forgotten = nature.value.zero_grad ? [] : ['no opt.zero_grad()'];
  const lines = [...general_lines(optimizer).map(code_text), ...forgotten];
  return (
    <section class={`run-${colour.value}`}>
      <h2>{names_in(lab).long[id]}</h2>
      {by_torch(optimizer) ? (
        <pre>
          <code>
            opt = {constructor_code(optimizer)}
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
