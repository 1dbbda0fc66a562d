// SPDX-License-Identifier: MIT
/** The lessons on the screen and on paper: each chapter is well set, guesses are drawn with the mouse. One page. */
import type { Locator } from 'playwright-core';
import { expect, it } from 'vitest';
import { barriers } from '../support/barriers';
import { shared, still } from '../support/stage';

type Language = 'en' | 'zh';

const page = shared({ query: '?room=learn&lang=en', options: still });

async function speak(language: Language): Promise<void> {
  const spoken = page().locator(`html[lang^=${language}]`);
  if ((await spoken.count()) === 0) await page().locator('.top button[lang]').first().click();
  await spoken.waitFor();
}

/** At its question, with nothing guessed. */
async function open_chapter(chapter: number): Promise<void> {
  // Whatever the test before came to.
  await page().setViewportSize({ width: 1440, height: 900 });
  await page().emulateMedia({ colorScheme: 'light' });
  await page()
    .locator('.chapter-side .chapter-list li button')
    .nth(chapter - 1)
    .click();
  await page()
    .locator('.chapter-number', { hasText: String(chapter) })
    .waitFor();
  await page().locator('.lesson-verbs .plain:enabled').waitFor();
}

const answer_shown = () => page().locator('.told').waitFor();

async function skip(): Promise<void> {
  await page().locator('.lesson-verbs .plain').click();
  await answer_shown();
}

/** Down to the right, with the mouse. */
async function draw(): Promise<void> {
  const box = await page().locator('.draw-surface').boundingBox();
  if (!box) throw new Error('nothing to draw on');
  const { mouse } = page();
  await mouse.move(box.x + 4, box.y + 10);
  await mouse.down();
  for (let i = 1; i <= 10; i++)
    await mouse.move(box.x + (box.width * i) / 11, box.y + 10 + ((box.height - 20) * i) / 11);
  await mouse.up();
}

/** Drawn, and run by Enter. Gives back what is said of it. */
async function guess(): Promise<string> {
  await page().locator('.lesson-verbs button').first().click();
  await page().locator('.lesson-verbs .plain:enabled').waitFor();
  await draw();
  await page().locator('.lesson-verbs .strong:enabled').press('Enter');
  await answer_shown();
  return page().locator('.told p').first().innerText();
}

/** Names at the curves' ends and formulas in a text that take more than a line. */
const wrapped = () =>
  page()
    .locator('.end-label b, .lesson-text .whole')
    .evaluateAll((names) =>
      names
        .filter(
          (name) => (name as HTMLElement).offsetHeight > 1.6 * parseFloat(getComputedStyle(name).fontSize),
        )
        .map((name) => name.textContent),
    );

/** On a phone and on a desk: no wider than the screen, every name on a line; nothing against the rules of access. */
async function is_well_set(): Promise<void> {
  for (const [width, language] of [
    [390, 'zh'],
    [390, 'en'],
    [1440, 'en'],
  ] as const) {
    await page().setViewportSize({ width, height: 900 });
    await speak(language);
    const where = `at ${width} px, ${language}`;
    // Charts take their new size a moment later.
    await expect
      .poll(() => page().evaluate(() => document.documentElement.scrollWidth - innerWidth), {
        message: `nothing is too wide ${where}`,
      })
      .toBe(0);
    await expect.poll(wrapped, { message: `nothing is wrapped ${where}` }).toEqual([]);
  }
  expect(await barriers(page())).toEqual([]);
}

it.each([1, 2, 4, 6, 8])('%i: told, it is well set', async (chapter) => {
  await open_chapter(chapter);
  await skip();
  await is_well_set();
});

it.each([
  [1366, 768],
  [1440, 900],
])('nothing of a figure is cut at %i × %i', async (width, height) => {
  for (const chapter of [1, 3, 6]) {
    await open_chapter(chapter);
    await page().setViewportSize({ width, height });
    await skip();
    // The page scrolls, and all of it is in reach; nothing scrolls inside it.
    const hidden = () =>
      page()
        .locator('.lesson-figure')
        .evaluate((figure) => figure.scrollHeight - figure.clientHeight);
    await expect.poll(hidden, { message: `chapter ${chapter}` }).toBe(0);
  }
});

it('3: an arrow is drawn with the mouse', async () => {
  await open_chapter(3);
  await skip();
  await is_well_set();
  expect(await page().locator('.plane-arrow').count()).toBe(2);
  expect(await guess()).toMatch(/^\d+° off/);
  expect(await page().locator('.plane-arrow').count()).toBe(3);
});

it.each([5, 7])(
  '%i: a curve is drawn with the mouse; and one step further, it is well set',
  async (chapter) => {
    await open_chapter(chapter);
    await skip();
    expect(await guess()).toMatch(/\d/);
    // As many points as the mouse was seen at.
    const line = await page().locator('.guess-line').getAttribute('d');
    expect(line?.split('L').length).toBeGreaterThan(8);
    await page().locator('.further button').click();
    await page().locator('.further [role=status]').waitFor();
    await is_well_set();
    await page().emulateMedia({ colorScheme: 'dark' });
    await page().locator('html[data-theme=dark]').waitFor();
    expect(await barriers(page(), 'colours')).toEqual([]);
    await page().emulateMedia({ colorScheme: 'light' });
  },
);

it('in forced colours one chapter is marked as the one that is open', async () => {
  await open_chapter(3);
  await page().emulateMedia({ forcedColors: 'active' });
  const edges = () =>
    page()
      .locator('.chapter-side .chapter-list li button')
      .evaluateAll((all) => all.map((one) => getComputedStyle(one).borderLeftColor));
  const [first, second, open, ...others] = await edges();
  expect(new Set([first, second, ...others]).size).toBe(1);
  expect(open).not.toBe(first);
  await page().emulateMedia({ forcedColors: 'none' });
});

async function fills(ravine: Locator): Promise<void> {
  const box = await ravine.boundingBox();
  expect(box?.width).toBeGreaterThan(300);
  expect(box?.height).toBeGreaterThan(200);
}

it('prints the questions, or the solutions, on sheets that are not empty, and nothing else', async () => {
  await page().evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', '');
  });
  const sheet = page().locator('.worksheet');
  for (const [kind, words] of [
    ['Print worksheet', /1\.1368[\s\S]*33\s%/],
    ['Print solutions', /1\.1296[\s\S]*74°[\s\S]*98\.4\s%/],
  ] as const) {
    await speak('en');
    await page().getByRole('button', { name: kind }).click();
    await page().locator('body[data-printed]').waitFor();
    expect(await sheet.isVisible()).toBe(false);
    for (const language of ['en', 'zh'] as const) {
      await speak(language);
      await page().emulateMedia({ media: 'print' });
      expect(await sheet.innerText()).toMatch(words);
      await fills(sheet.locator('.printed-ravine'));
      await fills(sheet.locator('.printed-curve').first());
      expect(await page().locator('.learn').isVisible()).toBe(false);
      // The first sheet begins with its title.
      expect((await sheet.locator('h1').boundingBox())?.y).toBeLessThan(50);
      await page().emulateMedia({ media: null });
    }
    // On paper three metres long all of it is one sheet.
    const paper = await page().pdf({ width: '210mm', height: '3000mm' });
    expect(paper.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1);
    await sheet.waitFor({ state: 'detached' });
    await page().evaluate(() => document.body.removeAttribute('data-printed'));
  }
});
