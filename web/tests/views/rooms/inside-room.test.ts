// SPDX-License-Identifier: MIT
/** The room of one step: walked by buttons and keys, for every rule, other networks and batches; its link. */
import { screen } from '@testing-library/dom';
import { describe, expect, it } from 'vitest';
import { read_formulas } from '../../browser/support/formulas';
import { with_verbs } from '../../unit/lab/core_workers';
import {
  all,
  at_step,
  box,
  button,
  Crew,
  field,
  in_address,
  key,
  one,
  open_page,
  press,
  says,
  steps,
  text,
  texts,
  type,
  until,
} from '../support/page';
import { frames } from '../support/readings';

const ROOM = '?lang=en&room=inside&a.lr=0.1&b.lr=0.1';
const open_room = (query = `${ROOM}&steps=40`, remembers = false) =>
  open_page(query, { still: true, remembers });
/** As the browser does: the address and what the device keeps are all that is left. */
const reload = () => open_room(location.search, true);

const station = (number: number) => until(() => one(`.station:nth-child(${number})`));
const station_text = (number: number) => text(`.station:nth-child(${number})`);
const expect_station = (number: number, words: string | RegExp) =>
  says(`.station:nth-child(${number})`, words);
const expect_next = (name: string) =>
  until(async () => expect((await button(/^Next: /)).textContent).toContain(name));
/** How many stations are past or present. */
const reached = (count: number) => until(() => expect(all('.station:not(.waiting)').length).toBe(count));

/** Numbers as the page writes them. */
const number = (text = '') => Number(text.replaceAll(',', '').replaceAll('−', '-'));
const equation = async (at: number) => read_formulas(all('.equation', await station(at)))[0] ?? '';

describe('a step', () => {
  it('is walked phase by phase, forth and back, by buttons and by keys', async () => {
    await open_room();
    await at_step(40);
    for (const name of ['Forward', 'Backward', 'Velocity', 'Update', 'Zero grad']) {
      await expect_next(name);
      if (name === 'Velocity') key('p');
      else await press(/^Next: /);
    }
    await at_step(41);
    await reached(5);
    await says('.after-bars', /g ?0 ?v.*v stays for the next step$/);
    await press(/^Back/);
    await expect_next('Zero grad');
    await at_step(40);
    // Taken back, it has not been called.
    await says('.after-bars', /g ?0\.\d+ ?v.*not yet: g is still full$/);
    key('Shift+P');
    await expect_next('Update');
    await reached(4);
    await until(() => expect(in_address('phase')).toBe('3'));
    // The weight has not moved, but where it will go is known.
    const axis = () => one('.station:nth-child(5) .weight-axis');
    expect(axis().getAttribute('aria-label')).toMatch(/is still .* will take it to/);
    expect(axis().textContent).toMatch(/beforeafter \?$/);
    await press(/^Next: /);
    await until(() => expect(axis().textContent).toMatch(/Δw = .*beforeafter$/));
  });

  it('is its numbers: γ·v + g is v, w − lr·v is the next w', async () => {
    await open_room(`${ROOM}&steps=41&watched=5`);
    await reached(5);
    const velocity = /v = ([\d.]+) × \(?([−\d.e]+)\)? \+ \(?([−\d.e]+)\)? = ([−\d.e]+)/;
    const [, gamma, before, gradient, after] = velocity.exec(await equation(4)) ?? [];
    expect(number(gamma) * number(before) + number(gradient)).toBeCloseTo(number(after), 5);
    const update = /w = \(?([−\d.e]+)\)? − ([\d.]+) × \(?([−\d.e]+)\)? = ([−\d.e]+)/;
    const [, from, lr, moved_by, to] = update.exec(await equation(5)) ?? [];
    expect(moved_by).toBe(after);
    expect(number(from) - number(lr) * number(moved_by)).toBeCloseTo(number(to), 4);
  });
});

