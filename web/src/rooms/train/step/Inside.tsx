// SPDX-License-Identifier: MIT
/** One step in detail: its five phases with the numbers of one parameter, and PyTorch's line for each. */
import { useEffect, useRef } from 'preact/hooks';
import { words } from '../../../i18n';
import { ALL_TENSORS, trained, tuning_of } from '../../../lab/experiment/network';
import { place_name, place_of } from '../../../lab/experiment/parameters';
import type { RunSettings } from '../../../lab/experiment/types';
import type { RunId } from '../../../lab/ids';
import { step_model } from '../../../lab/rule/step-model';
import { by_torch, constructor_code } from '../../../lab/rule/text';
import { useLab } from '../../../lab/views/lab-context';
import { names_in } from '../../../lab/views/names';
import { ParameterPicker } from '../../../lab/views/ParameterPicker';
import { type PhaseCard, phase_cards } from '../../../lab/views/phase-cards';
import { ShownStep } from '../../../lab/views/ShownStep';
import { format_count } from '../../../lib/numbers';
import { tensors_of } from '../../../lib/tensors';
import type { OptimizerOptions, StepTrace } from '../../../worker/protocol';
import { GradientPrint } from './GradientPrint';

/** Before the run has answered. */
const nothing = (settings: RunSettings): StepTrace => ({
  step: 0,
  parameter: 0,
  optimizer: tuning_of(settings).optimizer,
  lr: settings.lr,
  t: 1,
  loss: Number.NaN,
  gradient: Number.NaN,
  before: {},
  after: {},
  parameter_before: Number.NaN,
  parameter_ahead: Number.NaN,
  parameter_after: Number.NaN,
});

/**
 * The phase to point at: the one just done. Of a step made whole there is none, and the velocity is pointed at,
 * which is where momentum lives.
 */
function useCurrent({ step }: StepTrace, done: number, open: number): number {
  const by_phase = useRef(-1);
  if (open > 0) {
    by_phase.current = step;
    return open - 1;
  }
  if (done < 5) return -1;
  return by_phase.current === step ? 4 : 2;
}

export function InsidePanel() {
  const lab = useLab();
  const { inside: text } = words.value;
  useEffect(() => lab.probe('step_trace'), [lab]);
  const id = lab.inside.value;
  const run = lab.runs[id];
  const snapshot = run.shown.value;
  const model = step_model(snapshot?.products.step_trace ?? nothing(run.settings.value), run);
  const done = snapshot?.done ?? 0;
  const current = useCurrent(model, done, lab.phase.value);
  const cards = phase_cards(model, text);
  const place = place_name(place_of(tensors_of(lab.network.value), model.parameter));
  return (
    <section class="panel inside" aria-labelledby="inside-title">
      <header class="panel-head">
        <h2 id="inside-title">{model.step > 0 ? text.title(format_count(model.step)) : text.title_none}</h2>
        <span class="note">
          {names_in(lab).short[id]} · {place}
        </span>
        <ShownStep />
      </header>
      <button
        type="button"
        class={`phase-button run-${run.colour.value}`}
        title={text.button_hint}
        disabled={lab.loading.value}
        onClick={() => lab.step_phase()}
      >
        {text.button}
        <small>{text.next(cards[lab.phase.value]?.name ?? '')}</small>
      </button>
      <StepSettings optimizer={model.optimizer} id={id} />
      <ol class={`phases run-${run.colour.value}`}>
        {cards.map((card, i) => {
          const state = i === current ? 'current' : i < done ? 'done' : 'waiting';
          return <Phase key={card.name} card={card} number={i + 1} state={state} />;
        })}
      </ol>
      <ParameterPicker />
      <GradientPrint />
    </section>
  );
}

/** PyTorch's line that makes the optimizer, where one of its own does what this run does. */
function StepSettings({ optimizer, id }: { optimizer: OptimizerOptions; id: RunId }) {
  const lab = useLab();
  const { inside: text } = words.value;
  if (!by_torch(optimizer)) return <p class="note">{text.by_hand}</p>;
  const { params } = lab.runs[id].build_options.value;
  const what =
    params === ALL_TENSORS ? undefined : `[${trained(params, lab.network.value.hidden).join(', ')}]`;
  return (
    <p class="made-by" title={text.made_by}>
      <code>opt = {constructor_code(optimizer, what)}</code>
    </p>
  );
}

interface PhaseProps {
  card: PhaseCard;
  number: number;
  state: 'current' | 'done' | 'waiting';
}

function Phase({ card, number, state }: PhaseProps) {
  return (
    <li class={`phase ${state}`} aria-current={state === 'current' ? 'step' : undefined}>
      <span class="phase-number" aria-hidden="true">
        {number}
      </span>
      <h3>
        {card.name} <span class="note">{card.note}</span>
        <span class="visually-hidden"> ({words.value.inside[state]})</span>
      </h3>
      <div class="phase-numbers" style={{ '--lines': card.room.lines, '--bars': card.room.bars }}>
        {state !== 'waiting' && card.numbers}
      </div>
      <code>{card.code}</code>
      {card.remarks.map((remark) => (
        <p key={remark} class="note">
          {remark}
        </p>
      ))}
    </li>
  );
}
