// SPDX-License-Identifier: MIT
/** One figure in a page of somebody else: another origin, whose own policy is strict; and at every width of a frame. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { snippet_of } from '../../../src/modes/share/snippet';
import { barriers } from '../support/barriers';
import { allow, open, site, still } from '../support/stage';

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

/** `more`: what the course page says of its frame. */
const framed = (query: string, more: string) =>
  snippet_of(`${site.url}${query}`, 'Momentum Lab')
    .replace('100%', '700')
    .replace('<iframe', `<iframe ${more}`);

const step_of = async (frame: FrameLocator) =>
  Number((await frame.getByTestId('step').innerText()).replace(/\D/g, ''));
const at_step = (frame: FrameLocator, step: number) =>
  expect.poll(() => step_of(frame), { message: `step ${step}` }).toBe(step);

/** How much wider and higher a document is than its frame. */
const overflow = (frame: FrameLocator | Page) =>
  frame
    .locator('html')
    .evaluate(({ scrollWidth, scrollHeight }) => [
      scrollWidth - innerWidth,
      Math.max(0, scrollHeight - innerHeight),
    ]);

async function fits(page: Page, id: string, widths: number[]): Promise<void> {
  const frame = page.frameLocator(id);
  for (const width of widths) {
    await page.locator(id).evaluate((element, px) => element.setAttribute('width', String(px)), width);
    await expect
      .poll(() => frame.locator('html').evaluate(() => innerWidth), { message: `a frame of ${width} px` })
      .toBe(width);
    await expect.poll(() => overflow(frame), { message: `${id}, ${width} px` }).toEqual([0, 0]);
  }
}

/** A key that the figure does not use, and Esc: the page around it has the keyboard, and hears of the key. */
async function gives_keys_back(page: Page, figure: FrameLocator): Promise<void> {
  const has_keys = () => page.evaluate(() => document.activeElement?.tagName);
  const enter = async () => {
    await figure.locator('.embed-said').click();
    await expect.poll(has_keys).toBe('IFRAME');
  };
  await page.evaluate(() =>
    addEventListener('message', ({ data }) => document.body.setAttribute('data-told', String(data))),
  );
  await enter();
  const before = await step_of(figure);
  await page.keyboard.press('s');
  await at_step(figure, before + 1);
  expect(await has_keys()).toBe('IFRAME');
  await page.keyboard.press('ArrowRight');
  await page.locator('body[data-told=\'{"method":"triggerKey","args":[39]}\']').waitFor();
  expect(await has_keys()).toBe('BODY');
  await enter();
  await page.keyboard.press('Escape');
  await expect.poll(has_keys).toBe('BODY');
}

/** So many drawings of the screen pass. */
const drawings = (page: Page, count: number) =>
  page.evaluate(async (count) => {
    for (let i = 0; i < count; i++) await new Promise(requestAnimationFrame);
  }, count);

/** Scrolled out of sight it stops, at whatever speed, and goes on when it is seen. */
async function rests_unseen(page: Page, figure: FrameLocator): Promise<void> {
  await figure.getByRole('button', { name: 'Play' }).click();
  const above = (px: number) =>
    page.evaluate((px) => {
      for (const title of document.querySelectorAll('h1')) title.style.marginBottom = `${px}px`;
    }, px);
  await above(9000);
  let before = await step_of(figure);
  // What was made until it was out of sight may still be written.
  const rests = async () => {
    before = await step_of(figure);
    await drawings(page, 40);
    return (await step_of(figure)) === before;
  };
  await expect.poll(rests, { message: 'rests' }).toBe(true);
  await above(0);
  await expect.poll(() => step_of(figure), { message: 'goes on' }).toBeGreaterThan(before);
  await figure.getByRole('button', { name: 'Pause' }).click();
}

