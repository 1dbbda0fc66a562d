// SPDX-License-Identifier: MIT
/** Gradient and memory after a step, as bars: the one is cleared, the other carried on. */

import { format_number } from '../../../lib/numbers';
import type { Motion, OptimizerOptions, StepSampleTrace, StepTrace } from '../../../worker/protocol';
import { part_names } from '../letters';
import { inside_words } from '../words';
import { Bar } from './Bar';

interface AfterBarsProps {
  step_trace: StepTrace;
  trace: StepSampleTrace;
  motion: Motion;
  /** zero_grad() has been called */
  zeroed: boolean;
}

export function AfterBars({ step_trace, trace, motion, zeroed }: AfterBarsProps) {
  const words = inside_words.value;
  const memory = motion.memory === 'none' ? null : part_names(step_trace.optimizer, motion.memory).now;
  const g = trace.grad_norm;
  const v = motion.all.now;
  const most = alike(step_trace.optimizer, motion) ? Math.max(g, v) : 0;
  const share = (value: number) => (value > 0 ? value / (most || value) : 0);
  return (
    <div class="after-bars">
      <p class="note">{memory ? words.then_forget(memory) : words.then_forget_alone}</p>
      <Bar
        kind="news"
        name="g"
        named
        share={share(g)}
        value={zeroed ? '0' : format_number(g, { digits: 3 })}
        gone={zeroed}
      />
      {memory && (
        <Bar kind="now" name={memory} named share={share(v)} value={format_number(v, { digits: 3 })} />
      )}
      <p class="note">{note_of(trace.zero_grad, zeroed, memory)}</p>
    </div>
  );
}

/** Squares, and velocities of scaled gradients, are no lengths of g's kind: each has its own scale then. */
const alike = (optimizer: OptimizerOptions, { memory }: Motion): boolean =>
  memory === 'velocity' &&
  (optimizer.type === 'adam' || (optimizer.type === 'sgd' && optimizer.convention !== 'classical'));

function note_of(zero_grad: boolean, zeroed: boolean, memory: string | null): string {
  const words = inside_words.value;
  if (!zero_grad) return words.g_is_kept;
  if (!zeroed) return words.g_is_full;
  return memory ? words.memory_stays(memory) : words.nothing_stays;
}
