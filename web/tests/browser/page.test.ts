// SPDX-License-Identifier: MIT
/** The built page in Chromium, used as people use it, served from a sub-path. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { barriers } from './barriers';
import { formula_texts } from './formulas';
import { launchWholeChromium, type Site, serveSite } from './support';
import { latestLosses, pause, steps, type, type Visit, visit, waitForSteps } from './visit';

let site: Site;
let browser: Browser;
let open: Visit[] = [];

beforeAll(async () => {
  site = await serveSite();
  browser = await launchWholeChromium();
});
afterAll(async () => {
  await browser.close();
  await site.close();
});
// Whatever a test does, the page must not complain nor ask another host for anything.
afterEach(async () => {
  const complaints = open.flatMap((visited) => visited.complaints);
  await Promise.all(open.map((visited) => visited.close()));
  open = [];
  expect(complaints).toEqual([]);
});

async function at(query = '', options: BrowserContextOptions = {}) {
  const visited = await visit(browser, site, query, options);
  open.push(visited);
  return visited.page;
}

/** Paused at step 0: people who ask for less motion are not met by any. */
const still: BrowserContextOptions = { reducedMotion: 'reduce' };

describe('the duel', () => {
  it('trains at once, from the loss PyTorch starts at', async () => {
    const page = await at('?data=random');
    await waitForSteps(page, 50);
    await page.getByText(/same start ✓ [0-9a-f]{8}/).waitFor();
    await pause(page);
    const rows = await latestLosses(page);
    expect(rows[0]).toMatch(/^Plain gradient descent1\.1368/);
    expect(rows[1]).toMatch(/^Momentum1\.1368/);
  });

  it('opens on the learnable duel', async () => {
    const page = await at();
    await waitForSteps(page, 50);
    await page.getByText(/same start ✓ [0-9a-f]{8}/).waitFor();
    expect(await page.getByRole('textbox', { name: 'Target loss' }).inputValue()).toBe('0.1');
  });

  it('momentum pulls away from plain descent on learnable labels', async () => {
    const page = await at('?speed=100', still);
    await page.getByRole('button', { name: 'Learnable labels' }).click();
    await page.getByRole('radio', { name: '100' }).check({ force: true });
    await page.getByRole('button', { name: 'Play' }).click();
    await page.getByText(/Momentum reached 0\.1 first, at step 210\./).waitFor();
    await page.getByText(/Plain GD has not reached 0\.1|Plain GD took 1,/).waitFor();
  });

  it('steps, and steps phase by phase, and a phase does what it says', async () => {
    const page = await at('', still);
    await page.getByRole('button', { name: 'Step 1', exact: true }).click();
    await waitForSteps(page, 1);
    const phase = page.getByRole('button', { name: /Step phase by phase/ });
    const names = ['Forward', 'Backward', 'Velocity', 'Update', 'Zero grad'];
    for (const [i, name] of names.entries()) {
      expect(await phase.textContent()).toContain(`next: ${name}`);
      await phase.click();
      await page.locator('[aria-current=step]').filter({ hasText: name }).waitFor();
      expect(await steps(page)).toBe(i < 4 ? 1 : 2);
    }
    const [velocity = ''] = await formula_texts(
      page.locator('.phase', { hasText: /^3/ }).locator('.equation'),
    );
    const numbers = /v = 0\.9 × \(?(−?[\d.]+)\)? \+ \(?(−?[\d.]+)\)? = (−?[\d.]+)$/.exec(velocity);
    const [before, g, after] = (numbers ?? []).slice(1).map((text) => Number(text.replace('−', '-')));
    expect(0.9 * (before as number) + (g as number)).toBeCloseTo(after as number, 4);
  });

  it('changes γ live, and the change is part of the link', async () => {
    const page = await at('?speed=10');
    await waitForSteps(page, 100);
    await type(page.getByRole('textbox', { name: 'Momentum γ of Momentum' }), '0.5');
    await page.getByText('effective step lr/(1−γ) = 0.2').waitFor();
    await pause(page);
    await expect.poll(() => page.url()).toMatch(/b\.momentum=0\.9,0\.5@\d+/);
  });

  it('explains a divergence, offers a fix, and recovers', async () => {
    const page = await at('', still);
    await page.getByRole('button', { name: 'lr 10 on everything' }).click();
    await page.getByRole('button', { name: 'Play' }).click();
    const banner = page
      .getByRole('alert')
      .getByRole('region', { name: /Plain gradient descent and Momentum diverge/ });
    await banner.waitFor();
    expect(await banner.textContent()).toMatch(/learning rate 10 is too high for γ = 0\.9/);
    const stopped = await steps(page);
    expect((await latestLosses(page)).join()).not.toMatch(/NaN|Infinity/);
    await page.waitForTimeout(200);
    expect(await steps(page)).toBe(stopped);
    await banner
      .getByRole('button', { name: 'Set Plain GD: lr = 1; Momentum: lr = 0.1 and start again' })
      .click();
    await banner.waitFor({ state: 'detached' });
    expect(await page.getByRole('textbox', { name: 'Learning rate lr of Momentum' }).inputValue()).toBe(
      '0.1',
    );
  });

  it('stops where it was told to', async () => {
    const page = await at('?data=random&speed=max&stop=123');
    await page.getByText('Paused at step 123, as asked. Play goes on').waitFor();
    expect(await steps(page)).toBe(123);
    await type(page.getByRole('textbox', { name: 'loss ≤' }), '0.9');
    await type(page.getByRole('textbox', { name: 'step', exact: true }), '');
    await page.getByRole('button', { name: 'Play' }).click();
    await page.getByText('Paused: loss ≤ 0.9 reached').waitFor();
  });
});

