// SPDX-License-Identifier: MIT
/** The numbers and words of the page are those of the steps that were made: by PyTorch, the library, or arithmetic. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { loadLibrary } from '../library/support';
import printed from '../unit/printed.json';
import { browser, open, site, still } from './faulty';
import { formula_texts } from './formulas';
import { pause, steps, type, visit, waitForSteps } from './visit';

const core = await loadLibrary();

const RANDOM = '?lang=en&data=random&seed=22&a.lr=0.1&a.momentum=0&b.lr=0.1&b.momentum=0.9';
const once = (page: Page) => page.getByRole('button', { name: 'Step 1', exact: true }).click();
const phase = (page: Page) => page.getByRole('button', { name: /Step phase by phase/ }).click();
const velocity = (page: Page) => page.locator('.phase', { hasText: /^3/ });
const pressed = (page: Page) => page.locator('.presets [aria-pressed=true] b').allTextContents();

/** The exact numbers of a run in a chart's table: first, lowest, highest, latest. */
async function row(page: Page, chart: RegExp, run: number): Promise<number[]> {
  const cells = page.getByRole('table', { name: chart }).getByRole('row').nth(run).locator('data');
  return (await cells.evaluateAll((all) => all.map((cell) => cell.getAttribute('value')))).map(Number);
}

/** The library's loss on all data after so many updates. */
function loss_after(updates: number, momentum: number, batch_size = 0): number {
  const trainer = new core.Trainer({
    seed: 22,
    data: { kind: 'torch_rand', samples: 500, features: 20, classes: 3 },
    hidden: [
      { units: 13, activation: 'relu' },
      { units: 8, activation: 'sigmoid' },
    ],
    optimizer: { type: 'sgd', lr: 0.1, momentum },
    batch_size,
  });
  trainer.run(updates);
  const { loss } = trainer.evaluate();
  trainer.delete();
  return loss;
}

it('an open step shows what it was made with, and a sum that is so', async () => {
  const page = await open({ query: '?lang=en&data=random&b.momentum=0.9,0.5@50&steps=50' });
  await waitForSteps(page, 50);
  const sum = async () => {
    const [text = ''] = await formula_texts(velocity(page).locator('.equation'));
    const found = /v = ([\d.]+) × \(?(−?[\d.e−]+)\)? \+ \(?(−?[\d.e−]+)\)?\s+=\s+(−?[\d.e−]+)/.exec(text);
    return (found ?? []).slice(1).map((number) => Number(number.replaceAll('−', '-')));
  };
  await expect.poll(async () => (await sum())[0]).toBe(0.9);
  const [gamma = 0, before = 0, g = 0, after = 0] = await sum();
  expect(Math.abs(gamma * before + g - after)).toBeLessThan(2e-5);
  expect(await page.getByRole('textbox', { name: 'Momentum γ of Momentum' }).inputValue()).toBe('0.5');
  await once(page);
  await expect.poll(async () => (await sum())[0]).toBe(0.5);
});

it('a loss belongs to the updates before it, with a point at none', async () => {
  const page = await open({ query: `${RANDOM}&steps=0` });
  await once(page);
  await page.getByText(/Plain GD has not reached 0\.5 by step 1 \(now 1\.1296\)/).waitFor();
  expect(await row(page, /Training loss up to step 1/, 1)).toEqual([
    loss_after(0, 0),
    loss_after(1, 0),
    loss_after(0, 0),
    loss_after(1, 0),
  ]);
  for (let i = 0; i < 9; i++) await once(page);
  await waitForSteps(page, 10);
  expect((await row(page, /Training loss up to step 10/, 2)).at(-1)).toBe(loss_after(10, 0.9));
  await page.getByText('step 10: from 9 to 10 updates').first().waitFor();
});

it('a single step with lr 10 has its consequence', async () => {
  const page = await open({ query: '?lang=en&data=random&a.lr=10&b.lr=10&steps=0' });
  await once(page);
  await page.getByText(/Plain GD has not reached .* by step 1 \(now 3\.4170\)/).waitFor();
});

it('mini-batches are judged by the loss on all data, and start where all do', async () => {
  const page = await open({ query: `${RANDOM}&batch=1&target=0.5&steps=40` });
  await waitForSteps(page, 40);
  await page.getByText('faint on each batch').waitFor();
  expect(await page.locator('.sentence > p').innerText()).not.toMatch(/ reached 0\.5 (at|first)/);
  expect((await row(page, /Training loss/, 2)).at(-1)).toBe(loss_after(40, 0.9, 1));
});

it('the start is the start, within an open first step as well', async () => {
  const page = await open({ query: `${RANDOM}&steps=0&phase=4` });
  await page.getByText('next: Zero grad').waitFor();
  const losses = () => page.locator('button.run-line .number:last-child').allInnerTexts();
  await expect
    .poll(async () => (await losses()).map((text) => text.replace(/\D*/, '')))
    .toEqual(['1.1368', '1.1368']);
});

