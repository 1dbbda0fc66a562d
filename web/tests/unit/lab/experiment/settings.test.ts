// SPDX-License-Identifier: MIT
import { describe, expect, it } from 'vitest';
import { problem as en } from '../../../../src/i18n/en-runs';
import { problem as zh } from '../../../../src/i18n/zh-runs';
import { DATA_KINDS, data_set } from '../../../../src/lab/data';
import { broken_need } from '../../../../src/lab/experiment/constraints';
import { default_settings } from '../../../../src/lab/experiment/defaults';
import { ARTICLE, guessing_of, network_of } from '../../../../src/lab/experiment/network';
import { PRESETS, preset_of } from '../../../../src/lab/experiment/presets';
import type { Setting } from '../../../../src/lab/experiment/setting';
import {
  build_settings,
  defaults,
  EXPERIMENT,
  ORDER,
  RUN,
  room_setting,
  style_settings,
  VIEW,
} from '../../../../src/lab/experiment/settings';
import type { RunSettings } from '../../../../src/lab/experiment/types';
import { settings_at } from '../../../../src/lab/run/plan';

const ARTICLE_NETWORK = network_of(defaults(EXPERIMENT));
const PARAMETERS = ARTICLE_NETWORK.parameters;
const TABLE = {
  ...style_settings('c'),
  ...EXPERIMENT,
  ...RUN,
  ...VIEW,
  room: room_setting(['train', 'inside', 'ravine']),
  ...build_settings(ARTICLE),
  order: ORDER,
} as unknown as Record<string, Setting<unknown>>;
const setting = (key: string) => TABLE[key] as Setting<unknown>;

it.each([
  ['lr', '0.1', 0.1],
  ['lr', ' 1e-3 ', 0.001],
  ['lr', '.5', 0.5],
  ['lr', '5.', 5],
  ['lr', '０．０５', 0.05],
  ['lr', '0,1', 0.1],
  ['lr', '0，1', 0.1],
  ['lr', '0。1', 0.1],
  ['lr', '０｡１', 0.1],
  ['lr', '0,001', 0.001],
  ['lr', '1/10', 0.1],
  ['lr', '１／１０', 0.1],
  ['lr', ' 1 / 3 ', 1 / 3],
  ['dampening', '\u22120,5', -0.5],
  ['lr', '-0', 0],
  ['lr', '0', 0],
  ['lr', '1000', 1000],
  ['momentum', '1.5', 1.5],
  ['convention', 'Classical', 'classical'],
  ['seed', '9007199254740991', Number.MAX_SAFE_INTEGER],
  ['seed', '1e3', 1000],
  ['data', 'learnable', 'torch_rand_learnable'],
  ['data', 'torch_rand', 'torch_rand'],
  ['batch_size', '500', 500],
  ['hidden', '13relu-8Sigmoid', ARTICLE],
  ['hidden', 'none', []],
  ['nesterov', '1', true],
  ['nesterov', 'false', false],
  ['weight_decay', '1e-4', 1e-4],
  ['dampening', '-2', -2],
  ['beta1', '0', 0],
  ['schedule.step_size', '30', 30],
  ['rule', 'Adam', 'adam'],
  ['name', '  Anna  ', 'Anna'],
  ['colour', 'F', 'f'],
  ['order', 'fab', ['f', 'a', 'b']],
  ['smoothing', '0.9', 0.9],
  ['speed', '100', 100],
  ['speed', 'max', 'max'],
  ['watched', String(PARAMETERS - 1), 411],
  ['watched', '-1', -1],
  ['speed', '5/s', '5/s'],
  ['params', 'out.bias, linear1.weight', 'linear1.weight,out.bias'],
  ['params', 'all', 'all'],
  ['params', 'linear1.weight,linear1.bias,linear2.weight,linear2.bias,out.weight,out.bias', 'all'],
  ['inside', 'b', 'b'],
])('%s takes %j', (key, text, value) => {
  expect(setting(key).parse(text)).toEqual({ ok: true, value });
});

