// SPDX-License-Identifier: MIT
/** The room of one step: by mouse, keyboard and touch, for every rule, other networks and batches; its link; phones. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { barriers } from './barriers';
import { open, still } from './faulty';
import { formula_texts } from './formulas';
import { steps } from './visit';

const ROOM = '?lang=en&room=inside&a.lr=0.1&b.lr=0.1';
const station = (page: Page, number: number) => page.locator('.station').nth(number - 1);
const next = (page: Page) => page.getByRole('button', { name: /^Next: / });
const back = (page: Page) => page.getByRole('button', { name: /^Back/ });
const zero_grad = (page: Page) => page.getByRole('checkbox', { name: /zero_grad/ });
const key_of = (page: Page, key: string) => new URL(page.url()).searchParams.get(key);

async function open_room(query = `${ROOM}&steps=40`, options = {}): Promise<Page> {
  const page = await open({ query, options: { ...still, ...options } });
  await station(page, 1).waitFor();
  return page;
}

/** Numbers as the page writes them. */
const number = (text: string) => Number(text.replaceAll(',', '').replaceAll('−', '-'));

/** How many stations are past or present. */
const reached = (page: Page) => page.locator('.station:not(.waiting)').count();

it('walks a step phase by phase, forth and back, by mouse and by keys', async () => {
  const page = await open_room();
  await expect.poll(() => steps(page)).toBe(40);
  const names = ['Forward', 'Backward', 'Velocity', 'Update', 'Zero grad'];
  for (const name of names) {
    await expect.poll(() => next(page).innerText()).toContain(name);
    if (name === 'Velocity') await page.keyboard.press('p');
    else await next(page).click();
  }
  await expect.poll(() => steps(page)).toBe(41);
  expect(await reached(page)).toBe(5);
  await back(page).click();
  await expect.poll(() => next(page).innerText()).toContain('Zero grad');
  expect(await steps(page)).toBe(40);
  await page.keyboard.press('Shift+P');
  await expect.poll(() => next(page).innerText()).toContain('Update');
  expect(await reached(page)).toBe(4);
  await expect.poll(() => key_of(page, 'phase')).toBe('3');
  // The weight has not moved, but where it will go is known.
  const axis = station(page, 5).locator('.weight-axis');
  expect(await axis.getAttribute('aria-label')).toMatch(/is still .* will take it to/);
  expect(await axis.textContent()).toMatch(/beforeafter \?$/);
  await next(page).click();
  await expect.poll(() => axis.textContent()).toMatch(/Δw = .*beforeafter$/);
});

it('its numbers are the step: γ·v + g is v, w − lr·v is the next w', async () => {
  const page = await open_room(`${ROOM}&steps=41&watched=5`);
  await expect.poll(() => reached(page)).toBe(5);
  const [said = ''] = await formula_texts(station(page, 4).locator('.equation'));
  const [, gamma, before, gradient, after] =
    /v = ([\d.]+) × \(?([−\d.e]+)\)? \+ \(?([−\d.e]+)\)? = ([−\d.e]+)/.exec(said) ?? [];
  const sum = number(gamma ?? '') * number(before ?? '') + number(gradient ?? '');
  expect(sum).toBeCloseTo(number(after ?? ''), 5);
  const [moved = ''] = await formula_texts(station(page, 5).locator('.equation'));
  const [, from, lr, velocity, to] =
    /w = \(?([−\d.e]+)\)? − ([\d.]+) × \(?([−\d.e]+)\)? = ([−\d.e]+)/.exec(moved) ?? [];
  expect(velocity).toBe(after);
  expect(number(from ?? '') - number(lr ?? '') * number(velocity ?? '')).toBeCloseTo(number(to ?? ''), 4);
});

it('a weight is picked by a click on its line, a sample by its arrows; both are in the link', async () => {
  const page = await open_room();
  await expect.poll(() => reached(page)).toBe(5);
  const net = station(page, 1).locator('.station-net');
  const before = key_of(page, 'watched');
  const box = await net.boundingBox();
  await net.click({ position: { x: 0.2 * (box?.width ?? 0), y: 0.6 * (box?.height ?? 0) } });
  await expect.poll(() => key_of(page, 'watched')).not.toBe(before);
  await page.getByRole('button', { name: 'Sample after' }).click();
  await page.getByRole('button', { name: 'Sample after' }).click();
  await expect.poll(() => page.locator('.sample-choice output').innerText()).toBe('3 of 500');
  await expect.poll(() => key_of(page, 'sample')).toBe('3');
  const text = await station(page, 2).innerText();
  await page.reload();
  await expect.poll(() => station(page, 2).innerText()).toBe(text);
});

