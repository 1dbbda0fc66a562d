// SPDX-License-Identifier: MIT
/** The lessons: each chapter to its end, by mouse and by keys, in both languages; what is kept; what is printed. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { barriers } from './barriers';
import { launchChromium, type Site, serveSite } from './support';

const LANGUAGES = ['en', 'zh'] as const;
type Language = (typeof LANGUAGES)[number];

let site: Site;
let browser: Browser;
/** shared: a chapter is opened by its button, a language by its own */
let page: Page;
const faults: string[] = [];

beforeAll(async () => {
  site = await serveSite();
  browser = await launchChromium();
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
  });
  page = await context.newPage();
  page.setDefaultTimeout(20_000);
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(`${site.url}?room=learn&lang=en`);
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

async function speak(language: Language): Promise<void> {
  const now = await page.evaluate(() => document.documentElement.lang);
  if (!now.startsWith(language)) await page.locator('.top button[lang]').first().click();
  await page.waitForFunction((wanted) => document.documentElement.lang.startsWith(wanted), language);
}

/** At its question, with nothing guessed. */
async function open(chapter: number): Promise<void> {
  // Whatever the test before came to.
  await page.setViewportSize({ width: 1440, height: 900 });
  await page
    .locator('.chapter-side .chapter-list li button')
    .nth(chapter - 1)
    .click();
  await page.locator('.chapter-number', { hasText: String(chapter) }).waitFor();
  await page.locator('.lesson-verbs .plain:enabled').waitFor();
}

const told = () => page.locator('.told').waitFor({ timeout: 60_000 });

/** What is said, in both languages: whole, and not the same. */
async function read(...places: string[]): Promise<string> {
  const said: string[] = [];
  for (const language of LANGUAGES) {
    await speak(language);
    for (const place of places) {
      const text = await page.locator(place).innerText();
      expect(text).not.toMatch(/[…{}]|undefined/);
      if (place === '.key-numbers') expect(text).not.toContain('NaN');
      said.push(text);
    }
  }
  expect(new Set(said).size).toBe(said.length);
  return said[0] as string;
}

async function skip(): Promise<string> {
  expect(await page.locator('.lesson-verbs .strong').isDisabled()).toBe(true);
  await page.locator('.lesson-verbs .plain').click();
  await told();
  return read('.told', '.key-numbers');
}

async function guess(make: () => Promise<unknown>): Promise<string> {
  await page.locator('.lesson-verbs button').first().click();
  await page.locator('.lesson-verbs .plain:enabled').waitFor();
  await make();
  await page.locator('.lesson-verbs .strong:enabled').click();
  await told();
  return read('.told p:first-child');
}

async function draw(): Promise<void> {
  const box = await page.locator('.draw-surface').boundingBox();
  if (!box) throw new Error('nothing to draw on');
  await page.mouse.move(box.x + 4, box.y + 10);
  await page.mouse.down();
  for (let i = 1; i <= 10; i++)
    await page.mouse.move(box.x + (box.width * i) / 11, box.y + 10 + ((box.height - 20) * i) / 11);
  await page.mouse.up();
}

/** Names at the curves' ends and formulas in a text that take more than a line. */
const wrapped = () =>
  page
    .locator('.end-label b, .lesson-text .whole')
    .evaluateAll((names) =>
      names
        .filter(
          (name) => (name as HTMLElement).offsetHeight > 1.6 * parseFloat(getComputedStyle(name).fontSize),
        )
        .map((name) => name.textContent),
    );

