// SPDX-License-Identifier: MIT
/** The page in a hand: the bar under the thumb, cards by tap and by a wipe, hints by tap. */
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { phone, shared, still } from '../support/stage';
import { steps, waitForSteps } from '../support/visit';

const hand = shared({
  query: '?lang=en&runs=abcdef&steps=20&speed=max&stop=500',
  options: { ...still, ...phone },
});
const tab = (name: string) => hand().getByRole('navigation', { name: 'Cards' }).getByRole('button', { name });
const pressed = () => hand().locator('.card-tabs [aria-pressed=true]').innerText();

describe('the bar', () => {
  it('is under the thumb, wherever the page is', async () => {
    await waitForSteps(hand(), 20);
    await hand().evaluate(() => scrollTo(0, 400));
    const box = await hand().getByRole('button', { name: 'Play' }).boundingBox();
    expect([box?.width, box?.height]).toEqual([52, 52]);
    expect(box && box.y + box.height).toBeLessThanOrEqual(844);
    expect(box?.y).toBeGreaterThan(760);
    await hand().getByRole('button', { name: 'Step 1' }).tap();
    await waitForSteps(hand(), 21);
  });

  it('plays by tap, and has the curve so far', async () => {
    const picture = () =>
      hand()
        .locator('.spark canvas')
        .evaluate((element) => (element as HTMLCanvasElement).toDataURL());
    const before = await picture();
    await hand().getByRole('button', { name: 'Play' }).tap();
    await hand().getByText('Paused at step 500, as asked').waitFor();
    await expect.poll(picture, { message: 'another curve' }).not.toBe(before);
  });

  it('does not hide the foot', async () => {
    const [bar, foot] = [hand().locator('.phone-bar'), hand().locator('.foot')];
    await expect
      .poll(
        async () => {
          // The page may still grow.
          await hand().evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
          const [above, below] = [await bar.boundingBox(), await foot.boundingBox()];
          return above && below && above.y + above.height <= below.y + 1 && below.y + below.height <= 845;
        },
        { message: 'the foot below the bar' },
      )
      .toBe(true);
  });
});

describe('cards', () => {
  it('turn by tap', async () => {
    expect(await pressed()).toBe('Runs 6');
    await tab('Strides').tap();
    await hand().getByRole('heading', { name: 'Stride ‖Δw‖' }).waitFor();
    await expect.poll(pressed, { message: 'another card' }).toBe('Strides');
    await tab('Runs').tap();
    await hand().locator('.runs').waitFor();
  });

  it('have rows large enough for a finger, which open', async () => {
    const rows = hand().locator('.run-line:not(.run-heads)');
    await expect.poll(() => rows.count(), { message: 'six rows' }).toBe(6);
    const heights = await rows.evaluateAll((all) => all.map((row) => row.getBoundingClientRect().height));
    for (const height of heights) expect(height).toBeGreaterThanOrEqual(40);
    await hand().locator('.run-line', { hasText: 'Adagrad' }).tap();
    await hand().getByRole('combobox', { name: 'Update rule of Adagrad' }).waitFor();
  });
});

it('hints open by tap, and nothing else happens', async () => {
  const before = await steps(hand());
  await hand().getByRole('button', { name: 'Hints' }).tap();
  const hint = hand().locator('.hint-said');
  expect(await hint.innerText()).toContain('Tap anything');
  await hand().getByRole('button', { name: 'Step 1' }).tap();
  await expect.poll(() => hint.innerText()).toContain('Make one step');
  await hand().locator('.chart-choices label', { hasText: 'linear' }).tap();
  await hand().getByRole('combobox', { name: 'smoothing' }).tap();
  await expect.poll(() => hint.innerText()).toContain('Draw a running mean');
  await hand().getByRole('heading', { name: 'Training loss' }).tap();
  await expect.poll(() => hint.innerText()).toContain('Nothing is said');
  expect(await steps(hand())).toBe(before);
  expect(hand().url()).not.toContain('scale=linear');
  await hand().getByRole('button', { name: 'Hints' }).tap();
  await hint.waitFor({ state: 'detached' });
  await hand().getByRole('button', { name: 'Step 1' }).tap();
  await waitForSteps(hand(), before + 1);
  expect(await hand().locator('.chart-choices input[value=log]').isChecked()).toBe(true);
});

/** A finger that goes sideways, 10 px below the top of what is there. */
async function wipe(page: Page, over: Locator): Promise<void> {
  const client = await page.context().newCDPSession(page);
  await over.scrollIntoViewIfNeeded();
  const box = await over.boundingBox();
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x?: number) =>
    client.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: x === undefined ? [] : [{ x, y: (box?.y ?? 0) + 10, id: 1 }],
    });
  await touch('touchStart', 300);
  for (const x of [260, 200, 140, 100]) await touch('touchMove', x);
  await touch('touchEnd');
  await client.detach();
}

it('the tap right after a wipe over the chart, or its target, is taken', async () => {
  for (const over of ['.chart-surface', '.target-pill', '.chart-surface']) {
    const before = await steps(hand());
    await wipe(hand(), hand().locator(over).first());
    await hand().getByRole('button', { name: 'Step 1' }).tap();
    await waitForSteps(hand(), before + 1);
  }
});

it('a wipe turns to the next card, and the tap right after it is taken', async () => {
  const before = await steps(hand());
  expect(await pressed()).toBe('Runs 6');
  await wipe(hand(), hand().locator('.run-line').nth(1));
  await hand().getByRole('button', { name: 'Step 1' }).tap();
  await waitForSteps(hand(), before + 1);
  await expect.poll(pressed, { message: 'the next card' }).toBe('Regions');
});
