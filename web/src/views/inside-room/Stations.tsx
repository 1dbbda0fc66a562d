// SPDX-License-Identifier: MIT
/** The five stations of a step: what the sample does there, the equation with its numbers, and the line of code. */
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { words as common } from '../../i18n';
import { inside_words } from '../../i18n/inside-room';
import { format_count } from '../../lib/numbers';
import { guessing_of } from '../../state/network';
import { place_of, tensors_of } from '../../state/parameters';
import type { InsideStep, StepTrace } from '../../workers/protocol';
import { use_lab } from '../lab-context';
import { type PhaseCard, phase_cards } from '../phase-cards';
import { equation_text, loss_text, term_text } from '../text';
import './inside-room.css';
import { LossFigure } from './LossFigure';
import { degrees, MotionFigure } from './MotionFigure';
import { is_condensed, Net } from './Net';
import { WeightAxis } from './WeightAxis';

/** With how many phases done each station is reached. */
const REACHED = [1, 1, 2, 3, 4] as const;
/** The station to point at, by phases done. */
const CURRENT = [-1, 1, 2, 3, 4, 4] as const;

interface StationView {
  name: string;
  note: string;
  code: string;
  figure: ComponentChildren;
  formula: ComponentChildren;
  caption: ComponentChildren;
}

export function Stations() {
  const lab = use_lab();
  useEffect(() => lab.probe('inside'), [lab]);
  useEffect(() => lab.probe('trace'), [lab]);
  const run = lab.runs[lab.inside.value];
  const snapshot = run.snapshot.value;
  const inside = snapshot?.inside;
  if (!inside) return null;
  const trace = snapshot.trace ?? null;
  const done = snapshot.done;
  const cards = phase_cards(inside, common.value.inside, run);
  const stations = [
    forward_view(inside, trace),
    loss_view(trace, cards),
    backward_view(inside, trace, cards),
    motion_view(trace, cards),
    update_view(inside, cards, done),
  ];
  return (
    <ol class={`stations run-${run.colour.value}`} aria-label={inside_words.value.stations}>
      {stations.map((station, i) => (
        <Station
          key={station.code}
          station={station}
          number={i + 1}
          state={i === CURRENT[done] ? 'now' : done >= (REACHED[i] ?? 0) ? 'done' : 'waiting'}
        />
      ))}
    </ol>
  );
}

interface StationProps {
  station: StationView;
  number: number;
  state: 'now' | 'done' | 'waiting';
}

function Station({ station, number, state }: StationProps) {
  const reached = state !== 'waiting';
  return (
    <li class={`station ${state}`} aria-current={state === 'now' ? 'step' : undefined}>
      <h3>
        <span class="station-number" aria-hidden="true">
          {number}
        </span>
        {station.name} <span class="note">{station.note}</span>
        <span class="visually-hidden"> ({inside_words.value[state]})</span>
      </h3>
      <div class="station-figure">{reached && station.figure}</div>
      <div class="station-words">
        {reached && station.formula}
        {reached && <p class="note">{station.caption}</p>}
      </div>
      <code>{station.code}</code>
    </li>
  );
}

function forward_view({ parameter }: InsideStep, trace: StepTrace | null): StationView {
  const words = inside_words.value;
  return {
    ...words.forward,
    code: 'zhat = net(x)',
    figure: trace && <Net trace={trace} watched={parameter} label={words.network} />,
    formula: null,
    caption: (
      <>
        {words.forward_caption} <b class="up">{words.pushes_up}</b>, <b class="down">{words.pushes_down}</b>.{' '}
        {words.click} {trace && is_condensed(trace) && words.condensed}
      </>
    ),
  };
}

function loss_view(trace: StepTrace | null, cards: readonly PhaseCard[]): StationView {
  const words = inside_words.value;
  const outputs = trace?.p?.length ?? 0;
  const guess = guessing_of({ loss: outputs > 0 ? 'cross_entropy' : 'mse', outputs });
  return {
    ...(trace && !trace.p ? words.loss_squares : words.loss),
    code: 'loss = criterion(zhat, y)',
    figure: trace && <LossFigure trace={trace} />,
    formula: cards[0]?.numbers,
    caption: trace && (
      <>
        {words.this_costs(loss_text(trace.loss))} {outputs > 0 && words.guessing(outputs, guess.toFixed(3))}
      </>
    ),
  };
}

/** δ and x of the weight looked at; a bias is fed 1. */
function use_factors({ parameter }: InsideStep, trace: StepTrace): [delta: number, x: number] {
  const tensors = tensors_of(use_lab().network.value);
  const { tensor, row, column } = place_of(tensors, parameter);
  const layer = tensors.indexOf(tensor) >> 1;
  const inputs = layer === 0 ? trace.x : trace.layers[layer - 1]?.a;
  const x = tensor.columns === null ? 1 : (inputs?.[column] ?? Number.NaN);
  return [trace.layers[layer]?.delta[row] ?? Number.NaN, x];
}

function Factors({ inside, trace }: { inside: InsideStep; trace: StepTrace }) {
  const words = inside_words.value;
  const [delta, x] = use_factors(inside, trace);
  return (
    <>
      {words.factors(equation_text(delta), term_text(x), equation_text(delta * x))}{' '}
      {words.mean(format_count(trace.samples))}{' '}
      {!trace.zero_grad && words.adds_up(equation_text(trace.gradient_kept))}
    </>
  );
}

function backward_view(
  inside: InsideStep,
  trace: StepTrace | null,
  cards: readonly PhaseCard[],
): StationView {
  const words = inside_words.value;
  return {
    ...words.backward,
    code: 'loss.backward()',
    figure: trace && <Net trace={trace} watched={inside.parameter} label={words.network_back} back />,
    formula: cards[1]?.numbers,
    caption: trace && <Factors inside={inside} trace={trace} />,
  };
}

function motion_caption({ memory, angle }: NonNullable<StepTrace['motion']>): string {
  const words = inside_words.value;
  if (memory === 'squares') return words.squares;
  return Number.isNaN(angle) ? words.alone : words.apart(degrees(angle));
}

function motion_view(trace: StepTrace | null, cards: readonly PhaseCard[]): StationView {
  const motion = trace?.motion;
  const { name = '', note = '', code = '', numbers, remarks = [] } = cards[2] ?? {};
  return {
    name,
    note,
    code,
    figure: motion && <MotionFigure motion={motion} />,
    formula: numbers,
    caption: [motion ? motion_caption(motion) : '', ...remarks].join(' '),
  };
}

function update_view(inside: InsideStep, cards: readonly PhaseCard[], done: number): StationView {
  const [update, zero] = [cards[3], cards[4]];
  return {
    ...inside_words.value.update,
    code: `${update?.code ?? ''}\n${zero?.code ?? ''}`,
    figure: <WeightAxis inside={inside} />,
    formula: (
      <>
        {update?.numbers}
        {done > 4 && zero?.numbers}
      </>
    ),
    caption: (update?.remarks ?? []).join(' '),
  };
}