it.each([
  ['lr', '', 'problem.not_a_number'],
  ['lr', 'NaN', 'problem.not_a_number'],
  ['lr', 'Infinity', 'problem.not_a_number'],
  ['lr', '0x10', 'problem.not_a_number'],
  ['lr', '1 000', 'problem.grouped'],
  ['lr', '1\u202f000', 'problem.grouped'],
  ['seed', '12,400', 'problem.grouped'],
  ['seed', "12'400", 'problem.grouped'],
  ['lr', '1/0', 'problem.range'],
  ['lr', '0/0', 'problem.not_a_number'],
  ['lr', '1/2/3', 'problem.not_a_number'],
  ['lr', '1½', 'problem.not_a_number'],
  ['lr', '0,1,2', 'problem.not_a_number'],
  ['lr', '1 2', 'problem.not_a_number'],
  ['lr', '1e999', 'problem.range'],
  // Nothing limits these but that they are numbers.
  ['weight_decay', '1e999', 'problem.range'],
  ['dampening', '-1e999', 'problem.range'],
  ['lr', '\u22121', 'problem.range'],
  ['lr', '1000.1', 'problem.range'],
  ['momentum', '2.1', 'problem.range'],
  ['convention', 'keras', 'problem.choice'],
  ['seed', '1.5', 'problem.not_an_integer'],
  ['seed', '-1', 'problem.range'],
  ['seed', '9007199254740993', 'problem.range'],
  ['batch_size', '501', 'problem.range'],
  ['speed', '7', 'problem.choice'],
  ['hidden', '13relu-', 'problem.network'],
  ['hidden', '0relu', 'problem.network'],
  ['hidden', '513relu', 'problem.network'],
  ['hidden', Array(9).fill('2tanh').join('-'), 'problem.network'],
  ['hidden', '8softmax', 'problem.network'],
  ['beta1', '1', 'problem.range'],
  ['test_share', '0', 'problem.range'],
  ['schedule.step_size', '0', 'problem.range'],
  ['order', '', 'problem.runs'],
  ['order', 'aa', 'problem.runs'],
  ['order', 'abg', 'problem.runs'],
  ['maximize', 'yes', 'problem.choice'],
  ['watched', '-2', 'problem.range'],
  ['params', '', 'problem.no_tensor'],
  ['params', 'linear9.weight', 'problem.tensors'],
])('%s refuses %j: %s', (key, text, id) => {
  expect(setting(key).parse(text)).toMatchObject({ ok: false, reason: { id } });
});

it.each<[string, unknown, string]>([
  ['lr', -0.1, 'problem.range'],
  ['lr', Number.POSITIVE_INFINITY, 'problem.range'],
  ['lr', Number.NaN, 'problem.not_a_number'],
  ['momentum', 2.1, 'problem.range'],
  ['seed', 1.5, 'problem.not_an_integer'],
  ['batch_size', 501, 'problem.range'],
  ['test_share', 1, 'problem.range'],
  ['schedule.T_max', 0, 'problem.range'],
  ['watched', -2, 'problem.range'],
  ['speed', 7, 'problem.choice'],
  ['convention', 'torch', 'problem.choice'],
  ['params', 'linear9.weight', 'problem.tensors'],
  ['hidden', [{ units: 0, activation: 'relu' }], 'problem.network'],
  ['hidden', [{ units: 2.5, activation: 'relu' }], 'problem.network'],
  ['order', ['a', 'a'], 'problem.runs'],
])('%s does not admit %j: %s, in the words that its text is refused in', (key, value, id) => {
  const { admit, format, parse } = setting(key);
  const refused = admit(value);
  expect(refused).toMatchObject({ ok: false, reason: { id } });
  if (id !== 'problem.not_a_number' && Number.isFinite(value)) expect(parse(format(value))).toEqual(refused);
});

