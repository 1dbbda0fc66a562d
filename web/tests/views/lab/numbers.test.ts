// SPDX-License-Identifier: MIT
/** The numbers of the page are those of the steps that were made: by PyTorch, the core, or arithmetic. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { within } from '@testing-library/dom';
import { expect, it } from 'vitest';
import { loadMomentum } from '../../../src/core/momentum';
import type { TrainerOptions } from '../../../src/core/options';
import { read_formulas } from '../../browser/support/formulas';
import printed from '../../unit/lib/printed.json';
import {
  all,
  at_step,
  box,
  choice,
  field,
  in_address,
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
import { chosen_presets, equations, losses } from '../support/readings';

const core = await loadMomentum(pathToFileURL(resolve('../build/wasm/momentum-core.wasm')));

const RANDOM = '?lang=en&data=random&seed=22&a.lr=0.1&a.momentum=0&b.lr=0.1&b.momentum=0.9';

/** The article's experiment, with more. */
const article = (momentum: number, more: Pick<TrainerOptions, 'batch_size' | 'test'>) =>
  new core.Trainer({
    seed: 22,
    data: { kind: 'torch_rand', samples: 500, features: 20, classes: 3 },
    hidden: [
      { units: 13, activation: 'relu' },
      { units: 8, activation: 'sigmoid' },
    ],
    optimizer: { type: 'sgd', lr: 0.1, momentum },
    ...more,
  });

/** The core's loss on all data after so many updates. */
function loss_after(updates: number, momentum: number, batch_size = 0): number {
  const trainer = article(momentum, { batch_size });
  trainer.run(updates);
  const { loss } = trainer.evaluate();
  trainer.delete();
  return loss;
}

it('an open step shows what it was made with, and a sum that is so', async () => {
  await open_page('?lang=en&data=random&b.momentum=0.9,0.5@50&steps=50');
  await at_step(50);
  const sum = () => {
    const [equation = ''] = equations(3);
    const found = /v = ([\d.]+) × \(?(−?[\d.e−]+)\)? \+ \(?(−?[\d.e−]+)\)?\s+=\s+(−?[\d.e−]+)/.exec(equation);
    return (found ?? []).slice(1).map((number) => Number(number.replaceAll('−', '-')));
  };
  await until(() => expect(sum()[0]).toBe(0.9));
  const [gamma = 0, before = 0, g = 0, after = 0] = sum();
  expect(Math.abs(gamma * before + g - after)).toBeLessThan(2e-5);
  expect((await field('Momentum γ of Momentum')).value).toBe('0.5');
  await press('Step 1');
  await until(() => expect(sum()[0]).toBe(0.5));
});

it('a loss belongs to the updates before it, with a point at none', async () => {
  await open_page(`${RANDOM}&steps=0`);
  await press('Step 1');
  await says('.sentence', /Plain GD has not reached 0\.5 by step 1 \(now 1\.1296\)/);
  expect(text('#loss caption')).toMatch(/Training loss up to step 1$/);
  expect(losses(1)).toEqual([loss_after(0, 0), loss_after(1, 0), loss_after(0, 0), loss_after(1, 0)]);
  for (let steps = 2; steps <= 10; steps++) {
    await press('Step 1');
    await at_step(steps);
  }
  await says('#loss caption', /Training loss up to step 10$/);
  expect(losses(2).at(-1)).toBe(loss_after(10, 0.9));
  for (const chart of all('.small-chart'))
    expect(text('.read-out', chart)).toMatch(/^step 10: from 9 to 10 updates/);
});

it('a single step with lr 10 has its consequence', async () => {
  await open_page('?lang=en&data=random&a.lr=10&b.lr=10&steps=0');
  await press('Step 1');
  await says('.sentence', /Plain GD has not reached .* by step 1 \(now 3\.4170\)/);
});

it('mini-batches are judged by the loss on all data, and start where all do', async () => {
  await open_page(`${RANDOM}&batch=1&target=0.5&steps=40`);
  await at_step(40);
  await says('#loss', 'faint on each batch');
  expect(text('.sentence > p')).toMatch(/not reached 0\.5/);
  expect(text('.sentence > p')).not.toMatch(/ reached 0\.5 (at|first)/);
  expect(losses(2).at(-1)).toBe(loss_after(40, 0.9, 1));
});

