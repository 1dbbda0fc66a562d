// SPDX-License-Identifier: MIT
/** The lessons: each chapter to its end, by mouse and by keys, in both languages; what is kept; what is printed. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchChromium, type Site, serveSite } from './support';

let site: Site;
let browser: Browser;
const faults: string[] = [];

beforeAll(async () => {
  site = await serveSite();
  browser = await launchChromium();
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

async function visit(chapter: number, lang: 'en' | 'zh', width = 1440): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(`${site.url}?room=learn&chapter=${chapter}&lang=${lang}`);
  await page.locator('.lesson-verbs .plain:enabled').waitFor();
  return page;
}

const told = (page: Page) => page.locator('.told').waitFor({ timeout: 60_000 });

async function draw(page: Page): Promise<void> {
  const box = await page.locator('.draw-surface').boundingBox();
  if (!box) throw new Error('nothing to draw on');
  await page.mouse.move(box.x + 4, box.y + 10);
  await page.mouse.down();
  for (let i = 1; i <= 10; i++)
    await page.mouse.move(box.x + (box.width * i) / 11, box.y + 10 + ((box.height - 20) * i) / 11);
  await page.mouse.up();
}

const CHOICES = { 1: 3, 2: 2, 4: 4, 6: 3, 8: 3 } as const;

it.each(['en', 'zh'] as const)(
  'each chapter comes to its end, guessed right, wrong or not at all (%s)',
  async (lang) => {
    for (let chapter = 1; chapter <= 8; chapter++) {
      const page = await visit(chapter, lang);
      const run = page.locator('.lesson-verbs .strong');
      expect(await run.isDisabled()).toBe(true);
      await page.locator('.lesson-verbs .plain').click();
      await told(page);
      expect(await page.locator('.told').innerText()).not.toMatch(/[…{}]/);
      const said = new Set<string>();
      for (let answer = 0; answer < (CHOICES[chapter as keyof typeof CHOICES] ?? 1); answer++) {
        await page.locator('.lesson-verbs button').first().click();
        if (chapter in CHOICES) await page.locator('.answers input').nth(answer).check();
        else await draw(page);
        await page.locator('.lesson-verbs .strong:enabled').click();
        await told(page);
        said.add(await page.locator('.told p').first().innerText());
      }
      if (chapter in CHOICES) expect(said.size).toBeGreaterThan(1);
      const further = page.locator('.further button');
      if (await further.count()) {
        await further.click();
        expect(await page.locator('.further [role=status]').innerText()).not.toMatch(/[…{}]/);
      }
      expect(await page.locator('.key-numbers').innerText()).not.toMatch(/…|NaN/);
      await page.context().close();
    }
    expect(faults).toEqual([]);
  },
  240_000,
);

it('draws by keys, keeps the guess and the progress over a reload, and forgets them when told', async () => {
  const page = await visit(5, 'en');
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
  await told(page);
  await page.reload();
  await page.locator('.guess-line').waitFor({ state: 'attached' });
  expect(await page.locator('progress').nth(1).getAttribute('value')).toBe('1');
  await page.locator('.chapter-side .progress button').click();
  expect(await page.evaluate(() => localStorage.getItem('momentum-lab.learn'))).toBeNull();
  await page.keyboard.press('n');
  await page.locator('.chapter-number', { hasText: '6' }).waitFor();
  await page.context().close();
});

it('hands the experiment to Train, and Back returns to the lesson', async () => {
  const page = await visit(5, 'en');
  await page.locator('.lesson-figure header button').click();
  await page.locator('.transport').waitFor();
  expect(page.url()).toContain('data=learnable');
  await page.goBack();
  await page.locator('.chapter-number', { hasText: '5' }).waitFor();
  await page.context().close();
});

it('prints the questions, and the solutions with numbers from the runs', async () => {
  const page = await visit(4, 'zh');
  await page.evaluate(() => {
    window.print = () => {};
  });
  await page.locator('.lesson-buttons button').first().click();
  await page.locator('.worksheet').waitFor({ state: 'attached', timeout: 90_000 });
  await page.emulateMedia({ media: 'print' });
  const text = await page.locator('.worksheet').innerText();
  expect(text).toMatch(/1\.1296[\s\S]*3\.42[\s\S]*4\.095[\s\S]*210[\s\S]*98\.4 %/);
  expect(await page.locator('.learn').isVisible()).toBe(false);
  await page.context().close();
});

it('is accessible and fits a phone, in every chapter', async () => {
  for (let chapter = 1; chapter <= 8; chapter++)
    for (const width of [390, 1440]) {
      const page = await visit(chapter, chapter % 2 ? 'en' : 'zh', width);
      await page.locator('.lesson-verbs .plain').click();
      await told(page);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect([chapter, width, over]).toEqual([chapter, width, 0]);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [chapter, id, nodes[0]?.html])).toEqual([]);
      await page.context().close();
    }
}, 240_000);