describe('charts', () => {
  it('the small ones, drawn less often at full speed, end at the last step', async () => {
    const picture = async (query: string) => {
      const page = await at(query);
      await waitForSteps(page, 1234);
      await page.getByRole('button', { name: 'Play' }).waitFor();
      const canvas = page.locator('.small-chart canvas').first();
      // Drawn in the frame after the one that wrote the step.
      await page.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
      );
      return canvas.evaluate((element) => (element as HTMLCanvasElement).toDataURL());
    };
    expect(await picture('?speed=max&stop=1234')).toBe(await picture('?speed=1&steps=1234'));
  });
});

describe('links', () => {
  it('a link replays the same run', async () => {
    const first = await at('?data=learnable&seed=7&batch=96&b.momentum=0.95&speed=10');
    await waitForSteps(first, 60);
    await type(first.getByRole('textbox', { name: 'Learning rate lr of Momentum' }), '0.05');
    await waitForSteps(first, 200);
    const made = await pause(first);
    const losses = await latestLosses(first);

    const again = await at(first.url().slice(site.url.length));
    await waitForSteps(again, made);
    await again.getByRole('button', { name: 'Play' }).waitFor();
    expect(await steps(again)).toBe(made);
    expect(await latestLosses(again)).toEqual(losses);
  });

  it('a wrong link says what was wrong and uses the rest', async () => {
    const page = await at('?seed=-3&b.momentum=0.8&colour=blue', still);
    const note = page.getByRole('region', { name: /Part of the link could not be used/ });
    await note.waitFor();
    expect(await note.textContent()).toMatch(/seed=-3/);
    expect(await note.textContent()).toMatch(/colour=blue/);
    expect(await page.getByRole('textbox', { name: 'Momentum γ of Momentum' }).inputValue()).toBe('0.8');
    expect(await page.getByRole('textbox', { name: 'Seed' }).inputValue()).toBe('22');
  });

  it('refused input keeps what was typed and what was there', async () => {
    const page = await at('', still);
    const lr = page.getByRole('textbox', { name: 'Learning rate lr of Momentum' });
    await type(lr, 'fast');
    await page.getByText('Not a number').waitFor();
    expect(await lr.inputValue()).toBe('fast');
    expect(await lr.getAttribute('aria-invalid')).toBe('true');
    await lr.press('Escape');
    expect(await lr.inputValue()).toBe('0.1');
  });

  it('the share button copies a link', async () => {
    const page = await at('?steps=30', { ...still, permissions: ['clipboard-read', 'clipboard-write'] });
    await waitForSteps(page, 30);
    await page.getByRole('button', { name: 'Share link' }).click();
    await page.getByText('Link copied').waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied.startsWith(site.url)).toBe(true);
    expect(copied).toContain('steps=30');
    await page.getByRole('button', { name: 'the set-up (paused at 0)' }).click();
    await page.getByText('opens this set-up').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/steps=0$/);
    await page.getByRole('button', { name: 'the runs, playing' }).click();
    await page.getByText('plays from the start').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).not.toContain('steps=');
    await page.keyboard.press('Escape');
  });
});

