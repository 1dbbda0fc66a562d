// SPDX-License-Identifier: MIT
/** What each phase of a step says: its equation with live numbers, and the line of PyTorch that does it. */
import type { ComponentChildren } from 'preact';
import type { Messages } from '../i18n';
import { format_exact } from '../lib/numbers';
import type { RunSettings, RunView } from '../state/contract';
import { one_minus, UPDATE_CODE, VELOCITY_CODE } from './formulas';
import { SignedBars } from './SignedBars';
import { loss_text, equation_text as number, term_text as term } from './text';

type Inside = NonNullable<RunView['snapshot']['value']>['inside'];
type Text = Messages['inside'];

export interface PhaseCard {
  name: string;
  note: string;
  code: string;
  /** said where PyTorch has no line for it */
  by_hand: string | null;
  /** the room its numbers take, if it is more than a line: two, or two and three bars */
  room?: 'tall' | 'with-bars';
  /** shown once the phase is done */
  numbers: ComponentChildren;
}

/** What the gradient adds to γ·v: its factor as text, as number, and in letters. */
function share({ lr, momentum, convention }: RunSettings): {
  factor: number;
  words: string;
  letters: string;
} {
  if (convention === 'classical')
    return { factor: -lr, words: `− ${format_exact(lr)} ×`, letters: `−${format_exact(lr)}·g` };
  if (convention === 'average') {
    const rest = format_exact(one_minus(momentum));
    return { factor: one_minus(momentum), words: `+ ${rest} ×`, letters: `${rest}·g` };
  }
  return { factor: 1, words: '+', letters: 'g' };
}

/** A velocity that γ = 0 neither uses nor changes, if there is one. */
const frozen = ({ velocity_before }: Inside) => velocity_before !== 0 && !Number.isNaN(velocity_before);

function velocity_numbers(inside: Inside, text: Text): ComponentChildren {
  const { settings, gradient, velocity_before, velocity_after } = inside;
  const { momentum } = settings;
  if (momentum === 0)
    return <p class="note">{frozen(inside) ? text.frozen(number(velocity_before)) : text.no_momentum}</p>;
  const added = share(settings);
  const gamma = format_exact(momentum);
  return (
    <>
      <p class="equation">
        <var>v</var> = {gamma} × {term(velocity_before)} {added.words} {term(gradient)}
        <span class="result">
          = <b>{number(velocity_after)}</b>
        </span>
      </p>
      <SignedBars
        rows={[
          { label: `${gamma}·v ${text.before}`, value: momentum * velocity_before, kind: 'kept' },
          { label: `${added.letters} ${text.now}`, value: added.factor * gradient, kind: 'added' },
          { label: `v ${text.after}`, value: velocity_after, kind: 'result' },
        ]}
      />
    </>
  );
}

function update_numbers(inside: Inside): ComponentChildren {
  const { settings, gradient, velocity_after, parameter_before, parameter_after } = inside;
  const { lr, momentum, convention } = settings;
  const moved = momentum === 0 ? gradient : velocity_after;
  const classical = momentum > 0 && convention === 'classical';
  return (
    <p class="equation">
      <var>w</var> = {number(parameter_before)} {classical ? '+' : `− ${format_exact(lr)} ×`} {term(moved)}
      <span class="result">
        = <b>{number(parameter_after)}</b>
      </span>
    </p>
  );
}

function kept_numbers(inside: Inside, text: Text): ComponentChildren {
  const { settings, velocity_after } = inside;
  const kept = settings.momentum > 0 || frozen(inside);
  return (
    <p class="equation">
      <var>g</var> = 0
      {kept && (
        <>
          , <var>v</var> = {number(velocity_after)} <span class="note result">{text.kept}</span>
        </>
      )}
    </p>
  );
}

function equals(symbol: ComponentChildren, value: string): ComponentChildren {
  return (
    <p class="equation">
      {symbol} = {value}
    </p>
  );
}

/** The code of both halves of the update. PyTorch's own does only what its convention says. */
function update_code({ momentum, convention }: RunSettings): { velocity: string; update: string } {
  if (momentum === 0) return { velocity: 'opt.step()', update: 'opt.step()  # w = w − lr·g' };
  const by_torch = (does: string) => (convention === 'pytorch' ? `opt.step()  # ${does}` : does);
  return { velocity: by_torch(VELOCITY_CODE[convention]), update: by_torch(UPDATE_CODE[convention]) };
}

export function phase_cards(inside: Inside, text: Text): PhaseCard[] {
  const { settings } = inside;
  const { phases } = text;
  const code = update_code(settings);
  const own = settings.momentum > 0 && settings.convention !== 'pytorch';
  return [
    {
      ...phases.forward,
      code: 'loss = criterion(net(x), y)',
      by_hand: null,
      numbers: equals(text.loss, loss_text(inside.loss)),
    },
    {
      ...phases.backward,
      code: 'loss.backward()',
      by_hand: null,
      numbers: equals(<var>g</var>, number(inside.gradient)),
    },
    {
      ...phases.velocity,
      code: code.velocity,
      by_hand: own ? text.by_hand : null,
      ...(settings.momentum > 0 ? { room: 'with-bars' } : {}),
      numbers: velocity_numbers(inside, text),
    },
    {
      ...phases.update,
      code: code.update,
      by_hand: null,
      room: 'tall',
      numbers: update_numbers(inside),
    },
    {
      ...phases.zero_grad,
      code: 'opt.zero_grad()',
      by_hand: null,
      ...(settings.momentum > 0 ? { room: 'tall' } : {}),
      numbers: kept_numbers(inside, text),
    },
  ];
}