it('what is admitted is as a text of it would be: a name cut, tensors in order, no negative zero', () => {
  for (const [key, value, admitted] of [
    ['name', ` ${'x'.repeat(50)} `, 'x'.repeat(40)],
    ['params', 'out.bias,linear1.weight', 'linear1.weight,out.bias'],
    ['lr', -0, 0],
  ] as const)
    expect(setting(key).admit(value)).toEqual({ ok: true, value: admitted });
});

it('a refusal says what is allowed', () => {
  expect(RUN.momentum?.parse('3')).toEqual({
    ok: false,
    reason: { id: 'problem.range', min: '0', max: '2' },
  });
  expect(EXPERIMENT.data.parse('x')).toEqual({
    ok: false,
    reason: { id: 'problem.choice', choices: DATA_KINDS.map((kind) => data_set(kind).url).join(', ') },
  });
});

it.each([
  [en, 'Allowed: any finite number'],
  [zh, '允许的范围：任何有限值'],
])('where nothing else is asked of a number, that is said', (problem, words) => {
  const refused = RUN.dampening?.parse('1e999');
  expect(refused).toEqual({ ok: false, reason: { id: 'problem.range', min: '', max: '' } });
  expect(problem['problem.range']({ min: '', max: '' })).toBe(words);
});

it.each(Object.keys(TABLE))('the text of %s reads back as the same value', (key) => {
  const { admit, control, default: fallback, format, parse } = setting(key);
  expect(parse(format(fallback))).toEqual({ ok: true, value: fallback });
  expect(admit(fallback)).toEqual({ ok: true, value: fallback });
  if (control.kind === 'choice')
    for (const word of control.choices) {
      const parsed = parse(word);
      expect(parsed.ok && format(parsed.value)).toBe(word);
    }
  else if (control.kind === 'slider')
    for (const edge of [control.min, control.max])
      expect(parse(format(edge))).toEqual({ ok: true, value: edge });
});

it.each([5e-324, 1e-7, 0.1 + 0.2, 1 / 3, 999.9999999999999])('%d survives its text bit for bit', (value) => {
  expect(RUN.lr?.parse(RUN.lr.format(value))).toEqual({ ok: true, value });
});

it('the network is the article’s', () => {
  expect(PARAMETERS).toBe(20 * 13 + 13 + 13 * 8 + 8 + 8 * 3 + 3);
  expect(guessing_of(ARTICLE_NETWORK)).toBeCloseTo(1.0986, 4);
});

describe('presets', () => {
  it.each(PRESETS)('$id knows itself', ({ id, experiment, order, runs }) => {
    const present = order.map((run) => ({
      id: run,
      settings: settings_at(runs[run].plan, 0),
      build_options: runs[run].build_options,
    }));
    expect(preset_of(experiment, present)).toBe(id);
    expect(preset_of({ ...experiment, seed: 23 }, present)).toBeNull();
    expect(preset_of(experiment, [...present].reverse())).toBe(present.length === 1 ? id : null);
  });
});

describe('options that need others', () => {
  const sgd = (more: object): RunSettings => ({ ...default_settings('c'), ...more });
  it.each([
    [{ momentum: 0 }, { field: 'nesterov', is: 'true', needs: 'momentum', above: '0' }],
    [{ dampening: 0.1 }, { field: 'nesterov', is: 'true', needs: 'dampening', equals: '0' }],
    [
      { nesterov: false, convention: 'average', dampening: 0.5 },
      { field: 'convention', is: 'average', needs: 'dampening', equals: '0' },
    ],
  ])('%o', (more, reason) => {
    expect(broken_need(sgd(more), 'c.x', 'y')).toEqual({
      key: 'c.x',
      value: 'y',
      reason: { id: 'problem.needs', ...reason },
    });
  });
  it('are taken together', () => {
    expect(broken_need(sgd({}), 'c.x', 'y')).toBeNull();
    expect(broken_need(default_settings('d'), 'd.x', 'y')).toBeNull();
  });
});
