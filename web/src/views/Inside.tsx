// SPDX-License-Identifier: MIT
/** One step opened: its five phases with the numbers of one parameter, and PyTorch's line for each. */
import { useRef } from 'preact/hooks';
import { words } from '../i18n';
import { format_count } from '../lib/numbers';
import type { RunView } from '../state/contract';
import { place_name, place_of, tensors_of } from '../state/parameters';
import { RUN_DEFAULTS } from '../state/settings';
import { GradientPrint } from './GradientPrint';
import { inside_of, use_lab } from './lab-context';
import { names_in } from './names';
import { ParameterPicker } from './ParameterPicker';
import { type PhaseCard, phase_cards } from './phase-cards';

type Inside = NonNullable<RunView['snapshot']['value']>['inside'];

const NOTHING: Inside = {
  step: 0,
  done: 0,
  parameter: 0,
  settings: RUN_DEFAULTS.b,
  loss: Number.NaN,
  gradient: Number.NaN,
  velocity_before: Number.NaN,
  velocity_after: Number.NaN,
  parameter_before: Number.NaN,
  parameter_after: Number.NaN,
};

/**
 * The phase to point at: the one just done. Of a step made whole there is none, and the velocity is pointed at,
 * which is where momentum lives.
 */
function use_current(inside: Inside, open: number): number {
  const by_phase = useRef(-1);
  if (open > 0) {
    by_phase.current = inside.step;
    return open - 1;
  }
  if (inside.done < 5) return -1;
  return by_phase.current === inside.step ? 4 : 2;
}

export function InsidePanel() {
  const lab = use_lab();
  const { inside: text } = words.value;
  const id = inside_of(lab);
  const inside = lab.runs[id].snapshot.value?.inside ?? NOTHING;
  const current = use_current(inside, lab.phase.value);
  const cards = phase_cards(inside, text);
  const place = place_name(place_of(tensors_of(lab.network.value), inside.parameter));
  return (
    <section class="panel inside" aria-labelledby="inside-title">
      <header class="panel-head">
        <h2 id="inside-title">{inside.step > 0 ? text.title(format_count(inside.step)) : text.title_none}</h2>
        <span class="note">
          {names_in(lab).short[id]} · {place}
        </span>
      </header>
      <button
        type="button"
        class={`phase-button run-${id}`}
        title={text.button_hint}
        disabled={lab.loading.value}
        onClick={() => lab.step_phase()}
      >
        {text.button}
        <small>{text.next(cards[lab.phase.value]?.name ?? '')}</small>
      </button>
      <ol class={`phases run-${id}`}>
        {cards.map((card, i) => {
          const state = i === current ? 'current' : i < inside.done ? 'done' : 'waiting';
          return <Phase key={card.name} card={card} number={i + 1} state={state} />;
        })}
      </ol>
      <ParameterPicker />
      <GradientPrint />
    </section>
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
      <div class={`phase-numbers ${card.room ?? ''}`}>{state !== 'waiting' && card.numbers}</div>
      <code>{card.code}</code>
      {card.by_hand && <p class="note">{card.by_hand}</p>}
    </li>
  );
}
