// SPDX-License-Identifier: MIT
/** The built page under a sub-path, used as people use it: in whole Chromium, and on the way to its other pages and back. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { launch_whole_chromium } from '../support/browsers';
import { open, site } from '../support/stage';
import { latestLosses, pause, steps, type, waitForSteps } from '../support/visit';

/** The exact numbers in the loss chart's table. */
const losses = (page: Page) =>
  page.locator('#loss data').evaluateAll((cells) => cells.map((cell) => cell.getAttribute('value')));

const next_is = (page: Page, phase: string) => page.getByText(`next: ${phase}`).waitFor();

/** The small charts' pictures, drawn in the frame after the one that wrote the step. */
async function pictures(page: Page): Promise<string[]> {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  return page
    .locator('.small-chart canvas')
    .evaluateAll((all) => all.map((canvas) => (canvas as HTMLCanvasElement).toDataURL()));
}

it('trains at once, from the loss PyTorch starts at; its link goes to the clipboard, its keys are listed', async () => {
  const engine = await launch_whole_chromium();
  try {
    const page = await open({
      query: '?data=random',
      options: { permissions: ['clipboard-read', 'clipboard-write'] },
      engine,
    });
    await waitForSteps(page, 50);
    await page.getByText(/same start ✓ [0-9a-f]{8}/).waitFor();
    const count = await pause(page);
    const [plain, momentum] = await latestLosses(page);
    expect(plain).toMatch(/^Plain gradient descent1\.1368/);
    expect(momentum).toMatch(/^Momentum1\.1368/);

    // Who points at a preset reads what to look for.
    await page.getByRole('button', { name: 'Four rules' }).hover();
    await page.locator('.preset-note').getByText('look at the leader board').waitFor();

    const copied = () => page.evaluate(() => navigator.clipboard.readText());
    await page.getByRole('button', { name: 'Share link' }).click();
    await page.getByText('Link copied').waitFor();
    expect((await copied()).startsWith(site.url)).toBe(true);
    expect(await copied()).toContain(`steps=${count}`);
    await page.getByRole('button', { name: 'the set-up (paused at 0)' }).click();
    await page.getByText('opens this set-up').waitFor();
    expect(await copied()).toMatch(/steps=0$/);
    await page.getByRole('button', { name: 'the runs, playing' }).click();
    await page.getByText('plays from the start').waitFor();
    expect(await copied()).not.toContain('steps=');
    await page.keyboard.press('Escape');
    await page.getByText('plays from the start').waitFor({ state: 'detached' });

    await page.keyboard.press('s');
    await waitForSteps(page, count + 1);
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.close();
  } finally {
    await engine.close();
  }
});

it('back from the speed page, by its link or the browser’s way, all is as it was, and both lead to the licences', async () => {
  const page = await open({ query: '?lang=en&data=learnable&seed=7&batch=96&b.momentum=0.95&speed=10' });
  await waitForSteps(page, 60);
  await type(page.getByRole('textbox', { name: 'Learning rate lr of Momentum' }), '0.05');
  // At full speed the small charts are drawn less often; they end at the last step.
  await type(page.getByRole('textbox', { name: 'step', exact: true }), '1234');
  await page.getByRole('radio', { name: 'max' }).check({ force: true });
  await waitForSteps(page, 1234);
  await page.getByRole('button', { name: 'Play' }).waitFor();
  const drawn = await pictures(page);
  expect(drawn.length).toBeGreaterThan(1);
  for (const phase of ['Backward', 'Velocity']) {
    await page.getByRole('button', { name: /Step phase by phase/ }).click();
    await next_is(page, phase);
  }
  const before = await losses(page);
  expect(before).toHaveLength(8);

  const is_as_before = async () => {
    await waitForSteps(page, 1234);
    await next_is(page, 'Velocity');
    await page.getByRole('button', { name: 'Play', exact: true }).waitFor();
    expect(await steps(page)).toBe(1234);
    expect(await losses(page)).toEqual(before);
  };
  const licences = (name: string) => page.getByRole('contentinfo').getByRole('link', { name });

  await page.getByRole('link', { name: /How fast/ }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.getByRole('button', { name: '中文' }).click();
  const from_bench = await licences('开源许可').evaluate((link) => (link as HTMLAnchorElement).href);
  expect(from_bench).toBe(`${site.url}licenses.txt`);
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('link', { name: /Back/ }).click();
  await is_as_before();
  // This time each step was replayed by the link, and the charts drawn at rest.
  for (const phase of ['Backward', 'Forward']) {
    await page.keyboard.press('Shift+P');
    await next_is(page, phase);
  }
  expect(await pictures(page)).toEqual(drawn);
  for (const phase of ['Backward', 'Velocity']) {
    await page.keyboard.press('p');
    await next_is(page, phase);
  }

  await page.getByRole('link', { name: /How fast/ }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.goBack();
  await is_as_before();

  await licences('Licences').click();
  await page.waitForURL(from_bench);
  // UTF-8, though no header says so.
  await page.getByText('Clément Vasseur').waitFor();
});