it('forgetting zero_grad makes that run again, shows the sum, and stands in the link', async () => {
  const page = await open_room(`${ROOM}&steps=40&inside=a`);
  const picture = page.getByRole('img', { name: /loss after 299 steps/ });
  await picture.waitFor();
  await zero_grad(page).uncheck();
  await expect.poll(() => key_of(page, 'a.zero_grad')).not.toBeNull();
  await expect.poll(() => station(page, 3).innerText()).toMatch(/zero_grad\(\) is off/);
  await expect.poll(() => station(page, 5).innerText()).toMatch(/# opt\.zero_grad\(\)/);
  expect(await steps(page)).toBe(40);
  const text = await station(page, 3).innerText();
  await page.reload();
  await expect.poll(() => station(page, 3).innerText()).toBe(text);
  await expect.poll(() => zero_grad(page).isChecked()).toBe(false);
  await zero_grad(page).check();
  await expect.poll(() => key_of(page, 'a.zero_grad')).toBeNull();
});

it('the three conventions move a weight as they are defined', async () => {
  const page = await open_room(`${ROOM}&steps=30&watched=5`);
  const rows = page.locator('.convention:not(.heads)');
  await expect.poll(() => rows.count()).toBe(3);
  const moves = await Promise.all(
    [0, 1, 2].map(async (row) => (await rows.nth(row).locator('.number').allInnerTexts()).map(number)),
  );
  const [torch = [], classical = [], average = []] = moves;
  const close = (a = Number.NaN, b = Number.NaN) => expect(Math.abs(a - b)).toBeLessThan(0.01 * Math.abs(b));
  close(torch[0], classical[0]);
  close(average[0], 0.1 * (torch[0] ?? Number.NaN));
  close(torch[1], 0.5 * (torch[0] ?? Number.NaN));
  expect(classical[1]).not.toBe(torch[1]);
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
  const page = await open_room(`${ROOM}&steps=7&${query}`);
  await expect.poll(() => reached(page)).toBe(5);
  await expect.poll(() => page.locator('.conventions').innerText()).toMatch(words);
  for (let i = 1; i <= 5; i++)
    expect(await station(page, i).locator('svg, [class*=bar]').count()).toBeGreaterThan(0);
  expect(await page.locator('main').innerText()).not.toMatch(/NaN|Infinity|undefined/);
});

it('a batch says which samples it has; a phase a second goes on by itself', async () => {
  const page = await open_room(`${ROOM}&batch=96&steps=6`);
  await expect.poll(() => reached(page)).toBe(5);
  // 500 samples in batches of 96 are six, the last of 20.
  await expect
    .poll(() => page.locator('.sample-choice').innerText())
    .toMatch(/1 of 20[\s\S]*Sample \d+ of the data; batch 6 of 6/);
  await page.getByRole('radio', { name: 'phase' }).check({ force: true });
  await page.keyboard.press('Space');
  await expect.poll(() => reached(page)).toBe(2);
  await expect.poll(() => reached(page)).toBe(3);
  await page.keyboard.press('Space');
  expect(await steps(page)).toBe(6);
});

describe.each([
  ['light', 'en'],
  ['dark', 'zh'],
])('%s, %s', (theme, lang) => {
  it('axe finds nothing, before the first step and in one that forgot', async () => {
    for (const query of ['steps=0', 'steps=20&phase=3&b.zero_grad=0']) {
      const page = await open({ query: `?room=inside&theme=${theme}&lang=${lang}&${query}`, options: still });
      await page.locator('.inside-cards canvas').waitFor();
      expect(await barriers(page)).toEqual([]);
      await page.context().close();
    }
  });
});

it('on a phone stations are swiped, one at a time, and nothing is wider than the page', async () => {
  const page = await open_room(`${ROOM}&steps=20`, {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  await expect.poll(() => reached(page)).toBe(5);
  const seen = () =>
    page.evaluate(() => {
      const frame = document.querySelector('.stations')?.getBoundingClientRect();
      const middle = (frame?.left ?? 0) + (frame?.width ?? 0) / 2;
      return [...document.querySelectorAll('.station')].findIndex((one) => {
        const { left, right } = one.getBoundingClientRect();
        return left <= middle && middle < right;
      });
    });
  // Play stays under the thumb, and the code above it.
  const bar = await page.locator('.phone-bar').boundingBox();
  const code = await page.locator('.code-line').boundingBox();
  expect((bar?.y ?? 0) + (bar?.height ?? 0)).toBe(844);
  expect((code?.y ?? 0) + (code?.height ?? 0)).toBeLessThanOrEqual((bar?.y ?? 0) + 1);
  expect(await page.locator('.transport').count()).toBe(0);
  await next(page).tap();
  await expect.poll(seen).toBe(1);
  await next(page).tap();
  await expect.poll(seen).toBe(2);
  for (const width of [320, 390, 700]) {
    await page.setViewportSize({ width, height: 844 });
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wider).toBeLessThanOrEqual(0);
  }
});
