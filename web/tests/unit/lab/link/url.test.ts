// SPDX-License-Identifier: MIT
import { expect, it } from 'vitest';
import { default_settings } from '../../../../src/lab/experiment/defaults';
import { default_experiment } from '../../../../src/lab/experiment/presets';
import { decode, encode } from '../../../../src/lab/link/url';
import {
  constant_plan,
  next_change,
  plan_for,
  settings_at,
  with_change,
  with_settings,
} from '../../../../src/lab/run/plan';

const BARE = 'data=learnable&seed=22&a.lr=0.1&a.momentum=0&b.lr=0.1&b.momentum=0.9&target=0.1';
/** A link of the time when the target was 0.5 unless it said otherwise. */
const OLD = 'data=random&seed=22&a.lr=0.1&a.momentum=0&b.lr=0.1&b.momentum=0.9';
const FINE = { problems: [], misspelt: [], names_stop: false };

it('an empty query is the default experiment, which a link names', () => {
  expect(decode('')).toEqual({ ...default_experiment(), ...FINE });
  expect(encode(default_experiment())).toBe(BARE);
  expect(decode(`?${BARE}`)).toEqual(decode(''));
});

it.each([
  BARE,
  'data=learnable&seed=7&batch=32&a.lr=0.1,0.05@300&a.momentum=0&b.lr=1e-7,10@5,0@12&b.momentum=0.9,0.99@1' +
    '&b.convention=classical,average@9&speed=max&stop=0&stop_loss=0.01&target=0.1&scale=linear&watched=411&inside=a&steps=600',
  'data=random&seed=9007199254740991&a.lr=0.30000000000000004&a.momentum=0.5&b.lr=1000&b.momentum=2&target=0.5',
  `${BARE}&steps=0`,
  `${BARE}&steps=12&phase=3`,
  `data=random&seed=22&runs=a&a.params=linear1.weight&a.lr=10&a.momentum=0&b.lr=0.1&b.momentum=0.9&target=0.5`,
  `${BARE}&steps=9007199254740991`,
  'data=random&seed=22&batch=50&a.reduction=sum&a.sampler=sequential&a.net_first=1&a.lr=0.1&a.momentum=0' +
    '&b.softmax=1&b.sampler=dataloader&b.default_dtype=float64&b.bias=0&b.lr=0.1&b.momentum=0.9&b.stale_buffer=1,0@7&target=0.5',
])('reads and writes %s', (query) => {
  const read = decode(query);
  expect(read.problems).toEqual([]);
  expect(encode(read)).toBe(query);
});

it('leaves readable texts as they are: no percent signs', () => {
  expect(encode(decode('b.lr=0.1,0.05@300'))).not.toContain('%');
  expect(decode('b.lr=0.1%2C0.05%40300').runs.b.plan.changes.lr).toEqual([
    { step: 0, value: 0.1 },
    { step: 300, value: 0.05 },
  ]);
});

it.each([
  ['seed=x', 'seed', 'problem.not_a_number'],
  ['data=bananas', 'data', 'problem.choice'],
  ['batch=999', 'batch', 'problem.range'],
  ['a.sampler=random', 'a.sampler', 'problem.choice'],
  ['a.softmax=2', 'a.softmax', 'problem.choice'],
  ['a.lr=-1', 'a.lr', 'problem.range'],
  ['a.lr=', 'a.lr', 'problem.not_a_number'],
  ['a.lr=0.1,', 'a.lr', 'problem.change'],
  ['a.lr=0.1@5', 'a.lr', 'problem.change'],
  ['a.lr=0.1,0.2', 'a.lr', 'problem.change'],
  ['a.lr=0.1,0.2@0', 'a.lr', 'problem.range'],
  ['a.lr=0.1,0.2@5,0.3@5', 'a.lr', 'problem.change'],
  ['a.lr=0.1,0.2@9,0.3@5', 'a.lr', 'problem.change'],
  ['a.lr=0.1,0.2@5@6', 'a.lr', 'problem.change'],
  ['a.lr=0.1,x@5', 'a.lr', 'problem.not_a_number'],
  ['a.lr=0.1,0.2@1.5', 'a.lr', 'problem.not_an_integer'],
  ['b.convention=mine', 'b.convention', 'problem.choice'],
  ['stop=1e17', 'stop', 'problem.range'],
  ['phase=5', 'phase', 'problem.range'],
  ['a.params=linear7.weight', 'a.params', 'problem.tensors'],
  ['steps=-3', 'steps', 'problem.range'],
  ['seed=22&seed=23', 'seed', 'problem.repeated_key'],
  ['c.lr=1', 'c.lr', 'problem.no_run'],
  ['__proto__=1', '__proto__', 'problem.unknown_key'],
  ['%E0%A4%A=1', '\ufffd%A', 'problem.unknown_key'],
])('%s: the default stands, the rest is used', (query, key, id) => {
  const read = decode(`${query}&target=0.25`);
  expect(read.problems.map((problem) => [problem.key, problem.reason.id])).toEqual([[key, id]]);
  expect(read).toEqual({
    ...default_experiment(),
    view: { ...default_experiment().view, target: 0.25 },
    ...FINE,
    problems: read.problems,
    names_stop: query.startsWith('stop='),
  });
});