describe('for everyone', () => {
  it('speaks Chinese and English', async () => {
    const page = await at('', still);
    await page.getByRole('button', { name: '中文' }).click();
    await page.getByRole('heading', { name: '训练损失' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toMatch(/^zh/);
    expect(await page.title()).toMatch(/动量/);
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Training loss' }).waitFor();
  });

  it('opens in the language of the browser', async () => {
    const page = await at('', { ...still, locale: 'zh-CN' });
    await page.getByRole('heading', { name: '训练损失' }).waitFor();
  });

  it('opens in a browser whose language is none', async () => {
    const prepare = (page: Page) =>
      page.addInitScript(() => {
        for (const [key, value] of Object.entries({ language: 'C', languages: ['C'] }))
          Object.defineProperty(Navigator.prototype, key, { get: () => value, configurable: true });
      });
    const visited = await visit(browser, site, '', {}, prepare);
    open.push(visited);
    await waitForSteps(visited.page, 50);
  });

  it('is driven by keys alone', async () => {
    const page = await at('', still);
    await page.getByRole('button', { name: 'Play' }).waitFor();
    await page.keyboard.press('s');
    await waitForSteps(page, 1);
    await page.keyboard.press('p');
    await page.locator('[aria-current=step]', { hasText: 'Forward' }).waitFor();
    await page.keyboard.press('Space');
    await waitForSteps(page, 20);
    await page.keyboard.press('Space');
    await page.keyboard.press('r');
    await expect.poll(() => steps(page)).toBe(0);
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  });

  it('reads values off the chart by keys', async () => {
    const page = await at('?steps=40');
    await waitForSteps(page, 40);
    const chart = page.getByLabel(/Training loss: arrow keys/);
    await chart.focus();
    await chart.press('ArrowLeft');
    await page
      .getByText(/^step 39$/)
      .first()
      .waitFor();
  });

  const views: [string, string, BrowserContextOptions][] = [
    ['laptop, light', '?lang=en&theme=light', {}],
    ['laptop, dark, Chinese', '?lang=zh', { colorScheme: 'dark' }],
    ['tablet', '?lang=en', { viewport: { width: 1024, height: 768 } }],
    ['phone, Chinese', '?lang=zh', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }],
    [
      'phone, trouble',
      '?lang=en&a.lr=10&b.lr=10',
      { viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
    ],
    ['narrow phone', '?lang=en', { viewport: { width: 320, height: 640 } }],
  ];
  it.each(views)('has no barrier and nothing that overflows: %s', async (_, query, options) => {
    const page = await at(query, options);
    await waitForSteps(page, 20);
    const overflow = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return scrollWidth - clientWidth;
    });
    expect(overflow).toBe(0);
    expect(await barriers(page)).toEqual([]);
  });

  it('a barrier would be found', async () => {
    const page = await at('?lang=en');
    await waitForSteps(page, 1);
    await page.evaluate(() => document.querySelector('main')?.append(document.createElement('button')));
    expect(await barriers(page)).toEqual(['button-name: <button></button>']);
  });
});
