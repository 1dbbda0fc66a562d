// SPDX-License-Identifier: MIT
/** A room on a projector, driven as a clicker drives it, and readable from the last row. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { barriers } from './barriers';
import { open, still } from './faulty';
import { steps, waitForSteps } from './visit';

declare global {
  /** ms that the keys were in sight after the pointer moved */
  var shown_for: Promise<number>;
}

const projector = { ...still, viewport: { width: 1920, height: 1080 } };
const shown_step = (page: Page) => page.locator('.present-numbers dd').first();
const at_step = (page: Page, step: string) => expect.poll(() => shown_step(page).innerText()).toBe(step);

async function present(query: string, options = projector): Promise<Page> {
  const page = await open({ query, options });
  await page.locator('.present .end-label').first().waitFor();
  return page;
}

describe('clicker', () => {
  it('goes from stop to stop, and back over the same steps', async () => {
    const page = await present('?lang=en&view=present&steps=0&stop=600');
    for (const step of ['1', '2', '5']) {
      await page.keyboard.press('PageDown');
      await at_step(page, step);
    }
    await page.keyboard.press('ArrowRight');
    await at_step(page, '10');
    const there = await page.locator('.present-numbers').innerText();
    await page.keyboard.press('ArrowRight');
    await at_step(page, '20');
    await page.keyboard.press('PageUp');
    await at_step(page, '10');
    await expect.poll(() => page.locator('.present-numbers').innerText()).toBe(there);
    await page.keyboard.press('ArrowLeft');
    await at_step(page, '5');
    await page.keyboard.press('s');
    await at_step(page, '6');
    await page.keyboard.press('PageUp');
    await at_step(page, '5');
    await expect.poll(() => page.url()).toMatch(/view=present.*&steps=5/);
  });

  it('rests at the stop that was set, and the sentence follows', async () => {
    const page = await present('?lang=en&view=present&steps=500&stop=600');
    await at_step(page, '500');
    await page.keyboard.press('PageDown');
    await at_step(page, '600');
    await expect
      .poll(() => page.locator('.present-said').innerText())
      .toMatch(/Momentum reached 0\.1 first, at step 210\. Plain GD has not reached it by step 600/);
    await page.keyboard.press('PageDown');
    await at_step(page, '1,000');
  });

  it('plays and rests', async () => {
    const page = await present('?lang=en&view=present&steps=0&speed=10');
    // Before every run has come, no key plays.
    const losses = page.locator('.present-numbers').getByText(/^1\.1\d+$/);
    await expect.poll(() => losses.count()).toBe(2);
    await page.keyboard.press('Space');
    await expect
      .poll(async () => Number((await shown_step(page).innerText()).replace(/\D/g, '')))
      .toBeGreaterThan(20);
    await page.getByText('opens playing').or(page.getByText('on this device only')).waitFor();
    await page.keyboard.press('Space');
    await page.waitForTimeout(300);
    const rested = await shown_step(page).innerText();
    await page.waitForTimeout(300);
    expect(await shown_step(page).innerText()).toBe(rested);
  });

  it('blanks, and any key brings it back and does nothing else', async () => {
    const page = await present('?lang=en&view=present&steps=10');
    await at_step(page, '10');
    for (const [blank, back] of [
      ['b', 'PageDown'],
      ['.', 'Escape'],
      ['b', 'b'],
    ] as const) {
      await page.keyboard.press(blank);
      const black = page.locator('.present-blank');
      expect(await black.evaluate((element) => getComputedStyle(element).backgroundColor)).toBe(
        'rgb(0, 0, 0)',
      );
      expect(await black.boundingBox()).toEqual({ x: 0, y: 0, width: 1920, height: 1080 });
      await page.keyboard.press(back);
      await black.waitFor({ state: 'detached' });
    }
    expect(await shown_step(page).innerText()).toBe('10');
  });

  it('shows the code and the link large; Esc closes them, then leaves', async () => {
    const page = await present('?lang=en&view=present&steps=10');
    await at_step(page, '10');
    await page.keyboard.press('q');
    await page.getByRole('heading', { name: 'The step in PyTorch' }).waitFor();
    const code = await page.locator('.present-cover').innerText();
    expect(code).toContain('opt = optim.SGD(net.parameters(), lr=0.1, momentum=0.9)');
    expect(code).toMatch(/loss\.backward\(\)\s+opt\.step\(\)\s+opt\.zero_grad\(\)/);
    await page.keyboard.press('l');
    await expect
      .poll(async () => (await page.locator('.link .qr').boundingBox())?.width)
      .toBeGreaterThan(600);
    await page.getByText('steps=10').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.present-cover').waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: 'Training loss' }).waitFor();
    expect(await steps(page)).toBe(10);
    await expect.poll(() => page.url()).not.toContain('view=');
    // The page has its own keys again.
    await page.keyboard.press('s');
    await waitForSteps(page, 11);
  });

  it('is entered from the header; F fills the screen, and again not', async () => {
    const page = await open({ query: '?lang=en&steps=10', options: still });
    await waitForSteps(page, 10);
    const full = () => page.evaluate(() => document.fullscreenElement !== null);
    await page.getByRole('button', { name: 'Present' }).click();
    await at_step(page, '10');
    await expect.poll(full).toBe(true);
    await page.keyboard.press('f');
    await expect.poll(full).toBe(false);
    expect(await shown_step(page).innerText()).toBe('10');
    await page.keyboard.press('f');
    await expect.poll(full).toBe(true);
    await page.getByRole('button', { name: 'leave' }).click();
    await page.getByRole('heading', { name: 'Training loss' }).waitFor();
    await expect.poll(full).toBe(false);
    // As the browser's own Esc does, which the page does not hear.
    await page.getByRole('button', { name: 'Present' }).click();
    await expect.poll(full).toBe(true);
    await page.evaluate(() => document.exitFullscreen());
    await page.getByRole('heading', { name: 'Training loss' }).waitFor();
  });

  it('the keys fade after three seconds and come back', async () => {
    const page = await present('?lang=en&view=present&steps=10');
    const hints = page.locator('.present-hints');
    const opacity = () => hints.evaluate((element) => getComputedStyle(element).opacity);
    // By the page's own clock: a busy machine's waits are longer.
    await hints.evaluate((element) => {
      globalThis.shown_for = new Promise((done) => {
        const look = (since: number) => {
          if (getComputedStyle(element).opacity === '0') done(performance.now() - since);
          else requestAnimationFrame(() => look(since));
        };
        addEventListener('mousemove', () => look(performance.now()), { once: true });
      });
    });
    await page.mouse.move(500, 500);
    expect(await page.evaluate(() => globalThis.shown_for)).toBeGreaterThan(2900);
    await page.mouse.move(600, 500);
    await expect.poll(opacity).toBe('1');
    await expect.poll(opacity, { timeout: 6000 }).toBe('0');
    // Who came to them by keys keeps them.
    await page.keyboard.press('Tab');
    await hints.getByRole('button').first().focus();
    await expect.poll(opacity).toBe('1');
    await page.waitForTimeout(3500);
    expect(await opacity()).toBe('1');
  });
});

