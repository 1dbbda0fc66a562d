// SPDX-License-Identifier: MIT
/** The ravine's room: by mouse, keyboard and touch; its link; phones, themes, languages; what goes wrong. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { barriers } from './barriers';
import { allow, befall, LOST, mend, open, still } from './faulty';
import { type } from './visit';

const ROOM = '?lang=en&room=ravine';
const step_of = (page: Page) => page.getByTestId('ravine-step').textContent();
const sentence = (page: Page) => page.getByTestId('ravine-sentence');
const start = (page: Page) => page.getByRole('button', { name: /^The start/ });
const point = (page: Page, run: string) =>
  page.getByRole('button', { name: new RegExp(`^${run} on the map`) });
const table = (page: Page) => page.locator('.ravine-table').innerText();
const key_of = (page: Page, key: string) => new URL(page.url()).searchParams.get(key);

async function open_room(query = ROOM, options = {}): Promise<Page> {
  const page = await open({ query, options: { ...still, ...options } });
  await page.locator('.ravine-figure .end').first().waitFor();
  await page.locator('.ravine-table tbody tr').first().waitFor();
  return page;
}

async function drag(page: Page, handle: ReturnType<typeof start>, dx: number, dy: number): Promise<void> {
  const box = await handle.boundingBox();
  if (!box) throw new Error('nothing to drag');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + dx / 2, y + dy / 2);
  await page.mouse.move(x + dx, y + dy);
  await page.mouse.up();
}

it('says what the picture shows, by theory and as measured', async () => {
  const page = await open_room();
  await expect
    .poll(() => sentence(page).innerText())
    .toMatch(/Plain GD near the largest lr .* every 31 steps/);
  expect(await sentence(page).innerText()).toMatch(/Momentum swings along the valley .* every 14 steps/);
  const said = await table(page);
  expect(said).toMatch(/Best with momentum\s+0\.0614\s+0\.566\s+4\.04/);
  expect(said).toMatch(/Best without\s+0\.0392\s+0\s+28\.8/);
  expect(said).toMatch(/Momentum, measured\s+0\.01\s+0\.85\s+14\.3/);
  expect(await page.locator('.ravine-figure canvas').getAttribute('aria-label')).toMatch(
    /Momentum is at .* after 60 steps/,
  );
  const painted = await page.locator('.ravine-figure canvas').evaluate((element) => {
    const canvas = element as HTMLCanvasElement;
    const { data } = (canvas.getContext('2d') as CanvasRenderingContext2D).getImageData(
      0,
      0,
      canvas.width,
      canvas.height,
    );
    return new Set(new Uint32Array(data.buffer)).size;
  });
  expect(painted).toBeGreaterThan(100);
});

it('the start is dragged, or moved by keys, and the link opened anew shows the same to the digit', async () => {
  const page = await open_room();
  await drag(page, start(page), 120, 60);
  await expect.poll(() => page.getByLabel('start, x').inputValue()).not.toBe('-8.73');
  await start(page).focus();
  const x = Number(await page.getByLabel('start, x').inputValue());
  await page.keyboard.press('Shift+ArrowLeft');
  await page.keyboard.press('ArrowUp');
  await expect.poll(async () => Number(await page.getByLabel('start, x').inputValue())).toBeLessThan(x);
  await type(page.getByLabel('start, y'), '3.5');
  await page.getByRole('slider', { name: 'condition κ, slider' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => page.getByLabel('condition κ', { exact: true }).inputValue()).toBe('60');
  await point(page, 'Momentum').focus();
  await page.keyboard.press('ArrowRight');
  await page.getByRole('slider', { name: /^Loss against step/ }).focus();
  for (const key of ['Home', 'PageUp', 'PageUp', 'ArrowRight']) await page.keyboard.press(key);
  await expect.poll(() => key_of(page, 'ravine_step')).toBe('21');
  await expect.poll(() => key_of(page, 'b.ravine_lr')).not.toBeNull();
  const [said, words] = [await table(page), await sentence(page).innerText()];
  const url = page.url();
  await page.goto('about:blank');
  await page.goto(url);
  await expect.poll(() => page.locator('.ravine-table').innerText()).toBe(said);
  expect(await sentence(page).innerText()).toBe(words);
  expect(await step_of(page)).toBe('21');
});

it('a point of the map is dragged, its run follows at once, and goes to the best by a button', async () => {
  const page = await open_room();
  await drag(page, point(page, 'Momentum'), 90, 30);
  await expect.poll(() => sentence(page).innerText()).not.toMatch(/every 14 steps/);
  await expect.poll(() => key_of(page, 'b.ravine_momentum')).not.toBeNull();
  await page.getByRole('button', { name: 'Move to the best point' }).click();
  await expect.poll(() => table(page)).toMatch(/Momentum, measured\s+0\.0614\s+0\.566/);
  await expect.poll(() => sentence(page).innerText()).toMatch(/Momentum .* every 4\.?\d* steps/);
  // Plain descent has no γ: up and down does not move it.
  await point(page, 'Plain GD').focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(() => sentence(page).innerText()).toMatch(/Plain GD diverges: its lr is above 0\.04/);
  expect(await table(page)).toMatch(/Plain GD, measured\s+0\.0405\s+0/);
});

it('plays, pauses, steps and starts again by keys, and ends at the end', async () => {
  const page = await open_room(`${ROOM}&ravine_speed=20&ravine_steps=30`);
  await page.locator('h1').click();
  await page.keyboard.press('r');
  await expect.poll(() => step_of(page)).toBe('0');
  await page.keyboard.press('s');
  await expect.poll(() => step_of(page)).toBe('1');
  await page.keyboard.press(' ');
  await page.getByRole('button', { name: 'Pause' }).waitFor();
  await expect.poll(() => step_of(page), { timeout: 10_000 }).toBe('30');
  await page.getByRole('button', { name: 'Play', exact: true }).waitFor();
  await page.getByRole('button', { name: 'Reset' }).click();
  await page.getByRole('radio', { name: 'all' }).check({ force: true });
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await expect.poll(() => step_of(page)).toBe('30');
});

it('the pointer on the loss chart chooses the step', async () => {
  const page = await open_room();
  const box = await page.getByRole('slider', { name: /^Loss against step/ }).boundingBox();
  if (!box) throw new Error('no chart');
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await expect.poll(() => step_of(page)).toBe('30');
  expect(await page.getByTestId('ravine-loss').textContent()).not.toBe('0.00666');
});

it.each([
  ['Rosenbrock', /A bent valley/],
  ['Saddle', /least curvature is negative/],
  ['Noisy ravine', /gradients are noisy/],
  ['Plateau, cliff', /then a cliff/],
])('another surface shows how it curves: %s', async (name, words) => {
  const page = await open_room();
  await page.getByRole('radio', { name, exact: true }).check({ force: true });
  await page.getByRole('heading', { name: /How it curves/ }).waitFor();
  await page.getByText(words).waitFor();
  expect(await page.locator('.ravine-map').count()).toBe(0);
  await expect.poll(() => key_of(page, 'surface')).not.toBeNull();
  const surface = key_of(page, 'surface');
  await expect.poll(() => page.locator('.ravine-figure').getAttribute('data-surface')).toBe(surface);
});

it('a run that diverges is said to, with its cause, and no number is NaN', async () => {
  const page = await open_room(`${ROOM}&a.ravine_lr=0.05&ravine_steps=400`);
  await expect
    .poll(() => sentence(page).innerText())
    .toMatch(/its lr is above 0\.04.*At step \d+ its numbers were no longer finite/s);
  expect(await page.locator('main').innerText()).not.toMatch(/NaN|undefined/);
});

it('what is wrong in the link is said, and nothing else is lost', async () => {
  const page = await open_room(`${ROOM}&kappa=0&angle=30`);
  await page.getByText('kappa=0').waitFor();
  expect(await page.getByLabel('angle', { exact: true }).inputValue()).toBe('30');
  await type(page.getByLabel('start, x'), 'left');
  await page.locator('#ravine-x-problem').waitFor();
});

it('a worker that does not come is said to be missing, and asked again', async () => {
  const page = await open({ query: '?lang=en', options: still });
  await page.getByTestId('step').waitFor();
  befall(/ravine-entry/, 'missing');
  await page.getByRole('button', { name: 'Ravine', exact: true }).click();
  await page.getByRole('alert').getByText('did not answer').waitFor();
  mend();
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.locator('.ravine-figure .end').first().waitFor();
  expect(await page.getByRole('alert').count()).toBe(0);
  // What was given up may be said to have failed at the very end.
  await page.close();
  allow(LOST);
  allow(/ravine-entry/);
});

describe.each(['light', 'dark'] as const)('%s', (colorScheme) => {
  it.each(['en', 'zh'])('axe finds nothing: %s', async (lang) => {
    const page = await open_room(`?lang=${lang}&room=ravine&runs=abd`, { colorScheme });
    await page.locator('.map-point').first().waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.locator('.thumbnails input[value=beale]').check({ force: true });
    await page.locator('.ravine-figure[data-surface=beale]').waitFor();
    expect(await barriers(page)).toEqual([]);
  });
});

it.each(['en', 'zh'])('what the start says stays in the figure, wherever it is dragged: %s', async (lang) => {
  const page = await open_room(`?lang=${lang}&room=ravine`, { viewport: { width: 390, height: 844 } });
  const handle = page.locator('.start-handle');
  const inside = () =>
    page.evaluate(() => {
      const box = (place: string) => (document.querySelector(place) as Element).getBoundingClientRect();
      const [says, figure] = [box('.drag-me'), box('.ravine-figure')];
      return (
        says.top >= figure.top &&
        says.left >= figure.left &&
        says.right <= figure.right &&
        says.bottom <= figure.bottom
      );
    });
  expect(await inside()).toBe(true);
  for (const [dx, dy] of [
    [-200, -200],
    [400, 0],
    [0, 400],
    [-400, 0],
  ] as const) {
    await drag(page, handle, dx, dy);
    await expect.poll(inside).toBe(true);
  }
});

it.each(['en', 'zh'])('nothing overflows from 320 to 2,560 px: %s', async (lang) => {
  const page = await open_room(`?lang=${lang}&room=ravine&runs=abcdef`);
  for (const width of [320, 390, 480, 640, 759, 760, 1024, 1179, 1180, 1440, 1800, 2560]) {
    await page.setViewportSize({ width, height: 844 });
    await expect
      .poll(() =>
        page.evaluate(() => [
          document.documentElement.scrollWidth - innerWidth,
          ...[...document.querySelectorAll('.panel, .transport')].flatMap((panel) => {
            const { right } = panel.getBoundingClientRect();
            return [...panel.querySelectorAll('*')]
              .filter((one) => !one.closest('.visually-hidden, .ravine-figure, .ravine-map'))
              .filter((one) => one.getBoundingClientRect().right > right + 0.5)
              .map((one) => `${innerWidth} ${one.tagName}.${one.className}`);
          }),
        ]),
      )
      .toEqual([0]);
  }
});

it('on a phone play, step, speed and the curve stay under the thumb', async () => {
  const page = await open_room(`${ROOM}&ravine_steps=60`, {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  const bar = page.locator('.phone-bar');
  const bottom = async () => {
    const box = await bar.boundingBox();
    return (box?.y ?? 0) + (box?.height ?? 0);
  };
  expect(await bottom()).toBe(844);
  expect(await page.locator('.transport').count()).toBe(0);
  await page.locator('#ravine-beside').scrollIntoViewIfNeeded();
  expect(await bottom()).toBe(844);
  await bar.getByRole('button', { name: 'Reset' }).tap();
  await expect.poll(() => step_of(page)).toBe('0');
  await bar.getByRole('button', { name: 'Step 1' }).tap();
  await expect.poll(() => step_of(page)).toBe('1');
  await bar.getByLabel('steps a second').selectOption('all');
  await bar.getByRole('button', { name: 'Play' }).tap();
  await expect.poll(() => step_of(page)).toBe('60');
  const colours = () =>
    bar.locator('canvas').evaluate((element) => {
      const { width, height } = element as HTMLCanvasElement;
      const ctx = (element as HTMLCanvasElement).getContext('2d') as CanvasRenderingContext2D;
      return new Set(new Uint32Array(ctx.getImageData(0, 0, width, height).data.buffer)).size;
    });
  expect(await colours()).toBeGreaterThan(10);
  await page.getByLabel('gradient arrows').check();
  await expect.poll(() => page.url()).toMatch(/gradient/);
  for (const width of [320, 390, 639]) {
    await page.setViewportSize({ width, height: 844 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
    expect(await bar.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
  }
});

it('on a phone the start follows the finger', async () => {
  const page = await open_room(ROOM, {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  await start(page).scrollIntoViewIfNeeded();
  const box = await start(page).boundingBox();
  if (!box) throw new Error('no start');
  const session = await page.context().newCDPSession(page);
  const touch = (kind: 'touchStart' | 'touchMove' | 'touchEnd', x: number, y: number) =>
    session.send('Input.dispatchTouchEvent', {
      type: kind,
      touchPoints: kind === 'touchEnd' ? [] : [{ x, y }],
    });
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await touch('touchStart', x, y);
  await touch('touchMove', x + 30, y + 20);
  await touch('touchMove', x + 60, y + 40);
  await touch('touchEnd', 0, 0);
  await expect.poll(() => page.getByLabel('start, x').inputValue()).not.toBe('-8.73');
});