it('the first listing is the article’s: one run, one tensor, one step, and the gradient PyTorch prints', async () => {
  const page = await open({ options: still });
  await page.getByRole('button', { name: 'The first listing' }).click();
  await page.getByRole('button', { name: 'Play' }).click();
  await page.getByText(/Plain GD has not reached 0\.5 by step 1 \(now 1\.1362\)/).waitFor();
  expect(await page.locator('.run').count()).toBe(1);
  expect(await pressed(page)).toEqual(['The first listing']);
  await page.getByRole('button', { name: 'print(linear1.weight.grad)' }).click();
  const printed_here = await page.getByRole('dialog').getByRole('textbox').inputValue();
  // What PyTorch printed (scripts/reference.py --page).
  const [torch = ''] = printed.map(({ text }) => text);
  const skeleton = (text: string) => text.replaceAll(/\d/g, '#');
  expect(skeleton(printed_here)).toBe(skeleton(`>>> print(linear1.weight.grad)\n${torch}`));
  // Rounding may differ in the last digit.
  const numbers = (text: string) => (text.match(/-?\d\.\d{4}e[+-]\d\d/g) ?? []).map(Number);
  expect(numbers(printed_here)).toHaveLength(260);
  for (const [i, number] of numbers(torch).entries())
    expect(Math.abs(number - (numbers(printed_here)[i] ?? 0))).toBeLessThan(
      1.1e-4 * Math.abs(number) + 1e-12,
    );
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '+ Add run' }).click();
  await expect.poll(() => page.locator('.run').count()).toBe(2);
});

it('tensors are chosen by boxes; none at all is refused in words', async () => {
  const page = await open({ query: `${RANDOM}&a.params=out.bias&steps=3` });
  await waitForSteps(page, 3);
  const [card] = [page.locator('.run').first()];
  await card.locator('.run-line').click();
  await card.locator('.tensors summary').click();
  await card.getByRole('checkbox', { name: 'out.bias' }).click();
  await card.getByText('At least one tensor is needed').waitFor();
  expect(await card.getByRole('checkbox', { name: 'out.bias' }).isChecked()).toBe(true);
  await card.getByRole('checkbox', { name: 'linear1.weight' }).check();
  await expect.poll(() => page.url()).toContain('a.params=linear1.weight,out.bias');
  // That run makes its steps again; the others stay where they are.
  expect(await steps(page)).toBe(3);
});

it.each([
  ['classical', 'v = γ·v − lr·g', 'w = w + v'],
  ['average', 'v = γ·v + (1−γ)·g', 'w = w − lr·v'],
])('under %s no line claims that opt.step() does it', async (convention, first, second) => {
  const page = await open({ query: `${RANDOM}&b.convention=${convention}&steps=5` });
  await waitForSteps(page, 5);
  const codes = page.locator('.phase code');
  await expect.poll(async () => (await codes.allTextContents()).slice(2, 4)).toEqual([first, second]);
  await page.getByText('Written by hand: optim.SGD itself does').waitFor();
});

it('a velocity frozen by γ = 0 is kept, and said to be', async () => {
  const page = await open({ query: `${RANDOM.replace('b.momentum=0.9', 'b.momentum=0.9,0@20')}&steps=22` });
  await waitForSteps(page, 22);
  await velocity(page)
    .getByText(/the step uses g itself; v = −?[\d.]+ from before is kept, unused/)
    .waitFor();
  await page.getByText(/γ = 0 keeps an earlier velocity, unused/).waitFor();
  expect(await page.locator('.layer-bar.run-a .number').first().textContent()).toBe('none');
});

it('a name is only that of runs that were nothing else, and a stop is as asked only when somebody did', async () => {
  const page = await open({ query: '?lang=en&steps=0' });
  await expect.poll(() => pressed(page)).toEqual(['Learnable labels']);
  const lr = page.getByRole('textbox', { name: 'Learning rate lr of Momentum' });
  await once(page);
  await type(lr, '0.5');
  await once(page);
  await type(lr, '0.1');
  await once(page);
  await waitForSteps(page, 3);
  expect(await pressed(page)).toEqual([]);
  await page.getByRole('radio', { name: 'max' }).check({ force: true });
  await page.getByRole('button', { name: 'Play' }).click();
  await page.getByText('Paused at step 2,000. Play goes on without a stop.').waitFor();
  await page.getByRole('button', { name: 'Play' }).click();
  await page.getByText('Past step 2,000: plays until you pause').waitFor();
  await pause(page);
});

it('γ ≥ 1 has a way out in one click, for both runs at once', async () => {
  const page = await open({
    query: `${RANDOM.replaceAll(/momentum=[\d.]+/g, 'momentum=1.5')}&speed=max&stop=0`,
  });
  const mend = page.getByRole('button', { name: 'Set γ = 0.9 and start again' });
  await mend.click();
  await mend.waitFor({ state: 'detached' });
  await waitForSteps(page, 100);
  await pause(page);
  expect(await page.locator('.banner').count()).toBe(0);
  expect(await pressed(page)).toEqual([]);
});

