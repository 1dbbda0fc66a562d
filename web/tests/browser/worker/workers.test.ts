// SPDX-License-Identifier: MIT
/** Real workers that hang, die or have no memory: noticed, and made anew with their past. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { alert_of, open, site, trains, WORKER } from '../support/stage';
import { latestLosses, pause, steps, waitForSteps } from '../support/visit';

const QUERY = '?lang=en&stop=0&data=learnable&batch=96';

/** Prefixed to the worker's script: does what the test's page says, on a channel of its own, once it has said so. */
const faulty_worker = (who: number) => `
  const channel = new BroadcastChannel('mischief');
  channel.onmessage = ({ data: { to, what } }) => {
    if (!to?.includes(${who})) return;
    channel.postMessage({ heard: ${who} });
    if (what === 'hang') for (;;);
    if (what === 'close') self.close();
    if (what === 'throw') setTimeout(() => { throw new TypeError('mischief'); });
    if (what === 'memory')
      Float32Array.prototype.slice = () => { throw new RangeError('Array buffer allocation failed'); };
  };
`;

/** Opened with workers that can be told to misbehave: the first is 1, the second 2, the one made anew 3. */
async function open_with_faulty_workers(query: string) {
  let who = 0;
  site.troubled = true;
  site.fault_of = (name) => (WORKER.test(name) ? { before: faulty_worker(++who) } : undefined);
  const page = await open({ query });
  /** Resolves when all of them have heard it: who is asked something before would answer. */
  const send = (to: number[], what: string) =>
    page.evaluate(
      (acknowledgements) =>
        new Promise<void>((done) => {
          const channel = new BroadcastChannel('mischief');
          const deaf = new Set(acknowledgements.to);
          channel.onmessage = ({ data: { heard: received } }) => {
            deaf.delete(received);
            if (deaf.size === 0) done();
          };
          channel.postMessage(acknowledgements);
        }),
      { to, what },
    );
  return { page, send, count: () => who };
}

/** The first banner with this title says so and offers a new worker, which is taken and trains on. */
async function expect_replacement(
  page: Page,
  title: string | RegExp,
  words: string[],
  offer: string,
): Promise<void> {
  const banner = alert_of(page, title).first();
  for (const sentence of words) await banner.getByText(sentence).waitFor();
  const reached = await steps(page);
  await banner.getByRole('button', { name: offer }).click();
  await waitForSteps(page, reached + 50);
  expect(await page.locator('.banner').count()).toBe(0);
}

/** Paused, the page's link shows the same losses in other workers, which nothing befell. */
async function is_straight(page: Page): Promise<void> {
  const step = await pause(page);
  const losses = await latestLosses(page);
  await page.reload();
  await waitForSteps(page, step);
  await page.getByRole('button', { name: 'Play' }).waitFor();
  expect(await steps(page)).toBe(step);
  expect(await latestLosses(page)).toEqual(losses);
}

const ANEW = 'Start the worker anew';

it('workers that die of an error, have no memory or close themselves: said, and made anew they go on to the bit', async () => {
  const { page, send, count } = await open_with_faulty_workers(QUERY.replace('lang=en', 'lang=zh'));
  await waitForSteps(page, 20);
  await send([2], 'throw');
  const dead = ['后台线程自行终止了。', 'TypeError: mischief'];
  await expect_replacement(page, '动量：无法继续', dead, '重新启动后台线程');
  await page.getByRole('button', { name: 'English' }).click();
  await send([1], 'memory');
  const full = ['There was not enough memory.'];
  await expect_replacement(page, 'Plain gradient descent could not go on', full, ANEW);
  await send([count() - 1, count()], 'close');
  await expect_replacement(page, /: not answering$/, ['has not answered for some seconds'], ANEW);
  await is_straight(page);
});

it('one that hangs at full speed goes on to the bit, and Reset and a preset get live workers at once', async () => {
  const { page, send, count } = await open_with_faulty_workers(`${QUERY}&speed=max`);
  await waitForSteps(page, 50);
  await send([2], 'hang');
  await expect_replacement(page, /: not answering$/, ['has not answered for some seconds'], ANEW);
  await is_straight(page);
  await page.getByRole('button', { name: 'Play' }).click();
  await send([count() - 1, count()], 'hang');
  await page.getByRole('button', { name: 'Reset' }).click();
  await expect.poll(() => steps(page), { message: 'step 0' }).toBe(0);
  await trains(page);
  await send([count()], 'hang');
  await page.locator('.presets').getByRole('button', { name: 'Learnable labels' }).click();
  await trains(page);
});

it('a laptop that slept is no worker that hangs, nor one that does not come', async () => {
  let arrive = () => {};
  const late = new Promise<void>((done) => {
    arrive = done;
  });
  let requests = 0;
  site.troubled = true;
  site.fault_of = (name) => {
    if (!WORKER.test(name)) return undefined;
    requests++;
    return { late };
  };
  const page = await open({ query: QUERY, prepare: (fresh) => fresh.clock.install() });
  const sleep = async () => {
    await page.clock.fastForward(3_600_000);
    await page.clock.runFor(1000);
    expect(await page.locator('.banner').count()).toBe(0);
  };
  await expect.poll(() => requests, { message: 'workers are waited for' }).toBeGreaterThan(0);
  await page.locator('.status').getByText('Loading the training core…').waitFor();
  await sleep();
  arrive();
  await waitForSteps(page, 10);
  await sleep();
  const reached = await steps(page);
  await waitForSteps(page, reached + 10);
});
