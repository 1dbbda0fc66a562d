// SPDX-License-Identifier: MIT
/** The comparison with PyTorch, opened from the page: trained in the browser, told in words, closed by Esc. */
import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { barriers } from './barriers';
import { allow, befall, LOST, mend, open, site, still } from './faulty';

const WORKER = /^assets\/compare-entry-.*\.js$/;
const RECORD = /^assets\/pytorch-.*\.json$/;

const link = (page: Page) => page.getByRole('button', { name: /^(matches PyTorch|与 PyTorch 一致) ✓$/ });
const dialog = (page: Page) =>
  page.getByRole('dialog', { name: /^(Compared with PyTorch|与 PyTorch 对照)$/ });
const rows = (page: Page) => dialog(page).locator('tbody tr');

const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 } };
const views: [string, string, BrowserContextOptions, RegExp[]][] = [
  [
    'laptop, English',
    '?lang=en',
    still,
    [
      /^All 12 experiments match PyTorch: .* is 1\.1e−6\. Ours is the nearer to float64 in 8 of 12 experiments, PyTorch in 2, equal in 2\.$/,
      /^random labels · plain GDlr 0\.1 · seed 22 100 1\.0961646 1\.0961647 2\.2e−7 5\.7e−8nearer 2\.4e−7 1\.0e−7nearer 2\.8e−7$/,
    ],
  ],
  [
    'phone, Chinese, dark',
    '?lang=zh',
    { ...still, ...phone, colorScheme: 'dark' },
    [
      /^12 个实验全部与 PyTorch 一致：.*最多相差 1\.1e−6。12 个实验中，本页更接近 float64 的有 8 个，PyTorch 更接近的有 2 个，不相上下的有 2 个。$/,
      /^随机标签 · 普通梯度下降lr 0\.1 · 随机种子 22 100 1\.0961646 1\.0961647 2\.2e−7 5\.7e−8更近 2\.4e−7 1\.0e−7更近 2\.8e−7$/,
    ],
  ],
];

it.each(views)('twelve experiments, told and shown: %s', async (_, query, options, [sentence, row]) => {
  const asked: string[] = [];
  const page = await open({
    query,
    options,
    prepare: async (fresh) =>
      fresh.on('request', (request) => asked.push(request.url().slice(site.url.length))),
  });
  const files = () => asked.filter((name) => WORKER.test(name) || RECORD.test(name));
  await link(page).waitFor();
  await page.getByRole('button', { name: /^(Step 1|走一步)$/ }).click();
  expect(files()).toEqual([]);

  await link(page).click();
  const verdict = dialog(page).locator('[aria-live]');
  await expect.poll(() => verdict.textContent()).toMatch(sentence as RegExp);
  expect(files()).toHaveLength(2);
  expect(await rows(page).count()).toBe(12);
  const cells = await rows(page).first().locator('th, td').allTextContents();
  expect(cells.join(' ')).toMatch(row as RegExp);
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(await overflow()).toBe(0);
  expect(await barriers(page)).toEqual([]);
  expect(page.workers()).toHaveLength(2);

  await page.keyboard.press('Escape');
  await dialog(page).waitFor({ state: 'detached' });
  expect(await link(page).evaluate((button) => button === document.activeElement)).toBe(true);
  await page.keyboard.press('Enter');
  await expect.poll(() => verdict.textContent()).toMatch(sentence as RegExp);
});

/** Put before the worker's script: what becomes of its answers. */
const answering = (then: string) => `
  const post = self.postMessage.bind(self);
  self.postMessage = (message, moved) => {
    const losses = message.value?.losses;
    ${then}
    post(message, moved);
  };
`;

it('closed while it trains, it ends its worker', async () => {
  befall(WORKER, { before: answering('if (losses) return;') });
  const page = await open({ query: '?lang=en', options: still });
  await link(page).click();
  await dialog(page).getByText('Training the experiments here…').waitFor();
  await expect.poll(() => page.workers().length).toBe(3);
  await dialog(page).getByRole('button', { name: 'Close' }).click();
  await expect.poll(() => page.workers().length).toBe(2);
});

it.each([
  ['the worker', WORKER, 'The training core could not be loaded.'],
  ['PyTorch’s record', RECORD, 'PyTorch’s numbers did not arrive whole.'],
])('%s does not come: says so, and tries again', async (_, file, words) => {
  befall(file, 'missing');
  const page = await open({ query: '?lang=en', options: still });
  await link(page).click();
  await dialog(page).getByRole('alert').getByText(words).waitFor();
  mend();
  await dialog(page).getByRole('button', { name: 'Load again' }).click();
  await dialog(page).getByText('All 12 experiments match PyTorch').waitFor();
  allow(LOST);
  allow(/^failed: .*\.json$/);
});

it('a core that computes otherwise is not said to match', async () => {
  befall(WORKER, { before: answering('if (losses) losses[3] *= 1.0001;') });
  const page = await open({ query: '?lang=en', options: still });
  await link(page).click();
  await dialog(page)
    .getByText(/^12 of 12 experiments do not match PyTorch: .* is 0\.0001\.$/)
    .waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'differs from PyTorch ✗' }).waitFor();
});
