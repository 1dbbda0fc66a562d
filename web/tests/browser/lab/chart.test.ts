// SPDX-License-Identifier: MIT
/** The chart under hands: a closer look by mouse and fingers, the target by drag and keys, accuracy, smoothing. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { type Moment, moments } from '../support/moments';
import { shared } from '../support/stage';
import { steps, waitForSteps } from '../support/visit';

const surface = (page: Page) => page.locator('.loss-panel .chart-surface');
const pill = (page: Page) => page.locator('.target-pill');
const whole = (page: Page) => page.getByRole('button', { name: 'whole run' });
const typed = (page: Page) => page.getByRole('textbox', { name: 'Target loss' });

/** Three rivals at rest after 200 steps. */
const rivals = shared({ query: '?lang=en&runs=abc&steps=200&target=0.5&stop=0' });

async function box_of(page: Page) {
  await surface(page).scrollIntoViewIfNeeded();
  const box = await surface(page).boundingBox();
  if (!box) throw new Error('the chart is nowhere');
  return box;
}

/** The pointer at a share of the chart's width reads this step, or one so near. */
async function reads(page: Page, share: number, step: number, within = 0): Promise<void> {
  const { x, y, width, height } = await box_of(page);
  const off = async () => {
    await page.mouse.move(x + share * width, y + height / 2);
    return Math.abs(Number(await surface(page).getAttribute('aria-valuenow')) - step);
  };
  await expect.poll(off, { message: `step ${step} at ${share}` }).toBeLessThanOrEqual(within);
}

async function show_all(page: Page): Promise<void> {
  if (await whole(page).count()) await whole(page).click();
  await expect.poll(() => whole(page).count(), { message: 'the whole run' }).toBe(0);
  await reads(page, 0.5, 100);
}

it('a drag looks closer, for the pointer too; a double-click or the button shows all again', async () => {
  const page = rivals();
  await waitForSteps(page, 200);
  await reads(page, 0.5, 100);
  const { x, y, width, height } = await box_of(page);
  const drag = async () => {
    await page.mouse.move(x + 0.25 * width, y + height / 2);
    await page.mouse.down();
    await page.mouse.move(x + 0.5 * width, y + height / 2, { steps: 4 });
    await page.mouse.up();
    await whole(page).waitFor();
  };
  await drag();
  await reads(page, 0.5, 75, 2);
  await show_all(page);
  await drag();
  await page.mouse.dblclick(x + 0.7 * width, y + 0.8 * height);
  await expect.poll(() => whole(page).count()).toBe(0);
});

it('keys and a wheel with Ctrl look closer at what is pointed at', async () => {
  const page = rivals();
  await surface(page).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('+');
  await whole(page).waitFor();
  await reads(page, 0.999, 100, 3);
  await page.keyboard.press('0');
  await expect.poll(() => whole(page).count()).toBe(0);
  await reads(page, 0.5, 100);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -100);
  await page.keyboard.up('Control');
  await whole(page).waitFor();
  await reads(page, 0.5, 100, 1);
  // Of 200 steps.
  await reads(page, 0.999, 150, 19);
});

it('two fingers pull a part apart, and the steps stay under them', async () => {
  const page = rivals();
  await show_all(page);
  const { x, y, width, height } = await box_of(page);
  const client = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...shares: number[]) =>
    client.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: shares.map((share, id) => ({ x: x + share * width, y: y + height / 2, id })),
    });
  await touch('touchStart', 0.4);
  await touch('touchStart', 0.4, 0.6);
  await touch('touchMove', 0.3, 0.7);
  await touch('touchMove', 0.2, 0.8);
  await touch('touchEnd');
  await whole(page).waitFor();
  await reads(page, 0.2, 80, 2);
  await reads(page, 0.8, 120, 2);
});

it('the target is dragged, moved by keys, and typed; the sentence counts to it', async () => {
  const page = rivals();
  await show_all(page);
  const box = await pill(page).boundingBox();
  if (!box) throw new Error('the target is nowhere');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 3, y + 40, { steps: 4 });
  await page.mouse.up();
  await expect.poll(async () => Number(await typed(page).inputValue())).toBeLessThan(0.45);
  await typed(page).fill('0.5');
  await typed(page).press('Enter');
  await pill(page).focus();
  await page.keyboard.press('ArrowUp');
  await expect.poll(() => typed(page).inputValue()).toBe('0.6');
  expect(await pill(page).getAttribute('aria-valuetext')).toBe('0.6');
  await expect.poll(() => page.locator('.sentence > p').innerText()).toContain('reached 0.6 first, at step');
});