describe('in a course page', () => {
  // Some course platforms give a frame no origin: then no module comes from a server, nor is there a storage.
  it('plays, and as one file without an origin, too; fits frames of any width, and has no barrier', async () => {
    const query = '?lang=en&theme=light&view=embed&steps=0&speed=10';
    const one_file = 'momentum-lab.html?lang=zh&theme=dark&view=embed';
    body = framed(query, 'id="figure"') + framed(one_file, 'id="alone" sandbox="allow-scripts"');
    const page = await open({ base: address, options: { ...still, viewport: { width: 900, height: 1100 } } });
    const [figure, bare] = [page.frameLocator('#figure'), page.frameLocator('#alone')];
    for (const frame of [figure, bare]) await frame.locator('.embed .end-label').first().waitFor();
    await figure.getByRole('button', { name: 'Step 1' }).click();
    await at_step(figure, 1);
    await bare.getByRole('button', { name: '走一步' }).click();
    await at_step(bare, 1);
    await figure.getByRole('button', { name: 'Play' }).click();
    await bare.getByRole('button', { name: '播放' }).click();
    for (const frame of [figure, bare])
      await expect.poll(() => step_of(frame), { message: 'both play' }).toBeGreaterThan(300);
    await figure.getByRole('button', { name: 'Pause' }).click();
    await bare.getByRole('button', { name: '暂停' }).click();
    await gives_keys_back(page, figure);
    await rests_unseen(page, figure);
    const link = figure.getByRole('link', { name: 'Open in Momentum Lab' });
    await expect
      .poll(async () => (await link.getAttribute('href'))?.includes(`&steps=${await step_of(figure)}&`))
      .toBe(true);
    for (const [id, rules] of [
      ['#figure', 'all'],
      ['#alone', 'colours'],
    ] as const) {
      await fits(page, id, [280, 360, 880, 639]);
      const content_frame = await (await page.locator(id).elementHandle())?.contentFrame();
      expect(content_frame && (await barriers(content_frame, rules)), id).toEqual([]);
    }
    await figure.getByRole('button', { name: 'Reset' }).click();
    await at_step(figure, 0);
    expect(page.url()).toBe(address);
    // What is ours is not the course page's.
    allow(new RegExp(`outside the site's folder: ${site.url}`));
  });
});

it('in 280 px names stay in the frame, however long, and a step’s code lies below what it is of', async () => {
  const names = 'a.name=Without-any-memory-of-what-was-before&b.name=Donaudampfschifffahrtsgesellschaft';
  const options = { ...still, viewport: { width: 280, height: 420 } };
  const page = await open({ query: `?view=embed&lang=en&steps=30&${names}`, options });
  await page.locator('.end-label').nth(1).waitFor();
  const rights = await page
    .locator('.end-label *')
    .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().right));
  expect(Math.max(...rights)).toBeLessThanOrEqual(280);
  const step = await open({ query: '?view=embed&room=inside&lang=en&steps=30', options });
  const line = step.locator('.code-line');
  await line.waitFor();
  const below = (locator: typeof line) => locator.evaluate((one) => one.getBoundingClientRect().bottom);
  const gap = (await below(step.locator('.embed-figure'))) - (await below(line));
  expect(Math.abs(gap)).toBeLessThan(1);
});

describe.each([
  ['the ravine', 'room=ravine', 'room=ravine', '.ravine-labels .end', 'whole'],
  ['a step', 'room=inside&steps=30&phase=3', 'room=inside&steps=30', '.station:visible', 'whole'],
  // A lesson is read on, down the frame.
  ['a lesson', 'room=learn&chapter=5', 'room=learn&chapter=1', '.lesson-verbs .plain:enabled', 'long'],
] as const)('%s', (_, english, chinese, there, kind) => {
  it.each([
    [`lang=en&theme=light&${english}`, 'all'],
    [`lang=zh&theme=dark&${chinese}`, 'colours'],
  ] as const)('fits every width, and has no barrier: %s', async (query, rules) => {
    const options = { ...still, viewport: { width: 280, height: 480 } };
    const page = await open({ query: `?view=embed&${query}`, options });
    await page.locator(`.embed ${there}`).first().waitFor();
    for (const width of [280, 360, 640, 1000, 1920]) {
      await page.setViewportSize({ width, height: 480 });
      await expect
        .poll(() => overflow(page), { message: `${width} px` })
        .toEqual([0, kind === 'whole' ? 0 : expect.any(Number)]);
      if (width === 280 || width === 1000) expect(await barriers(page, rules)).toEqual([]);
    }
  });
});
