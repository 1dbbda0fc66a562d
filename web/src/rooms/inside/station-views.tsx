// SPDX-License-Identifier: MIT
/** What each of the five stations shows: its figure, its formula in letters and with numbers, its line of code. */
import type { ComponentChildren } from 'preact';
import { words as common } from '../../i18n';
import { equation_text, loss_text } from '../../lab/controls/text';
import { guessing_of } from '../../lab/experiment/network';
import type { RunView } from '../../lab/view';
import { phase_cards, update_equations } from '../../lab/views/phase-cards';
import { format_count, format_number } from '../../lib/numbers';
import { Formula } from '../../ui/Formula';
import type { HiddenLayer, InsideStep, StepTrace } from '../../worker/protocol';
import { Chain, Equation, Passed } from './chain';
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
  inside: InsideStep;
  trace: StepTrace | null;
  done: number;
  run: Pick<RunView, 'settings' | 'build_options'>;
  network: { features: number; hidden: readonly HiddenLayer[]; outputs: number };
}

export function station_views(told: StationContent): StationView[] {
  return [forward_view(told), loss_view(told), backward_view(told), motion_view(told), update_view(told)];
}

function forward_view(told: StationContent): StationView {
  const { inside, trace } = told;
  const words = inside_words.value;
  const letters = [network_letters(told.network.hidden)];
  return {
    ...words.forward,
    code: `zhat = net(x)\n# ${words.code.forward}`,
    figure: trace && <Net trace={trace} inside={inside} label={words.network} />,
    letters,
    formula: (
      <>
        <p class="equation">
          <Formula text={letters[0] ?? ''} />
        </p>
        {trace && <Passed told={told} trace={trace} />}
      </>
    ),
    caption: (
      <>
        {words.forward_caption}{' '}
        {words.pushes((way, text) => (
          <b key={way} class={way}>
            {text}
          </b>
        ))}{' '}
        {trace && is_condensed(trace) && words.condensed}
      </>
    ),
  };
}

function loss_view({ inside, trace }: StationContent): StationView {
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
    formula: <Equation left={words.loss_name} middle={mean} result={loss_text(inside.loss)} />,
    caption: trace && (
      <>
        {words.this_costs(loss_text(trace.loss))} {outputs > 0 && words.guessing(outputs, guess.toFixed(3))}
      </>
    ),
  };
}

function backward_view(told: StationContent): StationView {
  const { inside, trace } = told;
  const words = inside_words.value;
  return {
    ...words.backward,
    code: `loss.backward()\n# ${words.code.backward}`,
    figure: trace && <Net trace={trace} inside={inside} label={words.network_back} back />,
    letters: [words.backward_letters],
    formula: trace && <Chain told={told} trace={trace} />,
    caption: trace && (
      <>
        {words.mean(format_count(trace.samples))}{' '}
        {!trace.zero_grad && words.adds_up(equation_text(trace.gradient_kept))}
      </>
    ),
  };
}

function motion_caption({ memory, angle, along }: NonNullable<StepTrace['motion']>, own: boolean): string {
  const words = inside_words.value;
  if (memory === 'none') return '';
  if (memory === 'squares') return words.squares;
  const plane = Number.isNaN(angle) ? words.alone : words.plane;
  // Adam and RMSprop divide weight by weight: their step leaves the plane.
  const off = Math.acos(Math.min(1, Math.max(-1, along)));
  return own && off > 0.02 ? `${plane} ${words.off(degrees(off))}` : plane;
}

function agreement_of({ moves }: StepTrace): string {
  const words = inside_words.value;
  const { kept = 0, news = 0 } = moves?.now[0] ?? {};
  if (kept * news === 0) return '';
  return kept * news > 0 ? words.agree : words.disagree;
}

function motion_view({ inside, trace, run }: StationContent): StationView {
  const motion = trace?.motion;
  const {
    name = '',
    note = '',
    code = '',
    remarks = [],
  } = phase_cards(inside, common.value.inside, run)[2] ?? {};
  const { memory } = update_equations(inside, common.value.inside, run);
  const letters = rule_letters(inside.optimizer, 'direction', 'memory');
  const velocity = inside.optimizer.type === 'sgd' && memory !== null;
  return {
    name,
    note: velocity ? inside_words.value.velocity_note : note,
    code,
    figure: motion && <MotionFigure motion={motion} optimizer={inside.optimizer} />,
    letters: letters.length > 0 ? letters : [inside_words.value.no_memory],
    formula: memory,
    caption: [
      trace ? agreement_of(trace) : '',
      motion ? motion_caption(motion, inside.optimizer.type !== 'sgd') : '',
      ...remarks,
    ].join(' '),
  };
}

/** What the gradient is after the step: nothing, or what the next one will be added to. */
function Left({ inside, trace }: { inside: InsideStep; trace: StepTrace | null }) {
  const words = inside_words.value;
  const stays = trace !== null && !trace.zero_grad;
  return (
    <>
      <Equation left="g" result={stays ? equation_text(inside.gradient) : '0'} />
      {stays && <p class="note">{words.g_stays}</p>}
    </>
  );
}

function update_view({ inside, trace, done, run }: StationContent): StationView {
  const words = inside_words.value;
  const cards = phase_cards(inside, common.value.inside, run);
  const { update, kept } = update_equations(inside, common.value.inside, run);
  const zeroes = trace?.zero_grad ?? true;
  const bars = trace?.motion && (
    <AfterBars inside={inside} trace={trace} motion={trace.motion} zeroed={done > 4 && zeroes} />
  );
  const figure = (
    <>
      <p class="note">{words.update.note}</p>
      <WeightAxis inside={inside} />
      {bars}
    </>
  );
  const stays = kept.map(([name, value]) => `${name} = ${format_number(value)}`).join(', ');
  return {
    name: words.update.name,
    note: '',
    code: `${cards[3]?.code ?? ''}\n${zeroes ? '' : '# '}opt.zero_grad()${zeroes ? '' : `  ${words.code.forgotten}`}`,
    figure,
    early: bars && figure,
    letters: [...rule_letters(inside.optimizer, 'update'), zeroes ? 'g ← 0' : words.g_stays],
    formula: (
      <>
        {update}
        {done > 4 && <Left inside={inside} trace={trace} />}
      </>
    ),
    caption: [done > 4 && stays ? words.stays(stays) : '', ...(cards[3]?.remarks ?? [])].join(' '),
  };
}
