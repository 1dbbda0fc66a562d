// SPDX-License-Identifier: MIT
/** Two velocities under one γ: the gradient always the same, and back and forth. A bar a step. */
import { useState } from 'preact/hooks';
import type { Figure } from '../../../figure/marks';
import { cell, open_line, path, plain_figure } from '../../../figure/shapes';
import { FigureSvg } from '../../../figure/svg/FigureSvg';
import { Slider } from '../../../lab/controls/Slider';
import { momentum_scale, SPANS } from '../../../lab/experiment/rates';
import { number_field, real } from '../../../lab/experiment/setting';
import { format_number } from '../../../lib/numbers';
import { ALWAYS_ONE, BACK_AND_FORTH, type Gradients, velocities } from '../lesson/velocity';
import { useLesson } from '../lesson-context';
import { learn_words } from '../words';

const SCALE = momentum_scale(SPANS.lesson.momentum);
const GAMMA = real('gamma', 0, SCALE, number_field(SCALE));
const WIDE = 300;
const HIGH = 220;
/** What the largest γ comes to. */
const MOST = 1 / (1 - SCALE.max);

export function Velocities() {
  const lesson = useLesson();
  const text = learn_words.value;
  const chapter_gamma = lesson.facts.value.gamma?.value ?? 0;
  const [chosen, set_chosen] = useState<number | null>(null);
  const has_answer = lesson.stage.value === 'answered';
  const gamma = has_answer ? (chosen ?? chapter_gamma) : chapter_gamma;
  return (
    <div class="velocities">
      <div class="velocity-pair">
        <Side name={text.constant_gradient} gamma={gamma} gradients={ALWAYS_ONE} />
        <Side name={text.back_and_forth} gamma={gamma} gradients={BACK_AND_FORTH} />
      </div>
      {has_answer && (
        <Slider
          id="lesson-gamma"
          label={text.gamma}
          name={text.gamma_name}
          slider_name={text.gamma_name}
          hint={text.gamma_hint}
          setting={GAMMA}
          value={gamma}
          scale={SCALE}
          commit={(next) => {
            set_chosen(next);
            return null;
          }}
        />
      )}
    </div>
  );
}

function Side({ name, gamma, gradients }: { name: string; gamma: number; gradients: Gradients }) {
  const lesson = useLesson();
  const ticks = 'ticks' in lesson.chapter ? lesson.chapter.ticks : 0;
  const tick = lesson.stage.value === 'answered' ? ticks : lesson.tick.value;
  const all = velocities(gamma, gradients, tick);
  const wide = WIDE / ticks;
  const last = Math.abs(all.at(-1) ?? 0);
  return (
    <figure class="velocity run-b">
      <figcaption>
        {name} <b class="velocity-now ink-b">|v| = {format_number(last, { digits: 3 })}</b>
      </figcaption>
      <FigureSvg figure={bars_figure(all, wide)} />
    </figure>
  );
}

/** A bar a step, up or down from the axis. */
function bars_figure(all: readonly number[], wide: number): Figure {
  const bars = all.map((value, i) => cell(i * wide, HIGH, wide * 0.8, (-value / MOST) * HIGH));
  const axis = open_line([0, HIGH, WIDE, HIGH]);
  return plain_figure(WIDE, HIGH * 1.15, 16, [path([axis], { colour: 'edge' }), path(bars, { fill: 'b' })]);
}
