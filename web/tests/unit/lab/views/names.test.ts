// SPDX-License-Identifier: MIT
/** Names of one to six runs: no two alike. */
import { describe, expect, it, vi } from 'vitest';
import { en } from '../../../../src/i18n/en';
import {
  DEFAULT_SCHEDULE,
  default_rule,
  default_settings,
  settings_of,
} from '../../../../src/lab/experiment/defaults';
import type { Value } from '../../../../src/lab/experiment/types';
import { RUN_IDS, type RunId } from '../../../../src/lab/ids';
import { type Named, run_names } from '../../../../src/lab/views/names';

// Without a browser there is no language to choose.
vi.mock('../../../../src/i18n', async () => ({
  words: { value: (await import('../../../../src/i18n/en')).en },
}));

function named(id: RunId, options: Record<string, Value> = {}, more: Partial<Named> = {}): Named {
  const settings = settings_of(id, default_rule(id), DEFAULT_SCHEDULE, (key) => options[key]);
  const had_momentum = Number(settings.momentum) > 0;
  return {
    id,
    name: '',
    settings,
    build_options: { params: 'all', zero_grad: true },
    had_momentum,
    changed: false,
    edited: false,
    ...more,
  };
}

const short = (...runs: Named[]) => {
  const names = run_names(runs, en).short;
  return runs.map(({ id }) => names[id]);
};

describe('a run is called', () => {
  it('by what it does', () => {
    const six = RUN_IDS.map((id) => named(id));
    expect(six.map(({ settings }) => settings)).toEqual(RUN_IDS.map(default_settings));
    expect(short(...six)).toEqual(['Plain GD', 'Momentum', 'Nesterov', 'Adam', 'RMSprop', 'Adagrad']);
    expect(run_names(six, en).long.a).toBe('Plain gradient descent');
    expect(short(named('d', { amsgrad: true }))).toEqual(['AMSGrad']);
  });

  it('as somebody named it', () => {
    expect(short(named('a', {}, { name: 'Mine' }), named('b'))).toEqual(['Mine', 'Momentum']);
    expect(short(named('a', {}, { name: 'Mine' }), named('b', {}, { name: 'Mine' }))).toEqual([
      'Mine γ 0',
      'Mine γ 0.9',
    ]);
  });

  it('by what had velocity on the way, too', () =>
    expect(short(named('a', {}, { had_momentum: true }), named('b'))).toEqual([
      'Momentum γ 0',
      'Momentum γ 0.9',
    ]));
});

describe('runs called alike are told apart', () => {
  const b = (options: Record<string, Value>, more: Partial<Named> = {}) => named('b', options, more);
  const as = (id: RunId, options: Record<string, Value>, more: Partial<Named> = {}): Named => ({
    ...b(options, more),
    id,
  });

  it('by the first setting they differ in', () => {
    expect(short(b({}), as('c', { momentum: 0.5, lr: 1 }))).toEqual(['Momentum γ 0.9', 'Momentum γ 0.5']);
    expect(short(b({}), as('c', { convention: 'average' }))).toEqual([
      'Momentum PyTorch',
      'Momentum averaging',
    ]);
    expect(short(b({}), as('c', { weight_decay: 0.01 }))).toEqual([
      'Momentum weight decay 0',
      'Momentum weight decay 0.01',
    ]);
    expect(short(b({}), as('c', { maximize: true }))).toEqual(['Momentum no maximize', 'Momentum maximize']);
  });

  it('by the next where one is not enough', () =>
    expect(short(b({}), as('c', { lr: 1 }), as('d', { momentum: 0.5 }))).toEqual([
      'Momentum γ 0.9 lr 0.1',
      'Momentum γ 0.9 lr 1',
      'Momentum γ 0.5',
    ]));

  it('by letters where settings do not say it', () => {
    expect(short(b({}), as('c', {}))).toEqual(['Momentum B', 'Momentum C']);
    expect(short(b({}, { changed: true }), as('c', { lr: 1 }))).toEqual(['Momentum B', 'Momentum C']);
    expect(short(b({}), as('c', {}, { build_options: { params: 'out.bias', zero_grad: true } }))).toEqual([
      'Momentum B',
      'Momentum C',
    ]);
  });
});
