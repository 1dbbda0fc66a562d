// SPDX-License-Identifier: MIT
/** momentum-lab.html, the whole page in one file, opened from disk in any engine: all that it can do. */
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { open_every_room } from './rooms';
import { allow, open } from './stage';
import { latestLosses, pause, waitForSteps } from './visit';

export const FILE = new URL('../../../../dist/momentum-lab.html', import.meta.url).href;
const EXPERIMENT = '?data=learnable&seed=7&b.momentum=0.8&stop=0&lang=en';

/** Whatever else it asks for is a complaint. */
export const open_file = (engine: Browser, query: string): Promise<Page> =>
  open({ base: FILE, query, engine });

/** What the card of the first run says that its start was: the hashes of weights and data. */
const start = (page: Page) => page.locator('.same-start').first().textContent();

/** A page at rest at a step of its link. */
async function rests_at(page: Page, step: number): Promise<void> {
  await waitForSteps(page, step);
  await page.getByRole('button', { name: 'Play' }).waitFor();
}

/** Plays at once; its address keeps the experiment, which is the same in the page that is served. */
export async function trains_as_served(engine: Browser): Promise<void> {
  const page = await open_file(engine, EXPERIMENT);
  await waitForSteps(page, 50);
  expect(await page.locator('.banner').count()).toBe(0);
  const step = await pause(page);
  const [losses, begun, link] = [await latestLosses(page), await start(page), new URL(page.url()).search];
  expect(losses).toHaveLength(2);
  expect(begun).toMatch(/[0-9a-f]{8}/);
  expect(new URLSearchParams(link).get('steps')).toBe(String(step));
  for (const again of [() => page.reload().then(() => page), () => open({ query: link, engine })]) {
    const shown = await again();
    await rests_at(shown, step);
    expect(await latestLosses(shown)).toEqual(losses);
    expect(await start(shown)).toBe(begun);
  }
  await has_everything(page);
}

/** Its rooms, the comparison, its licences; and no way to a page that is not there. */
async function has_everything(page: Page): Promise<void> {
  await open_every_room(page);
  await page.getByRole('button', { name: /matches PyTorch/ }).click();
  await page.getByText(/All 12/).waitFor();
  await page.keyboard.press('Escape');
  const links = page.getByRole('contentinfo').getByRole('link');
  expect(await links.allTextContents()).toEqual(['Licences']);
  await links.click();
  await page.getByText('Clément Vasseur').waitFor();
  // Firefox's own style for texts is refused, as any that is not the page's.
  allow(/blocked an inline style/);
}
