// SPDX-License-Identifier: MIT
/** One figure in a page of somebody else: another origin, whose own policy is strict. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { snippet_of } from '../../src/views/share/snippet';
import { barriers } from './barriers';
import { allow, open, site, still } from './faulty';

let host: Server;
let address = '';
/** What stands on the course page. */
let body = '';

beforeAll(async () => {
  host = createServer((_, response) => {
    const policy = `default-src 'none'; frame-src ${new URL(site.url).origin}`;
    response.writeHead(200, { 'content-type': 'text/html', 'content-security-policy': policy });
    response.end(`<!doctype html><html lang="en"><title>Course</title><main><h1>Course</h1>${body}</main>`);
  });
  await new Promise<void>((listening) => host.listen(0, '127.0.0.1', listening));
  // Another host by name as well as by port.
  address = `http://localhost:${(host.address() as AddressInfo).port}/`;
});
afterAll(() => {
  host.close();
  host.closeAllConnections();
});

/** The course page with the snippet, and the frame in it; `more`: what the course page says of its frames. */
async function course(query: string, width = 700, more = ''): Promise<{ page: Page; frame: FrameLocator }> {
  body = snippet_of(`${site.url}${query}`, 'Momentum Lab')
    .replace('100%', String(width))
    .replace('<iframe', `<iframe ${more}`);
  const page = await open({
    query: 'licenses.txt',
    options: { ...still, viewport: { width: 900, height: 700 } },
  });
  await page.goto(address);
  // The course page itself is no file of ours.
  allow(/outside the site's folder/);
  const frame = page.frameLocator('iframe');
  await frame.locator('.embed .end-label').first().waitFor();
  return { page, frame };
}

const step_of = async (frame: FrameLocator) =>
  Number((await frame.getByTestId('step').innerText()).replace(/\D/g, ''));

describe('in a frame', () => {
  it('plays, steps and resets, and leads to the page', async () => {
    const { page, frame } = await course('?lang=en&view=embed&steps=0&speed=10');
    await frame.getByRole('button', { name: 'Step 1' }).click();
    await expect.poll(() => step_of(frame)).toBe(1);
    await frame.getByRole('button', { name: 'Play' }).click();
    await expect.poll(() => step_of(frame)).toBeGreaterThan(30);
    await frame.getByRole('button', { name: 'Pause' }).click();
    await page.waitForTimeout(300);
    const step = await step_of(frame);
    const link = frame.getByRole('link', { name: 'Open in Momentum Lab' });
    await expect.poll(() => link.getAttribute('href')).toMatch(new RegExp(`&steps=${step}&`));
    expect(await link.getAttribute('href')).not.toContain('view=');
    expect([await link.getAttribute('target'), await link.getAttribute('rel')]).toEqual([
      '_blank',
      'noopener',
    ]);
    await frame.getByRole('button', { name: 'Reset' }).click();
    await expect.poll(() => step_of(frame)).toBe(0);
    allow(/outside the site's folder/);
    expect(page.url()).toBe(address);
  });

  it('has no chrome: no header, no tabs, no settings', async () => {
    const { frame } = await course('?lang=en&view=embed&steps=10');
    expect(await frame.locator('.top, .tabs, .panel, .presets, .foot').count()).toBe(0);
    await expect.poll(() => frame.locator('.embed-said').innerText()).toContain('Momentum');
    expect(await frame.locator('.end-label').allInnerTexts()).toHaveLength(2);
  });

  // Some course platforms give a frame no origin: then no module comes from a server, nor is there a storage.
  it('plays in a frame without an origin, as one file', async () => {
    const { frame } = await course('momentum-lab.html?lang=en&view=embed', 700, 'sandbox="allow-scripts"');
    await frame.getByRole('button', { name: 'Step 1' }).click();
    await expect.poll(() => step_of(frame)).toBe(1);
  });

  it.each([
    [280, 'en'],
    [280, 'zh'],
    [360, 'en'],
    [639, 'zh'],
    [880, 'en'],
  ])('fits a frame %d px wide: %s', async (width, lang) => {
    const { frame } = await course(`?lang=${lang}&view=embed&steps=300`, width);
    await expect.poll(() => step_of(frame)).toBe(300);
    const over = () =>
      frame
        .locator('html')
        .evaluate(({ scrollWidth, scrollHeight }) => [
          scrollWidth - innerWidth,
          Math.max(0, scrollHeight - innerHeight),
        ]);
    await expect.poll(over).toEqual([0, 0]);
  });
});

it.each(['?lang=en&theme=light', '?lang=zh&theme=dark'])('has no barrier: %s', async (query) => {
  const options = { ...still, viewport: { width: 640, height: 420 } };
  const page = await open({ query: `${query}&view=embed&steps=100`, options });
  await page.locator('.embed .end-label').first().waitFor();
  expect(await barriers(page)).toEqual([]);
});
