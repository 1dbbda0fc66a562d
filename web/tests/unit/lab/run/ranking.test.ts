// SPDX-License-Identifier: MIT
import { describe, expect, it } from 'vitest';
import { loadMomentum } from '../../../../src/core/momentum';
import { DEFAULT_BUILD, trainer_options } from '../../../../src/lab/experiment/network';
import type { RunId } from '../../../../src/lab/ids';
import type { Column } from '../../../../src/lab/run/columns';
import {
  type COLUMNS_RANKED,
  first_direction,
  ranked,
  type Standing,
  standings_of,
} from '../../../../src/lab/run/ranking';
import { open_core, play_to } from '../core_host';

const core = await loadMomentum(new URL('../../../../../build/wasm/momentum-core.wasm', import.meta.url));

const one = (id: RunId, step: number | null, best: number, accuracy: number): Standing => ({
  key: id,
  of: id,
  reached: step === null ? null : { step, exact: true },
  best,
  accuracy,
  scored_at: 100,
  mistakes: Math.round(100 * (1 - accuracy)),
  microseconds: 8,
});

const runs = [one('a', null, 0.3, 0.8), one('b', 97, 0.02, 0.99), one('c', 97, 0.04, Number.NaN)];
const order = (by: (typeof COLUMNS_RANKED)[number], descending = first_direction(by).descending) =>
  ranked(runs, { by, descending })
    .map(({ key }) => key)
    .join('');

describe('the leader board', () => {
  it('has the best first', () => {
    expect(order('steps')).toBe('bca');
    expect(order('best')).toBe('bca');
    expect(order('accuracy')).toBe('bac');
  });

  it('has what is not known last in either direction', () => {
    expect(order('steps', true)).toBe('bca');
    expect(order('accuracy', false)).toBe('abc');
  });

  it('keeps equal runs in their own order', () => {
    expect(order('time')).toBe('abc');
    expect(order('time', true)).toBe('abc');
  });

  it('has the runs’ own order, and that backwards', () => {
    expect(order('run')).toBe('abc');
    expect(order('run', true)).toBe('cba');
  });
});

describe('accuracies, over the real core', () => {
  const LEARNT = 'data=learnable&a.lr=1&b.lr=0.5&speed=max&stop=0';

  it.each([
    ['none', 'on what is trained on'],
    ['split', 'on what is set aside'],
  ])('of the step the runs rest at, with test data %s: %s', async (test) => {
    const { lab } = await open_core(`${LEARNT}&test=${test}`);
    await play_to(lab, 30);
    const { value } = lab.experiment;
    const expected = lab.shown.value.map((id) => {
      const trainer = new core.Trainer(trainer_options(value, DEFAULT_BUILD, lab.runs[id].settings.value));
      trainer.run(30);
      const { accuracy } = trainer.evaluate_test() ?? trainer.evaluate();
      trainer.delete();
      return accuracy;
    });
    expect(standings_of(lab).map(({ accuracy }) => accuracy)).toEqual(expected);
  });

  it('and after Reset none but the start’s', async () => {
    const { lab } = await open_core(`${LEARNT}&test=split`);
    const scores = () =>
      (['accuracy', 'test_loss', 'test_accuracy'] as Column[]).map((name) => {
        const { step, value } = lab.runs.b.series(name);
        return { step: [...step], value: [...value] };
      });
    const at_the_start = scores();
    expect(at_the_start.map(({ step }) => step)).toEqual([[0], [0], [0]]);
    await play_to(lab, 30);
    expect(scores().map(({ step }) => step.at(-1))).toEqual([30, 30, 30]);
    await lab.reset();
    expect(scores()).toEqual(at_the_start);
  });
});
