// SPDX-License-Identifier: MIT
/** Safari's engine, as far as Debian's driver goes: every room, the lessons, the projector, a frame, the one file. */
import { Key } from 'selenium-webdriver';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AS_EVER } from '../browser/support/offline';
import { ROOMS } from '../browser/support/rooms';
import { DIST } from '../browser/support/site';
import { site } from '../browser/support/stage';
import { WebKit } from '../browser/support/webkit';
import { experiments, hashes, task, train, train_in_workers } from '../library/support/bits';

let browser: WebKit;
beforeAll(async () => {
  browser = await WebKit.launch();
});
// There is none when it could not be launched.
afterAll(() => browser?.close());
beforeEach(() => {
  site.fault_of = () => AS_EVER;
});

const at = (query: string) => browser.open(`${site.url}?lang=en&${query}`);
const step_is = (step: string) => browser.expect_text('[data-testid=step]', new RegExp(`^${step}$`));
const table = () => browser.text('#loss table');

it('gives the bits of native builds', async () => {
  await browser.open(`${site.url}lib/momentum.d.ts`);
  const runs = await browser.driver.executeAsyncScript<number[][][]>(
    `const [library, task, done] = arguments;
     const load = (name) => import(library + name);
     Promise.all([load('momentum.js'), load('worker.js')]).then(async ([{ loadMomentum }, { createWorkerTrainer }]) => {
       Object.assign(globalThis, { createWorkerTrainer, momentum: await loadMomentum() });
       done([(${train})(task), await (${train_in_workers})(task)]);
     }).catch(done);`,
    `${site.url}lib/`,
    task,
  );
  const expected = experiments.map(({ hash }) => hash);
  expect(runs.map(hashes)).toEqual([expected, expected]);
});

describe('Train', () => {
  it('plays to its stop, and is there again from its address', async () => {
    await at('seed=7&steps=0&stop=120&speed=10');
    await browser.press('Play');
    await browser.expect_text('body', 'Paused at step 120');
    await step_is('120');
    await expect.poll(() => browser.driver.getCurrentUrl()).toContain('steps=120');
    const losses = await table();
    expect(losses).toMatch(/Momentum\s+1\.\d+/);
    await browser.driver.navigate().refresh();
    await step_is('120');
    await expect.poll(table).toBe(losses);
  });

  it('steps by keys, resets, opens what it says of itself', async () => {
    await at('steps=0');
    await browser.find('.end-label');
    await browser.keys('s', 's');
    await step_is('2');
    await browser.press('Reset');
    await step_is('0');
    await browser.press('matches PyTorch ✓');
    await browser.expect_text('dialog[open]', 'All 12');
    await browser.keys(Key.ESCAPE);
    await expect.poll(() => browser.text('dialog[open]')).toBe('');
  });
});

it('writes formulas on the line of the text around them', async () => {
  await at('room=learn&chapter=4');
  await browser.find('.whole math');
  const off = await browser.driver.executeScript<number[]>(`
    const range = document.createRange();
    const bottom = (node) => {
      range.selectNodeContents(node);
      return [...range.getClientRects()].at(-1).bottom;
    };
    return [...document.querySelectorAll('.whole')]
      .filter((whole) => whole.previousSibling?.nodeType === Node.TEXT_NODE)
      .map((whole) => bottom(whole.querySelector('mo')) - bottom(whole.previousSibling));`);
  expect(off.length).toBeGreaterThan(0);
  for (const pixels of off) expect(Math.abs(pixels)).toBeLessThan(1);
});

describe('Inside a step', () => {
  it('goes phase by phase, and picks a weight by a click in the drawing', async () => {
    await at('room=inside&steps=40');
    await browser.expect_text('.stations', 'Forward');
    await browser.keys('p', 'p');
    await browser.expect_text('.phase-verbs', 'Velocity');
    const before = await browser.driver.getCurrentUrl();
    await (await browser.find('.station-net')).click();
    await expect.poll(() => browser.driver.getCurrentUrl()).toMatch(/watched=/);
    expect(await browser.driver.getCurrentUrl()).not.toBe(before);
  });
});

describe('Ravine', () => {
  it('says what theory and measurement say, moves its start by keys, steps', async () => {
    await at('room=ravine');
    await browser.expect_text('.ravine-table', /Best with momentum\s+0\.0614\s+0\.566\s+4\.04/);
    await browser.expect_text('.ravine-table', /Momentum\s+0\.01\s+0\.85\s+14\.2\s+14\.3/);
    await (await browser.find('button[aria-label^="The start"]')).sendKeys(Key.ARROW_LEFT);
    await expect.poll(() => browser.driver.getCurrentUrl()).toMatch(/x=-8\./);
    await browser.press('Reset');
    await browser.expect_text('[data-testid=ravine-step]', /^0$/);
    await browser.press('Step 1');
    await browser.expect_text('[data-testid=ravine-step]', /^1$/);
  });
});

describe('Learn', () => {
  it('asks, runs and tells the answer', async () => {
    await at('room=learn&chapter=4');
    await browser.find('.lesson-verbs .plain:enabled');
    await (await browser.find('.answers label:nth-of-type(3)')).click();
    await browser.press('Run');
    await browser.expect_text('.told', '10');
  });
});

describe('Presenter', () => {
  it('goes by a clicker, and leaves', async () => {
    await at('view=present&steps=0&stop=600');
    await browser.find('.present .end-label');
    await browser.keys(Key.PAGE_DOWN, Key.PAGE_DOWN);
    await browser.expect_text('.present-numbers', /step\s+2\b/);
    await browser.keys(Key.ESCAPE);
    await step_is('2');
  });
});

it('is a figure in a frame of a page from elsewhere', async () => {
  const frame = `<iframe src="${site.url}?lang=en&view=embed&steps=0&speed=10" width="700" height="420"></iframe>`;
  await browser.open(`data:text/html,${encodeURIComponent(frame)}`);
  await browser.driver.switchTo().frame(await browser.find('iframe'));
  await browser.find('.embed .end-label');
  await browser.press('Step 1');
  await step_is('1');
  await browser.press('Play');
  await step_is('[1-9][0-9]+');
});

it('after one visit, needs no network', async () => {
  await at('steps=20');
  await expect
    .poll(() => browser.driver.executeScript('return navigator.serviceWorker.controller?.state'))
    .toBe('activated');
  site.fault_of = () => 'missing';
  await at('room=learn&chapter=2');
  await browser.find('.lesson-verbs .plain:enabled');
  await at('room=ravine');
  await browser.expect_text('.ravine-table', 'Best with momentum');
});

it('on a phone nothing is wider than the screen', async () => {
  await browser.driver.manage().window().setRect({ width: 390, height: 844 });
  for (const room of ROOMS) {
    await at(`room=${room}&steps=30`);
    await browser.find('#room > :not(.loading)');
    const [wide, screen] = await browser.driver.executeScript<number[]>(
      'return [document.documentElement.scrollWidth, innerWidth]',
    );
    expect(screen, room).toBeLessThan(500);
    expect(wide, room).toBeLessThanOrEqual(screen as number);
  }
});

describe('the one file, from disk', () => {
  it.each(ROOMS)('the room %s opens', async (room) => {
    await browser.open(`file://${DIST}/momentum-lab.html?lang=en&room=${room}&steps=30`);
    await browser.find('#room > :not(.loading)');
    await expect.poll(() => browser.text('#room > .loading')).toBe('');
    if (room === 'train') await step_is('30');
  });
});

it('index.html from disk says what to do', async () => {
  await browser.open(`file://${DIST}/index.html`);
  await browser.expect_text('body', 'python3 -m http.server');
});
