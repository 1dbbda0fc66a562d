// SPDX-License-Identifier: MIT
/** Workers that hang, die or have no memory: words, and a button that makes them anew with their past. */
import type { BrowserContextOptions } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { alert_of, browser, open, site, trains, WORKER } from './faulty';
import { latestLosses, pause, steps, visit, waitForSteps } from './visit';

/** Prefixed to the worker's script: does what the test's page says, on a channel of its own. */
const mischief = (who: number) => `
  new BroadcastChannel('mischief').onmessage = ({ data: { to, what } }) => {
    if (to !== ${who} && to !== 'all') return;
    if (what === 'hang') for (;;);
    if (what === 'close') self.close();
    if (what === 'throw') setTimeout(() => { throw new TypeError('mischief'); });
    if (what === 'memory')
      Float32Array.prototype.slice = () => { throw new RangeError('Array buffer allocation failed'); };
  };
`;

/** Opened with workers that can be told to misbehave: the first is 1, the second 2. */
async function with_mischief(query: string, options: BrowserContextOptions = {}) {
  let who = 0;
  site.befall = (name) => (WORKER.test(name) ? { before: mischief(++who) } : undefined);
  const page = await open({ query, options });
  const tell = (to: number | 'all', what: string) =>
    page.evaluate((told) => new BroadcastChannel('mischief').postMessage(told), { to, what });
  return { page, tell };
}

/** What a page that nothing befell shows at this step. */
async function straight(query: string, step: number): Promise<string[]> {
  const other = await visit(browser, site, `${query}&steps=${step}`);
  await waitForSteps(other.page, step);
  await other.page.getByRole('button', { name: 'Play' }).waitFor();
  const losses = await latestLosses(other.page);
  await other.close();
  return losses;
}

describe('workers', () => {
  const QUERY = '?lang=en&stop=0&data=learnable&batch=96';
  const ways: [string, string, number | 'all'][] = [
    ['hangs', 'hang', 1],
    ['hangs at full speed', 'hang', 2],
    ['closes itself', 'close', 2],
    ['and the other close themselves', 'close', 'all'],
  ];
  it.each(ways)('one %s: said in words, and made anew it goes on to the bit', async (way, what, to) => {
    const query = `${QUERY}&speed=${way.includes('full') ? 'max' : '10'}`;
    const { page, tell } = await with_mischief(query);
    await waitForSteps(page, 50);
    await tell(to, what);
    const banner = alert_of(page, /: not answering$/).first();
    await banner.getByText('has not answered for some seconds').waitFor();
    const reached = await steps(page);
    await banner.getByRole('button', { name: 'Start the worker anew' }).click();
    await waitForSteps(page, reached + 50);
    expect(await page.locator('.banner').count()).toBe(0);
    const step = await pause(page);
    expect(await latestLosses(page)).toEqual(await straight(query, step));
  });

  it('one that does not answer is ended after a while: Play again, not Pause', async () => {
    const { page, tell } = await with_mischief(`${QUERY}&speed=10`);
    await waitForSteps(page, 50);
    await tell(1, 'hang');
    const banner = alert_of(page, 'Plain gradient descent could not go on');
    await banner.getByText('did not answer and was ended').waitFor();
    await page.getByText('Stopped: see the message').waitFor();
    const reached = await steps(page);
    await page.getByRole('button', { name: 'Play' }).click();
    await waitForSteps(page, reached + 50);
    await pause(page);
  });

  it('one that dies of an error says which, in the page’s language', async () => {
    const { page, tell } = await with_mischief('?lang=zh&stop=0');
    await waitForSteps(page, 20);
    await tell(2, 'throw');
    const banner = alert_of(page, '动量：无法继续');
    await banner.getByText('后台线程自行终止了。').waitFor();
    await banner.getByText('TypeError: mischief').waitFor();
    const reached = await steps(page);
    await banner.getByRole('button', { name: '重新启动后台线程' }).click();
    await waitForSteps(page, reached + 20);
  });

  it('one that dies before its first step leaves the room of a step its choice of runs', async () => {
    let who = 0;
    site.befall = (name) =>
      WORKER.test(name) && ++who === 1
        ? { before: "self.close(); throw new TypeError('mischief');" }
        : undefined;
    const page = await open({ query: '?lang=en&room=inside&steps=5&inside=a' });
    await alert_of(page, /^Plain gradient descent/).waitFor();
    expect(await page.locator('.station').count()).toBe(0);
    await page.locator('.inside-head').waitFor();
    await page.locator('.inside-head').getByRole('radio', { name: 'Momentum' }).check({ force: true });
    await page.locator('.station').first().waitFor();
  });

  it('one without memory says so', async () => {
    const { page, tell } = await with_mischief(QUERY);
    await waitForSteps(page, 20);
    await tell(1, 'memory');
    const banner = alert_of(page, 'Plain gradient descent could not go on');
    await banner.getByText('There was not enough memory.').waitFor();
    const reached = await steps(page);
    await banner.getByRole('button', { name: 'Start the worker anew' }).click();
    await waitForSteps(page, reached + 20);
  });

  it('Reset, a preset and a seed get live workers at once', async () => {
    const { page, tell } = await with_mischief(`${QUERY}&speed=max`);
    await waitForSteps(page, 50);
    await tell('all', 'hang');
    await page.getByRole('button', { name: 'Reset' }).click();
    await expect.poll(() => steps(page)).toBe(0);
    await trains(page);
    const next = { to: 3, what: 'hang' };
    await page.evaluate((told) => new BroadcastChannel('mischief').postMessage(told), next);
    await page.getByRole('button', { name: 'Learnable labels' }).click();
    await trains(page);
  });

  it('a replay of a link that hangs goes on to its end', async () => {
    const query = `${QUERY}&b.lr=0.1,0.2@4000`;
    const { page, tell } = await with_mischief(`${query}&steps=30000`);
    await waitForSteps(page, 100);
    await tell(2, 'hang');
    const banner = alert_of(page, 'Momentum: not answering');
    await banner.getByRole('button', { name: 'Start the worker anew' }).click();
    await waitForSteps(page, 30_000);
    await page.getByRole('button', { name: 'Play' }).waitFor();
    expect(await steps(page)).toBe(30_000);
    expect(await latestLosses(page)).toEqual(await straight(query, 30_000));
  });

  it('a laptop that slept is no worker that hangs', async () => {
    const page = await open({ query: QUERY, prepare: (fresh) => fresh.clock.install() });
    await waitForSteps(page, 10);
    await page.clock.fastForward(3_600_000);
    await page.clock.runFor(1000);
    expect(await page.locator('.banner').count()).toBe(0);
    const reached = await steps(page);
    await waitForSteps(page, reached + 10);
  });
});
