// SPDX-License-Identifier: MIT
/** The update rule in the three ways it is written, with letters and with numbers. */
import type { ComponentChildren } from 'preact';
import { format_exact } from '../lib/numbers';
import type { RunSettings } from '../state/contract';

type Convention = RunSettings['convention'];

export const CONVENTIONS: readonly Convention[] = ['pytorch', 'classical', 'average'];

/** With letters, for lists and for the line of PyTorch that does it. */
export const VELOCITY_LETTERS: Record<Convention, string> = {
  pytorch: 'v ← γv + g',
  classical: 'v ← γv − lr·g',
  average: 'v ← γv + (1−γ)g',
};

/** As code: what PyTorch's opt.step() does there, or what is written by hand instead. */
export const VELOCITY_CODE: Record<Convention, string> = {
  pytorch: 'v = γ·v + g',
  classical: 'v = γ·v − lr·g',
  average: 'v = γ·v + (1−γ)·g',
};

export const UPDATE_CODE: Record<Convention, string> = {
  pytorch: 'w = w − lr·v',
  classical: 'w = w + v',
  average: 'w = w − lr·v',
};

/** 1 − γ without the tail of binary fractions: 0.1, not 0.09999999999999998. */
export function one_minus(gamma: number): number {
  return Number((1 - gamma).toPrecision(12));
}

/** How far a long straight run of equal gradients carries one step: lr/(1−γ); averaging has the 1−γ in v already. */
export function effective_step({ lr, momentum, convention }: RunSettings): number {
  if (convention === 'average') return lr;
  return momentum < 1 ? lr / one_minus(momentum) : Number.POSITIVE_INFINITY;
}

const V = <var>v</var>;
const W = <var>w</var>;
const G = <var>g</var>;

/** What is added to γ·v, with the run's numbers. */
function summand({ lr, momentum, convention }: RunSettings): ComponentChildren {
  if (convention === 'classical')
    return (
      <>
        {' '}
        − {format_exact(lr)}·{G}
      </>
    );
  if (convention === 'average')
    return (
      <>
        {' '}
        + {format_exact(one_minus(momentum))}·{G}
      </>
    );
  return <> + {G}</>;
}

/** The rule with the numbers it has now. */
export function Rule({ settings }: { settings: RunSettings }) {
  const { lr, momentum, convention } = settings;
  if (momentum === 0)
    return (
      <p class="formula">
        <span>
          {W} ← {W} − {format_exact(lr)}·{G}
        </span>
      </p>
    );
  return (
    <p class="formula">
      <span>
        {V} ← {format_exact(momentum)}·{V}
        {summand(settings)}
      </span>
      <span>
        {convention === 'classical' ? (
          <>
            {W} ← {W} + {V}
          </>
        ) : (
          <>
            {W} ← {W} − {format_exact(lr)}·{V}
          </>
        )}
      </span>
    </p>
  );
}