it('a target beyond the axis stays in the plot, off the numbers of the axes, and says on which side it is', async () => {
  const page = rivals();
  await show_all(page);
  for (const [value, label] of [
    ['0.0001', '↓ target 0.0001'],
    ['9', '↑ target 9'],
  ] as const) {
    await typed(page).fill(value);
    await typed(page).press('Enter');
    await expect.poll(() => pill(page).innerText()).toBe(label);
    const [plot, box] = [await box_of(page), await pill(page).boundingBox()];
    expect(box?.y).toBeGreaterThanOrEqual(plot.y - 0.5);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(plot.y + plot.height + 0.5);
  }
  await typed(page).fill('0.5');
  await typed(page).press('Enter');
  await expect.poll(() => pill(page).innerText()).toBe('target 0.5');
});

it('accuracy takes the place of the loss, and smoothing is remembered by the link', async () => {
  const page = rivals();
  await page.getByRole('radio', { name: 'accuracy' }).check({ force: true });
  await page.getByRole('heading', { name: 'Accuracy' }).waitFor();
  await expect.poll(() => page.locator('.end-label span').first().innerText()).toMatch(/^\d+\.\d %$/);
  expect(await page.locator('.chart-reference').innerText()).toContain('guessing');
  expect(await pill(page).count()).toBe(0);
  await page.getByRole('combobox', { name: 'smoothing' }).selectOption('0.9');
  await expect
    .poll(() => page.url())
    .toMatch(/chart=accuracy.*smoothing=0\.9|smoothing=0\.9.*chart=accuracy/);
});

/** In each frame what lies over the picture is of the picture, and words are of it when they are written. */
function expect_one_truth(moments: readonly Moment[]): void {
  expect(moments.length).toBeGreaterThan(20);
  const written = moments.filter(({ is_new }) => is_new).slice(1);
  expect(written.length).toBeGreaterThan(3);
  for (const moment of moments) {
    const { line, pill, pill_value, goal, ends, counter, sentence, board } = moment;
    const as_text = JSON.stringify(moment);
    // A pixel of this axis is half a percent.
    expect(pill / line, as_text).toBeCloseTo(1, 2);
    expect(pill_value / line, as_text).toBeCloseTo(1, 5);
    expect(goal, as_text).toBe(pill_value);
    expect(ends, as_text).toHaveLength(3);
    for (const { drawn, label } of ends) expect(Math.abs(drawn - label), as_text).toBeLessThan(0.00006);
    expect(board, as_text).toBe(counter);
    if (!Number.isNaN(sentence)) expect(sentence, as_text).toBe(counter);
  }
  for (const moment of written) expect(moment.step, JSON.stringify(moment)).toBeCloseTo(moment.counter, 1);
}

it.each([
  ['1', '1.06'],
  ['10', '1.06'],
  ['max', '0.06'],
])(
  'at speed %s each frame is of one moment, also while the target is dragged and at once when paused',
  async (speed, target) => {
    const page = rivals();
    await page.getByRole('radio', { name: 'loss' }).check({ force: true });
    await page.getByRole('combobox', { name: 'smoothing' }).selectOption('0');
    await page.getByRole('button', { name: 'Reset' }).click();
    await page.getByRole('radio', { name: speed, exact: true }).check({ force: true });
    await typed(page).fill(target);
    await typed(page).press('Enter');
    await page.getByRole('button', { name: 'Play' }).click();
    await waitForSteps(page, speed === 'max' ? 800 : 60);
    const { played, rested } = await moments(page, async () => {
      await waitForSteps(page, (await steps(page)) + 60);
      const box = await pill(page).boundingBox();
      if (!box) throw new Error('the target is nowhere');
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      await page.mouse.move(x, y);
      await page.mouse.down();
      for (let i = 0; i < 20; i++) await page.mouse.move(x, y + i);
      await page.mouse.up();
    });
    expect_one_truth(played);
    expect(rested).toMatchObject({ table: rested?.counter, board: rested?.counter });
    expect(rested?.step).toBeCloseTo(rested?.counter as number, 1);
  },
);
