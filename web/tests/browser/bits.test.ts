// SPDX-License-Identifier: MIT
/** The shipped wasm gives the bits that native builds are held to, in Chromium and in Firefox. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { experiments, hashes, task, train } from '../library/bits';
import { launchChromium, launchFirefox, type Site, serveSite } from './support';

async function train_in(browser: Browser, site: Site): Promise<number[][]> {
  const page = await browser.newPage();
  try {
    await page.goto(`${site.url}lib/momentum.d.ts`);
    const load = `import { loadMomentum } from '${site.url}lib/momentum.js'; globalThis.momentum = await loadMomentum();`;
    await page.addScriptTag({ type: 'module', content: load });
    await page.waitForFunction(() => globalThis.momentum !== undefined);
    return await page.evaluate(train, task);
  } finally {
    await page.close();
  }
}

describe('bit-identity', () => {
  let site: Site;
  beforeAll(async () => {
    site = await serveSite();
  });
  afterAll(() => site.close());

  it.each([
    ['Chromium', launchChromium],
    ['Firefox', launchFirefox],
  ])('%s gives the bits of native builds', async (_, launch) => {
    const browser = await launch();
    try {
      expect(hashes(await train_in(browser, site))).toEqual(experiments.map(({ hash }) => hash));
    } finally {
      await browser.close();
    }
  });
});
