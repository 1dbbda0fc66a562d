// SPDX-License-Identifier: MIT
/** momentum-lab.html: the whole page in one file, opened from disk; and momentum-lab.zip, the folder. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOMS } from '../../src/state/contract';
import { DIST, launchChromium, launchFirefox, type Site, serveSite } from './support';
import { latestLosses, steps, type Visit, visit, waitForSteps } from './visit';

const FILE = new URL('../../../dist/momentum-lab.html', import.meta.url).href;
const RESTING = '?data=learnable&seed=7&b.momentum=0.8&stop=120&steps=0&lang=en';

/** As if the folder of the file were the site: whatever else is asked for is a complaint. */
const disk: Site = { url: FILE, folder: '', befall: () => undefined, close: async () => {} };

let site: Site;
beforeAll(async () => {
  site = await serveSite();
});
afterAll(() => site.close());

async function rested(page: Page): Promise<string[]> {
  await page.getByRole('button', { name: 'Play' }).click();
  await page.getByText('Paused at step 120').waitFor();
  expect(await steps(page)).toBe(120);
  return latestLosses(page);
}

/** What the card of the first run says that its start was: the hashes of weights and data. */
const start = (page: Page) => page.locator('.same-start').first().textContent();

describe.each([
  ['Chromium', launchChromium],
  ['Firefox', launchFirefox],
])('in %s, from disk', (_, launch) => {
  let browser: Browser;
  let open: Visit[] = [];
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser.close());

  const at = async (where: Site, query: string, still = false) => {
    const options = still ? ({ reducedMotion: 'reduce' } as const) : {};
    const visited = await visit(browser, where, query, options);
    open.push(visited);
    return visited.page;
  };
  const closed = async () => {
    const complaints = open.flatMap((visited) => visited.complaints);
    await Promise.all(open.map(({ close }) => close()));
    open = [];
    return complaints;
  };

  it('plays at once, and asks for no other file', async () => {
    const page = await at(disk, '');
    await waitForSteps(page, 50);
    expect(await page.locator('.banner').count()).toBe(0);
    expect(await closed()).toEqual([]);
  });

  it('trains to the same losses, from the same start, as the page that is served', async () => {
    const [here, there] = [await at(disk, RESTING, true), await at(site, RESTING, true)];
    const losses = await rested(here);
    expect(losses).toHaveLength(2);
    expect(losses).toEqual(await rested(there));
    expect(await start(here)).toMatch(/[0-9a-f]{8}/);
    expect(await start(here)).toBe(await start(there));
    expect(await closed()).toEqual([]);
  });

  it('the address keeps the experiment: loaded again, it is there', async () => {
    const page = await at(disk, RESTING, true);
    const losses = await rested(page);
    await expect.poll(() => page.url()).toContain('steps=120');
    await page.reload();
    await waitForSteps(page, 120);
    expect(await latestLosses(page)).toEqual(losses);
    expect(await closed()).toEqual([]);
  });

  it.each(ROOMS)('the room %s opens', async (room) => {
    const page = await at(disk, `?room=${room}&lang=en`);
    await page.locator('#room > :not(.loading)').first().waitFor();
    await expect.poll(() => page.locator('.loading').count()).toBe(0);
    expect(await page.locator('p.failed').count()).toBe(0);
    const here = page.getByRole('navigation').locator('[aria-current=page]');
    await expect.poll(() => here.count()).toBe(ROOMS.length > 1 ? 1 : 0);
    expect(await closed()).toEqual([]);
  });

  it('compares itself with PyTorch', async () => {
    const page = await at(disk, '?lang=en', true);
    await page.getByRole('button', { name: /matches PyTorch/ }).click();
    await page.getByText(/All 12/).waitFor();
    expect(await closed()).toEqual([]);
  });

  it('has its licences in it, and no way to a page that is not there', async () => {
    const page = await at(disk, '?lang=en', true);
    const links = page.getByRole('contentinfo').getByRole('link');
    // The page's own script is still on its way.
    await expect.poll(() => links.allTextContents()).toEqual(['Licences']);
    await links.click();
    await page.getByText('Clément Vasseur').waitFor();
    // Firefox's own style for texts is refused, as any that is not the page's.
    expect((await closed()).filter((one) => !/blocked an inline style/.test(one))).toEqual([]);
  });
});

describe('the file', () => {
  const text = () => readFileSync(`${DIST}/momentum-lab.html`, 'utf8');

  it('has at most 700 KB', () => {
    expect(Buffer.byteLength(text())).toBeLessThanOrEqual(700_000);
  });

  it('allows nothing from anywhere', () => {
    const [, policy = ''] = /Content-Security-Policy"\s+content="([^"]+)"/.exec(text()) ?? [];
    expect(policy).toMatch(
      /^default-src 'none'; script-src ('sha256-\S+' )+'wasm-unsafe-eval'; style-src 'sha/,
    );
    expect(policy).not.toMatch(/unsafe-inline|unsafe-eval(?!')|'unsafe-eval'|\*|https?:|'self'/);
  });

  it('cut on its way, or in a browser without what it needs, says so in both languages', async () => {
    const browser = await launchChromium();
    const page = await browser.newPage();
    await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'DecompressionStream'));
    await page.goto(FILE);
    await page.getByText('This file is not whole').waitFor();
    await page.getByText('文件不完整').waitFor();
    await browser.close();
  });
});

describe('momentum-lab.zip', () => {
  it('is the folder, without itself, all of one day', () => {
    const zip = new Uint8Array(readFileSync(`${DIST}/momentum-lab.zip`));
    const unpacked = unzipSync(zip);
    const files = readdirSync(DIST, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
    expect(Object.keys(unpacked)).toHaveLength(files.length - 1);
    for (const [name, bytes] of Object.entries(unpacked)) {
      const beside = DIST + name.replace(/^momentum-lab/, '');
      expect(existsSync(beside), name).toBe(true);
      expect(Buffer.from(bytes).equals(readFileSync(beside)), name).toBe(true);
    }
    // MS-DOS time and date of the first entry: midnight, 1 January 1980.
    expect([...zip.subarray(10, 14)]).toEqual([0, 0, 0x21, 0]);
  });
});