/** On a desk and on a phone: no wider than the screen, nothing against the rules of access. */
async function is_well_set(): Promise<void> {
  for (const [width, language] of [
    [390, 'zh'],
    [390, 'en'],
    [1440, 'en'],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await speak(language);
    // Charts take their new size a moment later.
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
    await expect.poll(wrapped).toEqual([]);
    if (width === 390 && language === 'en') continue;
    expect(await barriers(page)).toEqual([]);
  }
}

describe('each chapter comes to its end in both languages', () => {
  it.each([1, 2, 4, 6, 8])('%i: not guessed, guessed right, guessed wrong', async (chapter) => {
    await open(chapter);
    const skipped = await skip();
    await is_well_set();
    const right = await page
      .locator('.answers label')
      .evaluateAll((labels) => labels.findIndex((label) => label.classList.contains('right')));
    const choose = (answer: number) => () => page.locator('.answers input').nth(answer).check();
    const said = [await guess(choose(right)), await guess(choose(right === 0 ? 1 : 0))];
    expect(said[0]).not.toBe(said[1]);
    expect(skipped).not.toContain(said[0]);
    expect(await page.locator('.answers label.right input').isChecked()).toBe(false);
    expect(faults).toEqual([]);
  });

  it('3: an arrow, not drawn, dragged wrong, turned right by keys', async () => {
    await open(3);
    await skip();
    await is_well_set();
    expect(await page.locator('.plane-arrow').count()).toBe(2);
    const wrong = await guess(draw);
    expect(wrong).toMatch(/^\d+° off/);
    expect(await page.locator('.plane-arrow').count()).toBe(3);
    const right = await guess(async () => {
      await page.locator('.draw-surface').focus();
      await page.keyboard.press('Shift+ArrowRight');
      await page.keyboard.press('Shift+ArrowDown');
      await page.keyboard.press('ArrowRight');
    });
    expect(right).toBe('Right, 5° off.');
    expect(faults).toEqual([]);
  });

  it.each([5, 7])('%i: a curve, not drawn, then drawn; and one step further', async (chapter) => {
    await open(chapter);
    await skip();
    const said = await guess(draw);
    expect(said).toMatch(/\d/);
    await page.locator('.guess-line').waitFor({ state: 'attached' });
    await page.locator('.further button').click();
    await read('.further [role=status]');
    await is_well_set();
    expect(faults).toEqual([]);
  });
});

it('6: what the spellings move a weight by, and two curves that part where lr is halved', async () => {
  await open(6);
  await page.locator('.lesson-verbs button').last().click();
  await told();
  await speak('en');
  await page.locator('.further button').click();
  const text = await page.locator('.further [role=status]').innerText();
  const [classical, code] = text.match(/0\.\d{3}/g)?.slice(-2) ?? [];
  expect(classical).not.toBe(code);
  const rows = page.locator('.lesson-figure .convention:not(.heads)');
  await rows.first().waitFor();
  const [pytorch, same, average] = await rows
    .locator('.number')
    .allInnerTexts()
    .then((all) => [all[0], all[2], all[4]]);
  expect(same).toBe(pytorch);
  expect(average).not.toBe(pytorch);
});

async function keys(): Promise<string> {
  await page.keyboard.press('?');
  const list = page.locator('dialog.keys');
  await list.waitFor();
  const text = await list.innerText();
  await page.keyboard.press('Escape');
  await list.waitFor({ state: 'hidden' });
  return text;
}

it('says its keys', async () => {
  await open(2);
  expect(await keys()).toContain('next chapter');
  await page.locator('.tabs button').first().click();
  await page.locator('.transport').waitFor();
  expect(await keys()).not.toContain('next chapter');
  await page.locator('.tabs button').last().click();
  await open(4);
});

it('prints the questions, and the solutions with numbers from the runs', async () => {
  await page.evaluate(() => {
    window.print = () => {};
  });
  await page.locator('.lesson-buttons button').first().click();
  const sheet = page.locator('.worksheet');
  await sheet.waitFor({ state: 'attached', timeout: 90_000 });
  for (const language of LANGUAGES) {
    await speak(language);
    await page.emulateMedia({ media: 'print' });
    expect(await sheet.innerText()).toMatch(
      /1\.1296[\s\S]*3\.42[\s\S]*74°[\s\S]*4\.095[\s\S]*210[\s\S]*98\.4 %/,
    );
    // Asked and solved: only the solution has arrows.
    const ravines = sheet.locator('.printed-ravine');
    expect(
      await ravines.evaluateAll((all) => all.map((one) => one.querySelectorAll('.plane-arrow').length)),
    ).toEqual([0, 2]);
    const box = await ravines.first().boundingBox();
    expect(box?.width).toBeGreaterThan(300);
    expect(box?.height).toBeGreaterThan(200);
    expect(await page.locator('.learn').isVisible()).toBe(false);
    await page.emulateMedia({ media: 'screen' });
  }
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await sheet.waitFor({ state: 'detached' });
});

it('draws by keys, keeps the guess and the progress over a reload, and forgets them when told', async () => {
  await speak('en');
  await open(5);
  await page.locator('.chapter-side .progress button').click();
  await page.waitForURL(/chapter=5/);
  await page.reload();
  await page.locator('.draw-surface').focus();
  for (let i = 0; i < 3; i++) {
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Space');
  }
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Space');
  await page.locator('.lesson-verbs .strong:enabled').press('Enter');
  await told();
  await page.reload();
  await page.locator('.guess-line').waitFor({ state: 'attached' });
  expect(await page.locator('progress').nth(1).getAttribute('value')).toBe('1');
  await page.locator('.chapter-side .progress button').click();
  expect(await page.evaluate(() => localStorage.getItem('momentum-lab.learn'))).toBeNull();
  await page.keyboard.press('n');
  await page.locator('.chapter-number', { hasText: '6' }).waitFor();
});

it('hands the experiment to Train, and Back returns to the lesson', async () => {
  await open(5);
  await page.locator('.lesson-figure header button').click();
  await page.locator('.transport').waitFor();
  expect(page.url()).toContain('data=learnable');
  await page.goBack();
  await page.locator('.chapter-number', { hasText: '5' }).waitFor();
});