it('samples kept for testing are counted apart from those trained on', async () => {
  await open_page('?lang=en&test=split&test_share=0.2&steps=0');
  // A fifth of 500.
  await says('.experiment .panel-head', '400 train · 100 test');
});

it('a target met between two evaluations is met by a step, where each step is evaluated at one', async () => {
  await open_page('?lang=en&data=learnable&batch=96&target=0.3&steps=200');
  await at_step(200);
  // The board is in the order of the steps.
  const first = () => text('.board tbody tr:first-child td');
  await until(() => expect(first()).toMatch(/^by \d+$/));
  await says('.sentence', `Momentum reached 0.3 first, ${first().replace('by', 'by step')}.`);
  // So is the step of the one that came after.
  type(await field('Target loss'), '1.085');
  const second = () => text('.board tbody tr:nth-child(2) td');
  await until(() => expect(second()).toMatch(/^by \d+$/));
  await says('.sentence', `Plain GD took at most ${second().replace('by ', '')}.`);
  // Soon after the start no step goes unseen.
  type(await field('Target loss'), '1.1');
  await until(() => expect(first()).toMatch(/^\d+$/));
  await says('.sentence', `Momentum reached 1.1 first, at step ${first()}.`);
});

it('the start is the start, within an open first step as well', async () => {
  await open_page(`${RANDOM}&steps=0&phase=4`);
  await says('.phase-button', 'next: Zero grad');
  await until(() =>
    expect(texts('button.run-line .number:last-child')).toEqual(['loss 1.1368', 'loss 1.1368']),
  );
});

it('the first listing is the article’s: one run, one tensor, one step, and the gradient PyTorch prints', async () => {
  await open_page('', { still: true });
  await press(/^The first listing/);
  await press('Play');
  await says('.sentence', /Plain GD has not reached 0\.5 by step 1 \(now 1\.1362\)/);
  await until(() => expect(all('.run')).toHaveLength(1));
  expect(chosen_presets()).toEqual(['The first listing']);
  await press('print(linear1.weight.grad)');
  const dialog = one<HTMLDialogElement>('dialog.printed');
  await until(() => expect(dialog.open).toBe(true));
  // What PyTorch printed (scripts/reference.py --page).
  const [torch = ''] = printed.map((one) => one.text);
  const skeleton = (words: string) => words.replaceAll(/\d/g, '#');
  const shown = () => one<HTMLTextAreaElement>('textarea', dialog).value;
  await until(() => expect(skeleton(shown())).toBe(skeleton(`>>> print(linear1.weight.grad)\n${torch}`)));
  // Rounding may differ in the last digit.
  const numbers = (words: string) => (words.match(/-?\d\.\d{4}e[+-]\d\d/g) ?? []).map(Number);
  expect(numbers(shown())).toHaveLength(260);
  for (const [i, number] of numbers(torch).entries())
    expect(Math.abs(number - (numbers(shown())[i] ?? 0))).toBeLessThan(1.1e-4 * Math.abs(number) + 1e-12);
  within(dialog).getByRole('button', { name: 'Close' }).click();
  await until(() => expect(dialog.open).toBe(false));
  await press('+ Add run');
  await until(() => expect(all('.run')).toHaveLength(2));
});

it('tensors are chosen by boxes; none at all is refused in words', async () => {
  await open_page(`${RANDOM}&a.params=out.bias&steps=3`);
  await at_step(3);
  (await until(() => one('.run .run-line'))).click();
  await until(() => one('.run .tensors'));
  const bias = await box('out.bias');
  bias.click();
  await says('.run', 'At least one tensor is needed');
  expect(bias.checked).toBe(true);
  (await box('linear1.weight')).click();
  await until(() => expect(in_address('a.params')).toBe('linear1.weight,out.bias'));
  // That run makes its steps again; the others stay where they are.
  expect(steps()).toBe(3);
});