it('language and theme are not the lab’s to judge', () => {
  expect(decode('lang=zh&theme=dark').problems).toEqual([]);
});

it('a plan gives the settings of any step', () => {
  let plan = constant_plan('b', default_settings('b'));
  plan = with_change(plan, 'lr', 10, 0.2);
  plan = with_change(plan, 'lr', 20, 0.3);
  plan = with_change(plan, 'momentum', 10, 0.95);
  expect([0, 9, 10, 19, 20, 99].map((step) => settings_at(plan, step).lr)).toEqual([
    0.1, 0.1, 0.2, 0.2, 0.3, 0.3,
  ]);
  expect(with_change(plan, 'lr', 10, 0.1).changes.lr).toEqual([{ step: 0, value: 0.1 }]);
  expect(with_change(plan, 'lr', 0, 0.7).changes.lr).toEqual([{ step: 0, value: 0.7 }]);
});

it('another rule on the way has its own options, and the first ones after it', () => {
  const start = with_settings(constant_plan('b', default_settings('b')), 300, default_settings('d'));
  const plan = with_settings(start, 500, settings_at(start, 0));
  expect(settings_at(plan, 299)).toEqual(default_settings('b'));
  expect(settings_at(plan, 300)).toEqual(default_settings('d'));
  expect(settings_at(plan, 500)).toEqual(default_settings('b'));
  for (const id of ['c', 'f'] as const)
    for (const step of [0, 300, 499, 500])
      expect(settings_at(plan_for(id, plan), step)).toEqual(settings_at(plan, step));
});

it.each([
  'runs=cab&c.nesterov=0&a.name=Gauß %26 Söhne&b.colour=f&b.hidden=1',
  'net=40sigmoid-3tanh&init=xavier_uniform&test=fresh&test_seed=4&chart=accuracy&smoothing=0.6',
  'net=none&data=values&test=split&test_share=0.3',
  'a.rule=adam,sgd@40,rmsprop@70&a.lr=0.02,0.1@40,0.5@55,0.003@70&a.beta1=0.5&a.momentum=0.3@70',
  'b.schedule=cosine&b.schedule.T_max=400&b.schedule.warmup_steps=20&b.schedule.warmup_start_factor=0.1',
  'runs=f&f.lr_decay=0.01,0@9&f.eps=1e-7',
])('%s says the same when it is written again', (query) => {
  const { problems: first, ...read } = decode(query);
  const { problems: second, ...again } = decode(encode(read));
  expect(second).toEqual([]);
  for (const step of [0, 39, 40, 69, 70, 1000])
    for (const id of read.order)
      expect(settings_at(again.runs[id].plan, step)).toEqual(settings_at(read.runs[id].plan, step));
  expect(encode(again)).toBe(encode(read));
  expect(first.map(({ reason }) => reason.id)).toEqual(query.includes('0.3@70') ? ['problem.change'] : []);
});

/** Milliseconds of this process's own work since it started, whatever else the machine does. */
const worked = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

it('a link of ten thousand wrong keys is read at once, each of them reported', () => {
  const wrong = Array.from({ length: 10_000 }, (_, i) => `x${i}=${'y'.repeat(150)}`).join('&');
  const started = worked();
  const { problems, ...read } = decode(`${wrong}&seed=7&seed=8&seed=8`);
  expect(worked() - started).toBeLessThan(2000);
  expect([problems.length, read.experiment.seed]).toEqual([10_002, 7]);
});

it('a plan of very many changes is read, followed and written at once', () => {
  const changes = Array.from({ length: 50_000 }, (_, i) => `${i % 2 ? 0.1 : 0.2}@${i + 1}`);
  const query = `b.lr=0.1,${changes.join(',')}`;
  const started = worked();
  const read = decode(query);
  expect(read.problems).toEqual([]);
  for (let step = 0; step < 50_000; step++) {
    expect(next_change(read.runs.b.plan, step) === step + 1).toBe(true);
    expect(settings_at(read.runs.b.plan, step).lr === (step % 2 ? 0.2 : 0.1)).toBe(true);
  }
  expect(encode(read)).toContain(query);
  expect(worked() - started).toBeLessThan(4000);
});

it('an old link says what it said', () => {
  expect(decode(OLD)).toMatchObject({ problems: [], steps: null, view: { target: 0.5 } });
  expect(encode(decode(OLD))).toBe(`${OLD}&target=0.5`);
});

it('a setting without its run is asked about, and stays', () => {
  const { problems, misspelt } = decode('lr=0.5&hue=red');
  expect(problems.map(({ key, reason }) => [key, reason])).toEqual([
    ['lr', { id: 'problem.did_you_mean', keys: 'a.lr, b.lr' }],
    ['hue', { id: 'problem.unknown_key' }],
  ]);
  expect(misspelt).toEqual([['lr', '0.5']]);
});
