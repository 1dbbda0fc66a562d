// SPDX-License-Identifier: MIT
/** Nothing jumps: the layout shifts of a visit, from the first paint on, while the runs go. */
import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { at_rest, forgive, has_not_jumped, watch_shifts } from '../support/shifts';
import { open } from '../support/stage';
import { pace, speak } from '../support/switches';
import { waitForSteps } from '../support/visit';

const tall = { viewport: { width: 412, height: 823 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };
const small = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const tablet = { viewport: { width: 1024, height: 768 } };

const watched = (query: string, options: BrowserContextOptions) =>
  open({ query, options, prepare: watch_shifts });

it.each([
  ['a lesson, desktop', '?room=learn&chapter=5&lang=en', '.lesson-verbs .plain:enabled', {}],
  ['a lesson, phone, Chinese', '?room=learn&chapter=1&lang=zh', '.lesson-verbs .plain:enabled', tall],
  ['inside a step, desktop, Chinese', '?room=inside&steps=20&lang=zh', '.station.done', {}],
  ['inside a step, phone', '?room=inside&steps=20&lang=en', '.station.done', tall],
  ['a ravine, phone', '?room=ravine&lang=en', '.ravine-figure', tall],
])('nothing jumps until it is there: %s', async (_, query, there, options) => {
  const page = await watched(query, options);
  await page.locator(there).first().waitFor();
  await at_rest(page);
  await has_not_jumped(page);
});

/** To the stop nobody asked for: first at the usual pace. */
async function plays_on(page: Page): Promise<void> {
  await waitForSteps(page, 300);
  await pace(page, '100');
  await expect
    .poll(() => page.locator('main').innerText(), { message: 'paused at step 2,000' })
    .toMatch(/Paused at step 2,000|停在第 2,000 步/);
  await has_not_jumped(page);
}

const verb = (page: Page, name: RegExp) => page.getByRole('button', { name }).click();

it.each([
  ['laptop', '?lang=zh', {}],
  ['phone', '?lang=zh', small],
])(
  'nothing jumps from the first paint to its stop and past it, nor again in English: %s',
  async (_, query, options) => {
    const page = await watched(query, options);
    await plays_on(page);
    await verb(page, /^播放$/);
    await waitForSteps(page, 2500);
    await has_not_jumped(page);
    await verb(page, /^暂停$/);
    await speak(page, 'en');
    await verb(page, /^Reset$/);
    await expect.poll(() => page.getByTestId('step').innerText(), { message: 'at the start' }).toBe('0');
    await pace(page, '10');
    await forgive(page);
    await verb(page, /^Play$/);
    await plays_on(page);
  },
);

it('nothing jumps from the first paint to its stop on a tablet, at high speed', async () => {
  await plays_on(await watched('?lang=en&speed=100', tablet));
});
