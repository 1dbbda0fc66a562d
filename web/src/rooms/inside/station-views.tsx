// SPDX-License-Identifier: MIT
/** What each of the five stations shows: its figure, its formula in letters and with numbers, its line of code. */
import type { ComponentChildren } from 'preact';
import { words as common } from '../../i18n';
import { equation_text, loss_text } from '../../lab/controls/text';
import { guessing_of } from '../../lab/experiment/network';
import type { StepModel } from '../../lab/rule/step-model';
import { memory_equations, type PhaseCard, phase_cards, update_equations } from '../../lab/views/phase-cards';
import { format_count, format_number } from '../../lib/numbers';
import { Formula } from '../../ui/Formula';
import type { HiddenLayer, StepSampleTrace } from '../../worker/protocol';
import { Chain, Equation, ForwardProduct } from './chain';
import { AfterBars } from './figures/AfterBars';
import { LossFigure } from './figures/LossFigure';
import { degrees } from './figures/MotionArrows';
import { MotionFigure } from './figures/MotionFigure';
import { is_condensed, Net } from './figures/Net';
import { WeightAxis } from './figures/WeightAxis';
import { network_letters, rule_letters } from './letters';
import { inside_words } from './words';

export interface StationView {
  name: string;
  note: string;
  code: string;
  figure: ComponentChildren;
  /** shown before the station is reached, too, where it is known by then */
  early?: ComponentChildren;
  letters: readonly string[];
  formula: ComponentChildren;
  caption: ComponentChildren;
}

/** Everything the stations tell of. */
export interface StationContent {
  model: StepModel;
  trace: StepSampleTrace | null;
  done: number;
  network: { features: number; hidden: readonly HiddenLayer[]; outputs: number };
}

export function station_views(content: StationContent): StationView[] {
  const [, , memory, update] = phase_cards(content.model, common.value.inside);
  return [
    forward_view(content),
    loss_view(content),
    backward_view(content),
    motion_view(content, memory),
    update_view(content, update?.remarks ?? []),
  ];
}

function forward_view(content: StationContent): StationView {
  const { model, trace } = content;
  const words = inside_words.value;
  const letters = [network_letters(content.network.hidden)];
  return {
    ...words.forward,
    code: `zhat = net(x)\n# ${words.code.forward}`,
    figure: trace && <Net trace={trace} step_trace={model} label={words.network} />,
    letters,
    formula: (
      <>
        <p class="equation">
          <Formula text={letters[0] ?? ''} />
        </p>
        {trace && <ForwardProduct step={content} trace={trace} />}
      </>
    ),
    caption: (
      <>
        {words.forward_caption}{' '}
        {words.pushes((direction, text) => (
          <b key={direction} class={direction}>
            {text}
          </b>
        ))}{' '}
        {trace && is_condensed(trace) && words.condensed}
      </>
    ),
  };
}

function loss_view({ model, trace }: StationContent): StationView {
  const words = inside_words.value;
  const outputs = trace?.p?.length ?? 0;
  const squares = trace !== null && !trace.p;
  const guess = guessing_of({ loss: outputs > 0 ? 'cross_entropy' : 'mse', outputs });
  const mean = words.mean_of(format_count(trace?.samples ?? 0));
  return {
    ...(squares ? words.loss_squares : words.loss),
    code: `loss = criterion(zhat, y)\n# ${words.code.loss}`,
    figure: trace && <LossFigure trace={trace} />,
    letters: [squares ? words.loss_letters_squares : words.loss_letters],
    formula: <Equation left={words.loss_name} middle={mean} result={loss_text(model.loss)} />,
    caption: trace && (
      <>
        {words.this_costs(loss_text(trace.loss))} {outputs > 0 && words.guessing(outputs, guess.toFixed(3))}
      </>
    ),
  };
}

function backward_view(content: StationContent): StationView {
  const { model, trace } = content;
  const words = inside_words.value;
  return {
    ...words.backward,
    code: `loss.backward()\n# ${words.code.backward}`,
    figure: trace && <Net trace={trace} step_trace={model} label={words.network_back} back />,
    letters: [words.backward_letters],
    formula: trace && <Chain step={content} trace={trace} />,
    caption: trace && (
      <>
        {words.mean(format_count(trace.samples))}{' '}
        {!trace.zero_grad && words.adds_up(equation_text(trace.carried_gradient))}
      </>
    ),
  };
}

function motion_caption(
  { memory, angle, along }: NonNullable<StepSampleTrace['motion']>,
  own: boolean,
): string {
  const words = inside_words.value;
  if (memory === 'none') return '';
  if (memory === 'squares') return words.squares;
  const plane = Number.isNaN(angle) ? words.alone : words.plane;
  // Adam and RMSprop divide weight by weight: their step leaves the plane.
  const off = Math.acos(Math.min(1, Math.max(-1, along)));
  return own && off > 0.02 ? `${plane} ${words.off(degrees(off))}` : plane;
}

function agreement_of({ moves }: StepSampleTrace): string {
  const words = inside_words.value;
  const { kept = 0, news = 0 } = moves?.now[0] ?? {};
  if (kept * news === 0) return '';
  return kept * news > 0 ? words.agree : words.disagree;
}

function motion_view({ model, trace }: StationContent, card: PhaseCard | undefined): StationView {
  const motion = trace?.motion;
  const { name = '', note = '', remarks = [] } = card ?? {};
  const letters = rule_letters(model.optimizer, 'direction', 'memory');
  const velocity = model.optimizer.type === 'sgd' && model.memory.length > 0;
  return {
    name,
    note: velocity ? inside_words.value.velocity_note : note,
    code: model.code.memory,
    figure: motion && <MotionFigure motion={motion} optimizer={model.optimizer} />,
    letters: letters.length > 0 ? letters : [inside_words.value.no_memory],
    formula: memory_equations(model),
    caption: [
      trace ? agreement_of(trace) : '',
      motion ? motion_caption(motion, model.optimizer.type !== 'sgd') : '',
      ...remarks,
    ].join(' '),
  };
}

/** What the gradient is after the step: nothing, or what the next one will be added to. */
function Left({ gradient, zero_grad }: StepModel) {
  return (
    <>
      <Equation left="g" result={zero_grad ? '0' : equation_text(gradient)} />
      {!zero_grad && <p class="note">{inside_words.value.g_stays}</p>}
    </>
  );
}

function update_view({ model, trace, done }: StationContent, remarks: readonly string[]): StationView {
  const words = inside_words.value;
  const { zero_grad, code } = model;
  const bars = trace?.motion && (
    <AfterBars step_trace={model} trace={trace} motion={trace.motion} zeroed={done > 4 && zero_grad} />
  );
  const figure = (
    <>
      <p class="note">{words.update.note}</p>
      <WeightAxis step_trace={model} />
      {bars}
    </>
  );
  const stays = model.carryover.map(([name, value]) => `${name} = ${format_number(value)}`).join(', ');
  return {
    name: words.update.name,
    note: '',
    code: `${code.update}\n${code.zero_grad}${zero_grad ? '' : `  ${words.code.forgotten}`}`,
    figure,
    early: bars && figure,
    letters: [...rule_letters(model.optimizer, 'update'), zero_grad ? 'g ← 0' : words.g_stays],
    formula: (
      <>
        {update_equations(model)}
        {done > 4 && <Left {...model} />}
      </>
    ),
    caption: [done > 4 && stays ? words.stays(stays) : '', ...remarks].join(' '),
  };
}