describe('the link', () => {
  it('has the sample that is looked at', async () => {
    await open_room();
    await reached(5);
    await press('Sample after');
    await says('.sample-choice output', /^2 of 500$/);
    await press('Sample after');
    await says('.sample-choice output', /^3 of 500$/);
    await until(() => expect(in_address('sample')).toBe('3'));
    const [softmax, code] = [station_text(2), station_text(4)];
    await reload();
    await until(() => expect([station_text(2), station_text(4)]).toEqual([softmax, code]));
    await says('.sample-choice output', /^3 of 500$/);
  });

  it('has the forgotten zero_grad, which makes that run again and shows the sum', async () => {
    await open_room(`${ROOM}&steps=40&inside=a`);
    await screen.findByRole('img', { name: /loss after 299 steps/ });
    (await box(/zero_grad/)).click();
    await until(() => expect(in_address('a.zero_grad')).not.toBeNull());
    await expect_station(3, /zero_grad\(\) is off/);
    await expect_station(5, /# opt\.zero_grad\(\)/);
    await at_step(40);
    // The run has made its steps again.
    await says('#inside-room-title', /\b40\b/);
    const gradient = station_text(3);
    await reload();
    await until(() => expect(station_text(3)).toBe(gradient));
    expect(await box(/zero_grad/)).toHaveProperty('checked', false);
    (await box(/zero_grad/)).click();
    await until(() => expect(in_address('a.zero_grad')).toBeNull());
    await until(() => expect(station_text(3)).not.toMatch(/zero_grad\(\) is off/));
  });
});

it('the three conventions move a weight as they are defined', async () => {
  await open_room(`${ROOM}&steps=30&watched=5`);
  const rows = () => all('.convention:not(.heads)');
  await until(() => expect(rows().length).toBe(3));
  const moves = rows().map((row) => texts('.number', row).map(number));
  const [torch = [], classical = [], average = []] = moves;
  const close = (a = Number.NaN, b = Number.NaN) => expect(Math.abs(a - b)).toBeLessThan(0.01 * Math.abs(b));
  close(torch[0], classical[0]);
  close(average[0], 0.1 * (torch[0] ?? Number.NaN));
  close(torch[1], 0.5 * (torch[0] ?? Number.NaN));
  expect(classical[1]).not.toBe(torch[1]);
});

it('under dampening the table moves the weight as the step does, and writes the rule that did', async () => {
  // γ 0.9, τ 0.9, step 4 of the learnable data: v was −0.10874, g is −0.083556, so w moves by
  // −0.1·(0.9·(−0.10874) + 0.1·(−0.083556)) = 0.010622.
  await open_room('?lang=en&room=inside&data=learnable&b.lr=0.1&steps=3&phase=4&b.dampening=0.9');
  await until(() =>
    expect(texts('.convention .number').slice(0, 5)).toEqual(['0.0106', '0.00531', '0.0106', '0.0102', '–']),
  );
  const rules = () => read_formulas(all('.convention-rule'));
  expect(rules()).toEqual([
    'v ← γv + (1−τ)g; w ← w − lr·v',
    'v ← γv − lr·(1−τ)g; w ← w + v',
    'v ← γv + (1−γ)g; w ← w − lr·v',
  ]);
  await says('.conventions', /Dampening lets 1−τ = 0\.1 of each gradient .* The average has no dampening/);
  // The first gradient enters whole.
  await open_room('?lang=en&room=inside&data=learnable&b.lr=0.1&steps=1&b.dampening=0.9');
  await says('.conventions', /The first gradient enters whole/);
  await until(() =>
    expect(texts('.convention .number').slice(0, 3)).toEqual(['0.0111', '0.00557', '0.0111']),
  );
});

it('decay and maximize stand in the rules of the table', async () => {
  await open_room(`${ROOM}&steps=3&b.weight_decay=0.5&b.maximize=1`);
  await until(() => expect(read_formulas(all('.conventions .note'))).toContain('d ← −g + λw'));
  expect(read_formulas(all('.convention-rule'))[0]).toBe('v ← γv + d; w ← w − lr·v');
  // Without a memory, the bar is of what is followed.
  await open_room(`${ROOM}&steps=3&a.weight_decay=0.5&inside=a`);
  await until(() => expect(texts('.motion-layer').join()).toMatch(/linear1 ?d/));
});

it.each([
  ['another rule', 'b.rule=adam', /Adam has one form/],
  ['squares alone', 'b.rule=adagrad', /Adagrad has no momentum/],
  ['squares and momentum', 'b.rule=rmsprop&b.momentum=0.9', /RMSprop divides/],
  ['Nesterov', 'b.nesterov=1', /At one lr/],
  ['no memory', 'b.momentum=0', /With γ = 0/],
  ['the article’s words', 'b.convention=classical', /At one lr/],
  ['one layer', 'net=none', /At one lr/],
  ['many units', 'net=120relu-60tanh-9gelu', /At one lr/],
  ['numbers to learn', 'data=values', /At one lr/],
])('%s: every station has its figure, and no number is missing', async (_, query, words) => {
  await open_room(`${ROOM}&steps=7&${query}`);
  await reached(5);
  await says('.conventions', words);
  for (let i = 1; i <= 5; i++) expect(all('svg, [class*=bar]', await station(i)).length).toBeGreaterThan(0);
  expect(text('main')).not.toMatch(/NaN|Infinity|undefined/);
});

it('a batch says which samples it has; a phase a second goes on by itself', async () => {
  await open_room(`${ROOM}&batch=96&steps=6`);
  await reached(5);
  // 500 samples in batches of 96 are six, the last of 20.
  await says('.sample-choice', /1 of 20.*Sample \d+ of the data; batch 6 of 6/);
  screen.getByRole('radio', { name: 'phase' }).click();
  key(' ');
  await reached(2);
  await reached(3);
  key(' ');
  expect(steps()).toBe(6);
  // Which are of the step after: the data is gone through again.
  await says('.sample-choice', /1 of 96.*Sample \d+ of the data; batch 1 of 6/);
});

it('the samples of the data are counted from 1: the last of 500 is the 500th', async () => {
  // PyTorch's shuffle of this seed brings it, and 17 samples later the data's first.
  await open_room(`${ROOM}&batch=96&steps=1&sample=53`);
  await says('.sample-choice', /53 of 96.*Sample 500 of the data/);
  for (let sample = 54; sample <= 70; sample++) {
    await press('Sample after');
    await says('.sample-choice output', `${sample} of 96`);
  }
  await says('.sample-choice', /70 of 96.*Sample 1 of the data/);
});

describe('what a run comes to with zero_grad() and without', () => {
  const forget_summary = () => one('.forget-figure').getAttribute('aria-label');
  const COMPUTED = /loss after 299 steps/;

  it('is computed after a Reset, too, that came while it was being computed', async () => {
    const crew = new Crew();
    crew.hang.add('zero_grad_losses');
    await open_page(`${ROOM}&steps=40&inside=a`, { still: true, crew });
    await until(() => expect(crew.calls).toContain('zero_grad_losses'));
    expect(forget_summary()).toMatch(/are being computed$/);
    crew.hang.clear();
    await press('Reset');
    await until(() => expect(forget_summary()).toMatch(COMPUTED));
  });

  it('is never of what was set before', async () => {
    const crew = new Crew();
    const { connect_core } = crew.workers;
    const releases: (() => void)[] = [];
    let second_comes = () => {};
    crew.workers.connect_core = (died) => {
      if (crew.died.length > 0)
        crew.arriving = new Promise<void>((come) => {
          second_comes = come;
        });
      return with_verbs(connect_core, ({ task }) => ({
        task: async (...args) => {
          const answer = await task(...args);
          await new Promise<void>((release) => releases.push(release));
          return answer;
        },
      }))(died);
    };
    await open_page('?lang=en&data=learnable&steps=0&inside=a&a.lr=0.1', { still: true, crew });
    // It counts from when both runs are there; the first is looked at before.
    type(await field(/^Learning rate lr of Plain/), '0.5');
    await press('Inside a step');
    await until(() => expect(releases).toHaveLength(1));
    second_comes();
    await until(() => expect(releases).toHaveLength(2));
    releases[0]?.();
    await frames(3);
    expect(forget_summary()).toMatch(/are being computed$/);
    releases[1]?.();
    await until(() => expect(forget_summary()).toMatch(COMPUTED));
    const summary = forget_summary();
    // Set before its run was there, it is in the link all the same.
    await until(() => expect(in_address('a.lr')).toBe('0.5'));
    await reload();
    await until(() => expect(forget_summary()).toBe(summary));
  });
});
