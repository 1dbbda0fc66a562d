// SPDX-License-Identifier: MIT
/** The page in a hand: the bar under the thumb, cards as tabs, hints by tap. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { barriers } from './barriers';
import { open, still } from './faulty';
import { steps, waitForSteps } from './visit';

const hand = { ...still, viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const tab = (page: Page, name: string) =>
  page.getByRole('navigation', { name: /^(Cards|卡片)$/ }).getByRole('button', { name });

async function held(query: string, step = 0): Promise<Page> {
  const page = await open({ query, options: hand });
  await page.locator('.phone-bar').waitFor();
  await waitForSteps(page, step);
  return page;
}

describe('the bar', () => {
  it('plays, steps, resets and sets the pace, wherever the page is', async () => {
    const page = await held('?lang=en&steps=0');
    await page.evaluate(() => scrollTo(0, 400));
    const play = page.getByRole('button', { name: 'Play' });
    const box = await play.boundingBox();
    expect([box?.width, box?.height]).toEqual([52, 52]);
    expect(box && box.y + box.height).toBeLessThanOrEqual(844);
    expect(box?.y).toBeGreaterThan(760);
    await page.getByRole('button', { name: 'Step 1' }).tap();
    await waitForSteps(page, 1);
    await page.getByRole('combobox', { name: 'steps per frame' }).selectOption('100');
    await play.tap();
    await waitForSteps(page, 300);
    await page.getByRole('button', { name: 'Pause' }).tap();
    await page.getByRole('button', { name: 'Reset' }).tap();
    await expect.poll(() => steps(page)).toBe(0);
  });

  it('has the curve so far, and says why it rests', async () => {
    const page = await held('?lang=en&speed=max&steps=0&stop=500');
    const picture = () =>
      page.locator('.spark canvas').evaluate((element) => (element as HTMLCanvasElement).toDataURL());
    const before = await picture();
    await page.getByRole('button', { name: 'Play' }).tap();
    await page.getByText('Paused at step 500, as asked').waitFor();
    await expect.poll(picture).not.toBe(before);
  });

  it('does not hide the foot', async () => {
    const page = await held('?lang=en&steps=0');
    const [bar, foot] = [page.locator('.phone-bar'), page.locator('.foot')];
    await expect
      .poll(async () => {
        // The page may still grow.
        await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
        const [above, below] = [await bar.boundingBox(), await foot.boundingBox()];
        return above && below && above.y + above.height <= below.y + 1 && below.y + below.height <= 845;
      })
      .toBe(true);
  });
});

describe('cards', () => {
  it('are tabs: one is shown, by tap or by a wipe', async () => {
    const page = await held('?lang=en&steps=100', 100);
    const pressed = () => page.locator('.card-tabs [aria-pressed=true]').innerText();
    expect(await pressed()).toBe('Runs 2');
    for (const [name, heading] of [
      ['Leader board', 'Leader board'],
      ['Inside step', 'Inside step 100'],
      ['Strides', 'Stride ‖Δw‖'],
      ['Experiment', 'Network'],
    ] as const) {
      await tab(page, name).tap();
      await page.getByRole('heading', { name: heading }).waitFor();
      expect(await pressed()).toBe(name);
      expect(await page.locator('.runs').count()).toBe(0);
    }
    await tab(page, 'Runs').tap();
    await page.locator('.runs').waitFor();
    const client = await page.context().newCDPSession(page);
    const last = page.locator('.run-line').nth(1);
    await last.scrollIntoViewIfNeeded();
    const box = await last.boundingBox();
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x?: number) =>
      client.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: x === undefined ? [] : [{ x, y: (box?.y ?? 0) + 10, id: 1 }],
      });
    await touch('touchStart', 300);
    for (const x of [260, 200, 140, 100]) await touch('touchMove', x);
    await touch('touchEnd');
    await expect.poll(pressed).toBe('Leader board');
  });

  it('rows stay large enough for a finger, and open', async () => {
    const page = await held('?lang=en&runs=abcdef&steps=20', 20);
    const heights = await page
      .locator('.run-line:not(.run-heads)')
      .evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().height));
    expect(heights).toHaveLength(6);
    for (const height of heights) expect(height).toBeGreaterThanOrEqual(40);
    await page.locator('.run-line', { hasText: 'Adagrad' }).tap();
    await page.getByRole('combobox', { name: 'Update rule of Adagrad' }).waitFor();
  });
});

it('hints open by tap, and nothing else happens', async () => {
  const page = await held('?lang=en&steps=0');
  await page.getByRole('button', { name: 'Hints' }).tap();
  const said = page.locator('.hint-said');
  expect(await said.innerText()).toContain('Tap anything');
  await page.getByRole('button', { name: 'Step 1' }).tap();
  await expect.poll(() => said.innerText()).toContain('Make one step');
  await page.locator('.chart-choices label', { hasText: 'linear' }).tap();
  await page.getByRole('combobox', { name: 'smoothing' }).tap();
  await expect.poll(() => said.innerText()).toContain('Draw a running mean');
  await page.getByRole('heading', { name: 'Training loss' }).tap();
  await expect.poll(() => said.innerText()).toContain('Nothing is said');
  expect(await steps(page)).toBe(0);
  expect(page.url()).not.toContain('scale=linear');
  await page.getByRole('button', { name: 'Hints' }).tap();
  await said.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Step 1' }).tap();
  await waitForSteps(page, 1);
});

describe('room', () => {
  it.each([
    ['en', ''],
    ['zh', ''],
    ['en', '&test=split&runs=abcdef'],
  ])('nothing overflows from 320 to 430 px, and the chart’s head has two rows: %s %s', async (lang, more) => {
    const page = await held(`?lang=${lang}&steps=300${more}`, 300);
    for (const width of [320, 344, 360, 375, 390, 412, 430]) {
      await page.setViewportSize({ width, height: 844 });
      for (const i of [0, 1, 2, 3, 4]) {
        await page.locator('.card-tabs button').nth(i).click();
        const over = () =>
          page.evaluate((wide) => {
            const bar = document.querySelector('.phone-bar') as HTMLElement;
            // What overflows makes a phone zoom out, window and all.
            return [document.documentElement.scrollWidth - wide, bar.scrollWidth - bar.clientWidth];
          }, width);
        await expect.poll(over, { message: `${width} ${i}` }).toEqual([0, 0]);
      }
    }
    await page.setViewportSize({ width: 390, height: 844 });
    const rows = await page.locator('.loss-panel .panel-head').evaluate((head) => {
      const parts = [...head.querySelectorAll('h2, .line-key, select, .segments')];
      const middles = parts.map((part) => {
        const { top, height } = part.getBoundingClientRect();
        return top + height / 2;
      });
      return middles
        .sort((one, other) => one - other)
        .filter((y, i, all) => i === 0 || y - (all[i - 1] ?? 0) > 12).length;
    });
    expect(rows).toBeLessThanOrEqual(2);
    const [title, buttons] = [page.locator('.top h1'), page.locator('.top-buttons')];
    const [one, other] = [await title.boundingBox(), await buttons.boundingBox()];
    expect(one && other && other.y < one.y + one.height).toBe(true);
  });

  it.each([
    ['en', 'light'],
    ['zh', 'dark'],
  ])('no card has a barrier: %s, %s', async (lang, theme) => {
    const page = await held(`?lang=${lang}&theme=${theme}&steps=100`, 100);
    await page.getByRole('button', { name: /^(Hints|提示)$/ }).tap();
    for (const i of [0, 1, 2, 3, 4]) {
      if (i === 1) await page.getByRole('button', { name: /^(Hints|提示)$/ }).tap();
      if (i > 0) await page.locator('.card-tabs button').nth(i).tap();
      expect(await barriers(page)).toEqual([]);
    }
  });
});
