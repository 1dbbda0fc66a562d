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

function velocity_numbers(inside: Inside, settings: RunSettings, text: Text): ComponentChildren {
  const { momentum } = settings;
  const { gradient, velocity_before, velocity_after } = inside;
  if (momentum === 0) return <p class="note">{text.no_momentum}</p>;
  const added = share(settings);
  const gamma = format_exact(momentum);
  return (
    <>
      <p class="equation">
        <var>v</var> = {gamma} × {term(velocity_before)} {added.words} {term(gradient)} ={' '}
        <b>{number(velocity_after)}</b>
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

function update_numbers(inside: Inside, { lr, momentum, convention }: RunSettings): ComponentChildren {
  const { gradient, velocity_after, parameter_before, parameter_after } = inside;
  const moved = momentum === 0 ? gradient : velocity_after;
  const classical = momentum > 0 && convention === 'classical';
  return (
    <p class="equation">
      <var>w</var> = {number(parameter_before)} {classical ? '+' : `− ${format_exact(lr)} ×`} {term(moved)} ={' '}
      <b>{number(parameter_after)}</b>
    </p>
  );
}

function kept_numbers({ velocity_after }: Inside, plain: boolean, text: Text): ComponentChildren {
  return (
    <p class="equation">
      <var>g</var> = 0
      {!plain && (
        <>
          , <var>v</var> = {number(velocity_after)} <span class="note">{text.kept}</span>
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

export function phase_cards(inside: Inside, settings: RunSettings, text: Text): PhaseCard[] {
  const { momentum, convention } = settings;
  const { phases } = text;
  const plain = momentum === 0;
  return [
    {
      ...phases.forward,
      code: 'loss = criterion(net(x), y)',
      numbers: equals(text.loss, loss_text(inside.loss)),
    },
    {
      ...phases.backward,
      code: 'loss.backward()',
      numbers: equals(<var>g</var>, number(inside.gradient)),
    },
    {
      ...phases.velocity,
      code: plain ? 'opt.step()' : `opt.step()  # ${VELOCITY_CODE[convention]}`,
      numbers: velocity_numbers(inside, settings, text),
    },
    {
      ...phases.update,
      code: plain ? 'opt.step()  # w = w − lr·g' : `opt.step()  # ${UPDATE_CODE[convention]}`,
      numbers: update_numbers(inside, settings),
    },
    {
      ...phases.zero_grad,
      code: 'opt.zero_grad()',
      numbers: kept_numbers(inside, plain, text),
    },
  ];
}
