// SPDX-License-Identifier: MIT
/** A step opened phase by phase in the built page: what is written there adds up, whatever the rule. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { formula_texts } from './formulas';
import { launchChromium, type Site, serveSite } from './support';
import { type Visit, visit, waitForSteps } from './visit';

let site: Site;
let browser: Browser;
let open: Visit[] = [];

beforeAll(async () => {
  site = await serveSite();
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  await site.close();
});
afterEach(async () => {
  const complaints = open.flatMap((visited) => visited.complaints);
  await Promise.all(open.map((visited) => visited.close()));
  open = [];
  expect(complaints).toEqual([]);
});

async function at(query: string): Promise<Page> {
  const visited = await visit(browser, site, `?inside=b&lang=en&${query}`, { reducedMotion: 'reduce' });
  open.push(visited);
  return visited.page;
}

const DIGITS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
/** What a right side comes to: 0.9 × (−0.01) + 0.02, 0.1 / (1 − 0.9³), √(…), max(…). */
function value_of(text: string): number {
  const code = text
    .replace(/,(?=\d{3})/g, '')
    .replaceAll('−', '-')
    .replaceAll('×', '*')
    .replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]+/g, (power) => ` ** ${[...power].map((one) => DIGITS.indexOf(one)).join('')}`)
    .replace(/√(?!\()([\d.e-]+)/g, 'Math.sqrt($1)')
    .replaceAll('√', 'Math.sqrt')
    .replaceAll('max', 'Math.max');
  expect(code).toMatch(/^[-\d.e\s*+/(),]*(Math\.(sqrt|max)[-\d.e\s*+/(),]*)*$/);
  return Number(new Function(`return ${code}`)());
}

/** How far rounding its numbers, as they are written, can take a right side; options have fewer digits, and all of them. */
function exact_to(text: string): number {
  const value = value_of(text);
  return [...text.matchAll(/[\d,]+(?:\.(\d+))?(?:e(−?\d+))?/g)]
    .filter(([one]) => one.replace(/e.*|[.,]/g, '').replace(/^0+/, '').length >= 4)
    .map(({ 0: one, 1: decimals = '', 2: power = '0', index }) => {
      const half = 0.5 * 10 ** (Number(power.replace('−', '-')) - decimals.length);
      const other = String(value_of(one) + half).replace(/-/g, '−');
      return Math.abs(value_of(text.slice(0, index) + other + text.slice(index + one.length)) - value);
    })
    .reduce((all, one) => all + one, 1e-12);
}

/** The equations that have numbers, as [name, right side, result]. */
async function equations(page: Page): Promise<[string, string, string][]> {
  const texts = await formula_texts(page.locator('.inside .equation:has(b)'));
  return texts.map((text) => {
    const [name = '', right = '', result = ''] = text.split(' = ');
    return [name, right, result];
  });
}

const RULES: [string, string[]][] = [
  ['b.rule=sgd&b.momentum=0', ['w']],
  ['b.rule=sgd', ['v', 'w']],
  ['b.rule=sgd&b.nesterov=1&b.weight_decay=0.01', ['d', 'v', 'w']],
  ['b.rule=sgd&b.convention=classical', ['v', 'w']],
  ['b.rule=sgd&b.dampening=0.5', ['v', 'w']],
  ['b.rule=adam', ['m', 'u', 'm̂', 'û', 'w']],
  ['b.rule=adam&b.amsgrad=1', ['m', 'u', 'ū', 'm̂', 'û', 'w']],
  ['b.rule=rmsprop&b.momentum=0.9&b.centered=1', ['u', 'a', 'v', 'w']],
  ['b.rule=adagrad&b.lr_decay=0.1', ['s', 'η', 'w']],
];

it.each(RULES)('%s: the numbers of an open step add up, and nothing moves', async (query, names) => {
  const page = await at(`${query}&steps=2`);
  await waitForSteps(page, 2);
  const heights = new Set<number>();
  for (let phase = 1; phase <= 5; phase++) {
    await page.getByRole('button', { name: /Step phase by phase/ }).click();
    await expect.poll(() => page.locator('.phase.waiting').count()).toBe(5 - phase);
    heights.add((await page.locator('.phases').boundingBox())?.height ?? Number.NaN);
  }
  expect(heights.size).toBe(1);
  const all = await equations(page);
  expect(all.map(([name]) => name)).toEqual(names);
  for (const [name, right, result] of all) {
    const off = Math.abs(value_of(right) - value_of(result));
    expect(off, `${name} = ${right} = ${result}`).toBeLessThan(1.5 * (exact_to(right) + exact_to(result)));
  }
});

it('a step that used γ = 0.9 says so, whatever has been set since', async () => {
  const page = await at('b.momentum=0.9,0.5@20&steps=20');
  await waitForSteps(page, 20);
  await page.getByRole('heading', { name: 'Inside step 20' }).waitFor();
  const [velocity] = await equations(page);
  expect(velocity?.[1]).toMatch(/^0\.9 × /);
});