it('settings typed by hand revive what was lost', async () => {
  const page = await open({ query: '?lang=en&data=random&b.lr=1000&b.momentum=1.5&speed=max&stop=0' });
  const gamma = page.getByRole('textbox', { name: /^Momentum γ of Momentum/ });
  for (;;) {
    await page.locator('.banner').waitFor();
    if (await page.getByText('no longer a finite number').or(page.getByText('last finite state')).count())
      break;
    await page.getByRole('button', { name: 'Play' }).click();
    await page.waitForTimeout(200);
  }
  expect(await page.locator('.sentence > p').innerText()).toContain('now not a finite number');
  await type(gamma, '0.9');
  await type(page.getByRole('textbox', { name: 'Learning rate lr of Momentum' }), '0.1');
  await page.locator('.banner').waitFor({ state: 'detached' });
  await waitForSteps(page, 50);
});

it('?lr=0.5 is asked about, and stays in the address', async () => {
  const page = await open({ query: '?lang=en&lr=0.5&steps=0' });
  await page.getByText('did you mean a.lr, b.lr?').waitFor();
  await once(page);
  await expect.poll(() => page.url()).toMatch(/steps=1.*&lr=0\.5/);
});

it('a link grown long is said to be', async () => {
  const changes = Array.from({ length: 300 }, (_, i) => `${(i % 9) + 1}e-3@${i + 1}`).join(',');
  const page = await open({ query: `?lang=en&b.lr=0.1,${changes}&steps=301` });
  await waitForSteps(page, 301);
  await once(page);
  await page.getByText(/The link has [\d,]+ characters/).waitFor();
});

it.each(['its own link', 'the browser’s way back'])(
  'back from the speed page by %s all is as it was',
  async (way) => {
    const page = await open({ query: `${RANDOM}&speed=10` });
    await waitForSteps(page, 100);
    await type(page.getByRole('textbox', { name: 'Learning rate lr of Momentum' }), '0.2');
    await waitForSteps(page, 150);
    const made = await pause(page);
    for (let i = 0; i < 2; i++) await phase(page);
    await page.getByText('next: Velocity').waitFor();
    const before = [await row(page, /Training loss/, 1), await row(page, /Training loss/, 2)];
    await page.getByRole('link', { name: /How fast/ }).click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    if (way === 'its own link') await page.getByRole('link', { name: /Back/ }).click();
    else await page.goBack();
    await waitForSteps(page, made);
    await page.getByText('next: Velocity').waitFor();
    expect([await row(page, /Training loss/, 1), await row(page, /Training loss/, 2)]).toEqual(before);
  },
);

it('the watched weight is the one with the largest first gradient', async () => {
  const page = await open({ query: `${RANDOM}&steps=0` });
  await once(page);
  await waitForSteps(page, 1);
  const { first_gradient } = JSON.parse(
    readFileSync(new URL('../../../cpp/tests/reference/article_momentum.json', import.meta.url), 'utf8'),
  ) as { first_gradient: number[] };
  const largest = Math.max(...first_gradient.map(Math.abs));
  const [shown = ''] = await formula_texts(page.locator('.phase', { hasText: /^2/ }).locator('.equation'));
  expect(Math.abs(Number(shown.replace(/[^\d.e]/g, '')))).toBeCloseTo(largest, 4);
});

it('the scene goes slowly, and says why in its own numbers', async () => {
  const page = await open({ query: `${RANDOM}&steps=30` });
  await waitForSteps(page, 30);
  await page
    .getByText(
      /directions agree \(1\): the stride grew 2\.7 times in steps 1–4; they turn \(−0\.97\): it shrank 7\.8 times/,
    )
    .waitFor();
  await page.getByRole('button', { name: 'Watch steps 0–60 slowly' }).click();
  await expect.poll(() => steps(page)).toBeLessThan(10);
  await page.waitForTimeout(1500);
  const made = await steps(page);
  expect(made).toBeGreaterThan(2);
  expect(made).toBeLessThan(20);
  await page.keyboard.press('Space');
});

it('nothing moves while the runs do', async () => {
  for (const [width, height] of [
    [1440, 900],
    [1024, 768],
    [390, 844],
  ] as const) {
    const prepare = (fresh: Page) =>
      fresh.addInitScript(() => {
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries())
            Object.assign(globalThis, {
              shifted: Reflect.get(globalThis, 'shifted') + Reflect.get(entry, 'value'),
            });
        }).observe({ type: 'layout-shift', buffered: true });
        Object.assign(globalThis, { shifted: 0 });
      });
    const visited = await visit(
      browser,
      site,
      '?lang=en&speed=100',
      { viewport: { width, height } },
      prepare,
    );
    await visited.page.getByText('Paused at step 2,000').waitFor();
    expect(await visited.page.evaluate(() => Reflect.get(globalThis, 'shifted'))).toBeLessThan(0.02);
    await visited.close();
  }
});