/** Texts in sight, but the keys, with fewer px than wanted. */
function too_small(least: number): string[] {
  return [...document.querySelectorAll('.present *')].flatMap((element) => {
    if (element.closest('.visually-hidden, .present-hints, kbd') || element.tagName === 'TABLE') return [];
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
    // A drawing has units of its own.
    const scale = element instanceof SVGGraphicsElement ? (element.getScreenCTM()?.a ?? 1) : 1;
    const size = Number.parseFloat(getComputedStyle(element).fontSize) * scale;
    const seen = element.getClientRects().length > 0;
    return own && seen && size < least - 0.01 ? [`${size} ${element.outerHTML.slice(0, 120)}`] : [];
  });
}

async function expect_readable(page: Page): Promise<void> {
  expect(await page.evaluate(too_small, 27)).toEqual([]);
  const room = await page.evaluate(() => {
    const box = document.querySelector('.present') as HTMLElement;
    return [box.scrollWidth - box.clientWidth, box.scrollHeight - box.clientHeight];
  });
  expect(room).toEqual([0, 0]);
  expect(await barriers(page)).toEqual([]);
}

const SIX = 'runs=abcdef&a.lr=0.1&b.lr=0.1&d.rule=adam';

describe('from the last row', () => {
  it.each([
    ['?lang=en&theme=light&view=present&steps=600', ''],
    ['?lang=zh&theme=dark&view=present&steps=600', ''],
    [`?lang=en&theme=dark&view=present&steps=200&${SIX}`, ''],
    [`?lang=zh&theme=light&view=present&steps=200&${SIX}`, 'q'],
    ['?lang=en&theme=light&view=present&steps=20', 'l'],
  ])('nothing is under 27 px, nothing overflows, no barrier: %s %s', async (query, key) => {
    const page = await present(query);
    await expect.poll(() => page.url()).toMatch(/steps=/);
    await page.waitForTimeout(400);
    if (key) await page.keyboard.press(key);
    await expect_readable(page);
  });

  it.each(['?lang=en&theme=light', '?lang=zh&theme=dark'])(
    'so is every lesson, asked and told: %s',
    async (query) => {
      const page = await open({ query: `${query}&view=present&room=learn&chapter=1`, options: projector });
      const [space, r] = query.includes('en') ? ['Space run', 'R guess again'] : ['空格 运行', 'R 重新猜'];
      for (let number = 1; number <= 8; number++) {
        const question = page.locator('.present-lesson .question');
        await page.locator('.present h1', { hasText: `${number} ` }).waitFor();
        // What the question shows is there, and it can be run.
        await question.locator('button:enabled').first().waitFor();
        for (const hint of [space, r]) await page.getByRole('button', { name: hint, exact: true }).waitFor();
        await expect_readable(page);
        await page.keyboard.press('PageDown');
        await question.waitFor({ state: 'detached' });
        await expect_readable(page);
        await page.keyboard.press('PageDown');
      }
    },
  );

  it('scales with the screen', async () => {
    const page = await present('?lang=en&view=present&steps=50');
    const size = () =>
      page
        .locator('.present-said')
        .evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));
    const large = await size();
    await page.setViewportSize({ width: 3840, height: 2160 });
    await expect.poll(size).toBeCloseTo(2 * large, 3);
    await page.setViewportSize({ width: 1280, height: 720 });
    await expect.poll(size).toBeCloseTo((large * 2) / 3, 3);
    await page.setViewportSize({ width: 390, height: 844 });
    await expect
      .poll(() => page.evaluate(() => document.querySelector('.present')?.scrollWidth))
      .toBeLessThanOrEqual(390);
    for (const viewport of [
      { width: 390, height: 844 },
      { width: 844, height: 390 },
    ]) {
      await page.setViewportSize(viewport);
      // One below the other, the keys last.
      const bottom = async (part: string) => {
        const box = await page.locator(part).boundingBox();
        return (box?.y ?? 0) + (box?.height ?? 0);
      };
      const top = async (part: string) => (await page.locator(part).boundingBox())?.y ?? 0;
      await expect
        .poll(async () => Math.max(await bottom('.present-said'), await bottom('.present-run')))
        .toBeLessThanOrEqual((await top('.present-hints')) + 1);
      expect(await bottom('.present-figure')).toBeLessThanOrEqual((await top('.present-said')) + 1);
    }
  });
});
