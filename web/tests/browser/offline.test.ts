// SPDX-License-Identifier: MIT
/** Without network after one visit, and a new version that waits for a click. More of both: tests/long. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launch_whole_chromium } from './browsers';
import { at_home, banner, offered, step_once, updates, version, version_of, works_offline } from './offline';
import { steps, waitForSteps } from './visit';

/** Chromium finds nothing against it but that its window here is a private one. */
async function may_be_installed(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const errors = async () => {
    const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
    return installabilityErrors.map(({ errorId }) => errorId);
  };
  await expect.poll(errors, { message: 'may be installed' }).toEqual(['in-incognito']);
}

let chromium: Browser;
beforeAll(async () => {
  chromium = await launch_whole_chromium();
});
afterAll(() => chromium.close());

it('everything works without a server: reload, rooms, links, the comparison, bench.html', () =>
  works_offline(chromium, may_be_installed));

it('a new version says so, waits for a click, and brings along what was there', () =>
  at_home(chromium, async (home) => {
    home.site.folder = version('1');
    const page = await offered(home, version('2'), '?seed=5&steps=30&lang=en');
    await step_once(page);
    expect(await version_of(page)).toBe('1');
    await updates(page);
    await waitForSteps(page, 31);
    expect(await steps(page)).toBe(31);
    expect(page.url()).toContain('seed=5');
    expect(await banner(page).count()).toBe(0);
  }));