it.each([
  ['classical', 'v = γ·v − lr·g', 'w = w + v', 'lr/(1−γ) = 1'],
  // The mean of equal gradients is that gradient.
  ['average', 'v = γ·v + (1−γ)·g', 'w = w − lr·v', 'lr = 0.1'],
])(
  'under %s no line claims that opt.step() does it, and a step goes as far as it does',
  async (convention, first, second, far) => {
    await open_page(`${RANDOM}&b.convention=${convention}&steps=5`);
    await at_step(5);
    await until(() => expect(texts('.phase code').slice(2, 4)).toEqual([first, second]));
    await says('.inside', 'Written by hand: optim.SGD itself does');
    // How far it goes with lr 0.1 and γ 0.9.
    await until(() => expect(texts('.run .note')).toContain(`effective step ${far}`));
  },
);

it('under a schedule the rule has the lr that the next step has, and says what was set', async () => {
  // 0.99³⁰⁰ of 0.1, and over 1 − γ = 0.1 ten times as far.
  const schedule = 'b.schedule=exponential&b.schedule.gamma=0.99';
  await open_page(`${RANDOM.replace('b.lr=0.1', 'b.lr=0.5,0.1@300')}&${schedule}&steps=300`);
  await at_step(300);
  await says('.run.open', 'By the schedule lr is 0.004904 for the next step (set to 0.1).');
  await says('.run.open', 'effective step lr/(1−γ) = 0.049');
  expect(read_formulas(all('.run.open .formula'))[0]).toContain('w ← w − 0.004904·v');
});

it('a velocity frozen by γ = 0 is kept, and said to be', async () => {
  await open_page(`${RANDOM.replace('b.momentum=0.9', 'b.momentum=0.9,0@20')}&steps=22`);
  await at_step(22);
  await says('.phases li:nth-child(3)', /the step uses g itself; v = −?[\d.]+ from before is kept, unused/);
  await says('[aria-labelledby=layers-title]', /γ = 0 keeps an earlier velocity, unused/);
  expect(text('.layer-bar.run-a .number')).toBe('none');
});

it('the watched weight is the one with the largest first gradient', async () => {
  await open_page(`${RANDOM}&steps=0`);
  await press('Step 1');
  await at_step(1);
  const { first_gradient } = JSON.parse(
    readFileSync(resolve('../cpp/tests/reference/article_momentum.json'), 'utf8'),
  ) as { first_gradient: number[] };
  const largest = Math.max(...first_gradient.map(Math.abs));
  const shown = () => Math.abs(Number(equations(2)[0]?.replace(/[^\d.e]/g, '')));
  await until(() => expect(shown()).toBeCloseTo(largest, 4));
});

it('test loss and accuracy at a step are those of this step, whatever steps are scored on the way', async () => {
  const trainer = article(0.9, { test: { type: 'fresh' } });
  trainer.run(5000);
  const { loss = 0, accuracy = 0 } = trainer.evaluate_test() ?? {};
  trainer.delete();
  expect([loss.toFixed(4), accuracy.toFixed(3)]).toEqual(['5.8322', '0.384']);
  await open_page(
    '?lang=en&data=random&seed=22&test=fresh&runs=b&b.lr=0.1&b.momentum=0.9&target=0&chart=accuracy&steps=5000',
  );
  await at_step(5000);
  await says('.board tbody', /38\.4 %/);
  const tested = () => all('#loss tbody tr')[1]?.querySelectorAll('td')[3]?.textContent;
  await until(() => expect(tested()).toBe('38.4 %'));
  (await choice('loss')).click();
  await until(() => expect(tested()).toBe('5.8322'));
});

it('"Why it works" names the steps it is about, however long the run is', async () => {
  await open_page(`${RANDOM}&runs=b&target=0.1&steps=60`);
  await at_step(60);
  const span = () => text('.why-said').match(/\d+–\d+/g);
  await until(() => expect(span()).toEqual(['1–4', '4–10']));
  await open_page(`${RANDOM}&runs=b&target=0.1&steps=4200`);
  await at_step(4200);
  await until(() => expect(span()).toEqual(['1–4', '4–10']));
});
