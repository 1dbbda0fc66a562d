// SPDX-License-Identifier: MIT
/** A step on the screen: phases that keep their height, a weight picked by a click on its line, stations swiped on a phone. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { open, phone, shared, still } from '../support/stage';
import { steps, type, waitForSteps } from '../support/visit';

const next = (page: Page) => page.getByRole('button', { name: /^Next: / });
/** How many stations are past or present. */
const reached = (page: Page, count: number) =>
  expect
    .poll(() => page.locator('.station:not(.waiting)').count(), { message: `${count} stations are reached` })
    .toBe(count);

/** Sets an option of run b, whose card is open: momentum=0.9. */
async function set(page: Page, setting: string): Promise<void> {
  const [option, value = ''] = setting.split('=');
  const control = page.locator(`#b-${option}`);
  const kind = await control.evaluate((element) => (element as HTMLInputElement).type);
  if (kind === 'checkbox') await control.setChecked(value === '1');
  else if (kind === 'select-one') await control.selectOption(value);
  else await type(control, value);
}

describe('on a desk', () => {
  const page = shared({ query: '?inside=b&lang=en&steps=2', options: still });

  it('the phases of a step are as high as each other, whatever the rule, and nothing moves', async () => {
    await waitForSteps(page(), 2);
    await page().locator('#b-rule').waitFor();
    // One after another, each from the one before it.
    for (const settings of [
      ['momentum=0'],
      ['momentum=0.9'],
      ['nesterov=1', 'weight_decay=0.01'],
      ['nesterov=0', 'weight_decay=0', 'convention=classical'],
      ['convention=pytorch', 'dampening=0.5'],
      ['rule=adam'],
      ['amsgrad=1'],
      ['rule=rmsprop', 'momentum=0.9', 'centered=1'],
      ['rule=adagrad', 'lr_decay=0.1'],
    ]) {
      const more = page().locator('.run-card .rare');
      for (const setting of settings) {
        await more.evaluate((details) => details.setAttribute('open', ''));
        await set(page(), setting);
      }
      const heights = new Set<number>();
      for (let phase = 1; phase <= 5; phase++) {
        await page()
          .getByRole('button', { name: /Step phase by phase/ })
          .click();
        await expect
          .poll(() => page().locator('.phase.waiting').count(), { message: `${settings}: phase ${phase}` })
          .toBe(5 - phase);
        heights.add((await page().locator('.phases').boundingBox())?.height ?? Number.NaN);
      }
      expect(heights.size, `${settings}: ${[...heights]}`).toBe(1);
    }
  });

  it('a weight is picked by a click on its line; phases are walked by a click and by keys', async () => {
    await page().getByRole('button', { name: 'Inside a step' }).click();
    await reached(page(), 5);
    const net = page().locator('.station .station-net').first();
    const watched = () => new URL(page().url()).searchParams.get('watched');
    const before = watched();
    const box = await net.boundingBox();
    await net.click({ position: { x: 0.2 * (box?.width ?? 0), y: 0.6 * (box?.height ?? 0) } });
    await expect.poll(watched, { message: 'another weight stands in the address' }).not.toBe(before);
    const count = await steps(page());
    await next(page()).click();
    await reached(page(), 2);
    await page().keyboard.press('p');
    await reached(page(), 3);
    await page().keyboard.press('Shift+P');
    await reached(page(), 2);
    expect(await steps(page())).toBe(count);
  });
});

/** The station in the middle of the frame. */
const visible = (page: Page) =>
  page.evaluate(() => {
    const frame = document.querySelector('.stations')?.getBoundingClientRect();
    const middle = (frame?.left ?? 0) + (frame?.width ?? 0) / 2;
    return [...document.querySelectorAll('.station')].findIndex((one) => {
      const { left, right } = one.getBoundingClientRect();
      return left <= middle && middle < right;
    });
  });

it('on a phone stations are swiped, one at a time, and nothing is wider than the page', async () => {
  const query = '?lang=en&room=inside&a.lr=0.1&b.lr=0.1&steps=20';
  const page = await open({ query, options: { ...still, ...phone } });
  await reached(page, 5);
  // Play stays under the thumb, and the code above it.
  const bar = await page.locator('.phone-bar').boundingBox();
  const code = await page.locator('.code-line').boundingBox();
  expect((bar?.y ?? 0) + (bar?.height ?? 0)).toBe(844);
  expect((code?.y ?? 0) + (code?.height ?? 0)).toBeLessThanOrEqual((bar?.y ?? 0) + 1);
  expect(await page.locator('.transport').count()).toBe(0);
  for (const station of [1, 2]) {
    await next(page).tap();
    await expect.poll(() => visible(page), { message: `station ${station} is in sight` }).toBe(station);
  }
  // All five are in sight, and then one again.
  await page.setViewportSize({ width: 1300, height: 844 });
  await page.locator('.stations:not([tabindex])').waitFor();
  await page.setViewportSize({ width: 390, height: 844 });
  await expect.poll(() => visible(page), { message: 'the same station again' }).toBe(2);
  for (const width of [320, 390, 700]) {
    await page.setViewportSize({ width, height: 844 });
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wider).toBeLessThanOrEqual(0);
  }
});
