// SPDX-License-Identifier: MIT
/**
 * Every room at a desk: fits at every width, is readable on a projector, and keeps the rules of access, in both
 * languages and themes.
 */
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { barriers } from '../support/barriers';
import { fits, fits_all, suits_a_projector, turning_widths } from '../support/layout';
import { alert_of, shared } from '../support/stage';
import { enter, in_both, speak, wear } from '../support/switches';
import { type, waitForSteps } from '../support/visit';

const DESK = { width: 1440, height: 900 };

// A link of which a part is not understood, stopped far on at full speed: whatever may be said, is.
const desk = shared({
  query: '?lang=en&theme=light&speed=max&stop=20000&colour=blue',
  options: { permissions: ['clipboard-read', 'clipboard-write'] },
});

// Whatever became of the test before.
beforeEach(async () => {
  await desk().keyboard.press('Escape');
  await desk().setViewportSize(DESK);
  await speak(desk(), 'en');
  await wear(desk(), 'light');
});

/** All widths in both languages, and where it is read from `afar` the sizes on a projector. */
async function fits_everywhere(page: Page, afar = true): Promise<void> {
  const widths = await turning_widths(page);
  await in_both(page, async () => {
    await fits_all(page, widths);
    if (afar) await suits_a_projector(page);
  });
  await page.setViewportSize(DESK);
}

/** No rule of access is broken; in the other language and theme, none about colours. */
async function has_no_barrier(page: Page): Promise<void> {
  await in_both(page, async (language) => {
    expect(await barriers(page, language === 'en' ? 'all' : 'colours')).toEqual([]);
  });
}

const one_row = (page: Page) =>
  page.locator('.transport > *').evaluateAll((parts) => {
    const boxes = parts.map((part) => part.getBoundingClientRect());
    return Math.max(...boxes.map(({ top }) => top)) < Math.min(...boxes.map(({ bottom }) => bottom));
  });

const play = (page: Page) => page.getByRole('button', { name: 'Play' }).click();
const preset = (page: Page, name: string) =>
  page.getByRole('region', { name: 'Presets' }).getByRole('button', { name }).click();

describe('the race', () => {
  it('fits with a note about its link, at 20,000 steps', async () => {
    await waitForSteps(desk(), 20_000);
    await desk().getByText('Paused at step 20,000, as asked').waitFor();
    await desk().getByRole('region', { name: 'Part of the link could not be used' }).waitFor();
    await fits_everywhere(desk());
  });

  it('has its transport in one row from 1,024 px', async () => {
    await in_both(desk(), async (language) => {
      for (const width of [1024, 1279, 1280, 1399, 1400, 1440, 1800, 1920, 2560]) {
        await desk().setViewportSize({ width, height: 900 });
        expect([language, width, await one_row(desk())]).toEqual([language, width, true]);
      }
    });
    await desk().setViewportSize(DESK);
  });

  it('has no barrier at a desk nor on a tablet; one would be found', async () => {
    await has_no_barrier(desk());
    await desk().setViewportSize({ width: 1024, height: 768 });
    await has_no_barrier(desk());
    await desk().setViewportSize(DESK);
    await desk().evaluate(() => document.querySelector('main')?.append(document.createElement('button')));
    expect(await barriers(desk())).toEqual(['button-name: <button></button>']);
    await desk().evaluate(() => document.querySelector('main > button:last-child')?.remove());
  });

  it('has all presets in sight, and its sentence on the first screen', async () => {
    await desk().getByRole('button', { name: 'Close this note' }).click();
    await in_both(desk(), async () => {
      const boxes = await desk()
        .locator('.presets button')
        .evaluateAll((buttons) => buttons.map((button) => button.getBoundingClientRect().toJSON()));
      expect(boxes).toHaveLength(10);
      for (const { left, right, width } of boxes)
        expect(left >= 0 && right <= DESK.width && width > 0).toBe(true);
      const sentence = await desk().locator('.sentence').boundingBox();
      expect((sentence?.y ?? 900) + (sentence?.height ?? 0)).toBeLessThan(900);
    });
  });

  it('fits and has no barrier where all runs, or one, diverge', async () => {
    await preset(desk(), 'lr 10 on everything');
    await play(desk());
    await alert_of(desk(), 'Plain gradient descent and Momentum diverge').waitFor();
    await fits_everywhere(desk());
    await has_no_barrier(desk());
    await type(desk().getByRole('textbox', { name: 'Learning rate lr of Momentum' }), '0.1');
    await desk().getByRole('button', { name: 'Reset' }).click();
    await play(desk());
    await alert_of(desk(), 'Plain gradient descent diverges').waitFor();
    await in_both(desk(), () => fits_all(desk(), [320, 640, 760, 1024, 1200, 1440]));
    await desk().setViewportSize(DESK);
  });
});

describe('six runs', () => {
  it('fit, and share the page with what is over it', async () => {
    await preset(desk(), 'Learnable labels');
    for (let more = 0; more < 4; more++) await desk().getByRole('button', { name: '+ Add run' }).click();
    await expect.poll(() => desk().locator('.run').count(), { message: 'six runs' }).toBe(6);
    await desk().getByRole('button', { name: 'Step 1', exact: true }).click();
    await waitForSteps(desk(), 1);
    await fits_everywhere(desk(), false);
  });

  it('have a link in a box that lies in the window, without barrier', async () => {
    await in_both(desk(), async (language) => {
      await desk()
        .getByRole('button', { name: /^(Share link|分享链接)$/ })
        .click();
      await desk().locator('.share-kinds').nth(1).waitFor();
      for (const width of [1440, 390, 320]) {
        await desk().setViewportSize({ width, height: 700 });
        const box = await desk().locator('.popover').boundingBox();
        expect(box && [box.x >= 0, box.x + box.width <= width, box.y + box.height <= 700]).toEqual([
          true,
          true,
          true,
        ]);
      }
      await desk().setViewportSize(DESK);
      expect(await barriers(desk(), language === 'en' ? 'all' : 'colours')).toEqual([]);
      await desk().keyboard.press('Escape');
      await desk().locator('.popover').waitFor({ state: 'detached' });
    });
  });

  it('are compared with PyTorch in a dialog that fits, without barrier', async () => {
    await in_both(desk(), async (language) => {
      await desk()
        .getByRole('button', { name: /^(matches PyTorch|与 PyTorch 一致) ✓$/ })
        .click();
      await expect.poll(() => desk().locator('dialog tbody tr').count(), { message: 'compared' }).toBe(12);
      for (const width of [320, 390, 1440]) await fits(desk(), width);
      expect(await barriers(desk(), language === 'en' ? 'all' : 'colours')).toEqual([]);
      await desk().keyboard.press('Escape');
      await desk().getByRole('dialog').waitFor({ state: 'detached' });
    });
  });
});

describe('the ravine', () => {
  const figure = (surface: string) => desk().locator(`.ravine-figure[data-surface=${surface}]`);

  it('fits, and has no barrier on a surface with a map nor on one without', async () => {
    await enter(desk(), 'ravine');
    await desk().locator('.map-point').first().waitFor();
    expect(await desk().locator('.ravine-table tbody tr').count()).toBeGreaterThan(5);
    await fits_everywhere(desk());
    for (const surface of ['quadratic', 'beale']) {
      await desk().locator(`.thumbnails input[value=${surface}]`).check({ force: true });
      await figure(surface).waitFor();
      await has_no_barrier(desk());
    }
    await desk().locator('.thumbnails input[value=quadratic]').check({ force: true });
    await figure('quadratic').waitFor();
  });

  it('keeps what its start says in the figure, wherever it is dragged', async () => {
    await desk().setViewportSize({ width: 390, height: 844 });
    const fits_in = () =>
      desk().evaluate(() => {
        const box = (place: string) => (document.querySelector(place) as Element).getBoundingClientRect();
        const [label, all] = [box('.drag-me'), box('.ravine-figure')];
        return [
          label.top - all.top,
          label.left - all.left,
          all.right - label.right,
          all.bottom - label.bottom,
        ];
      });
    const stays = () =>
      expect
        .poll(async () => (await fits_in()).filter((room) => room < 0), { message: 'inside the figure' })
        .toEqual([]);
    await in_both(desk(), async () => {
      await stays();
      for (const [dx, dy] of [
        [-200, -200],
        [400, 0],
        [0, 400],
        [-400, 0],
      ] as const) {
        await drag(desk(), dx, dy);
        await stays();
      }
    });
    await desk().setViewportSize(DESK);
  });
});

async function drag(page: Page, dx: number, dy: number): Promise<void> {
  const box = await page.locator('.start-handle').boundingBox();
  if (!box) throw new Error('nothing to drag');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + dx / 2, y + dy / 2);
  await page.mouse.move(x + dx, y + dy);
  await page.mouse.up();
}

/** To the next phase, whatever it is called. */
async function goes_on(): Promise<void> {
  const next = desk().getByRole('button', { name: /^Next: / });
  const name = await next.innerText();
  await next.click();
  await expect.poll(() => next.innerText(), { message: `past ${name}` }).not.toBe(name);
}

describe('the room of one step', () => {
  it('has no barrier before the first step', async () => {
    await enter(desk(), 'inside');
    await desk().getByRole('button', { name: 'Reset' }).click();
    await desk().getByRole('heading', { name: 'Before the first step of' }).waitFor();
    await has_no_barrier(desk());
  });

  it('fits and has no barrier within a step that forgot what to clear', async () => {
    for (let phase = 0; phase < 5 + 3; phase++) await goes_on();
    await desk()
      .getByRole('checkbox', { name: /zero_grad/ })
      .uncheck();
    await desk().locator('.station', { hasText: 'zero_grad() is off' }).first().waitFor();
    await expect
      .poll(() => desk().locator('.station:not(.waiting)').count(), { message: 'with its velocity' })
      .toBe(4);
    await fits_everywhere(desk(), false);
    await has_no_barrier(desk());
  });
});

it('a lesson fits and has no barrier', async () => {
  await enter(desk(), 'learn');
  await fits_everywhere(desk());
  await has_no_barrier(desk());
});

describe('the check of a run', () => {
  it('fits and has no barrier before there is a text', async () => {
    await enter(desk(), 'train');
    await desk().keyboard.press('?');
    await desk().getByRole('dialog').getByRole('button', { name: 'Check your own run' }).click();
    await desk().getByRole('textbox', { name: 'What your program printed' }).waitFor();
    await fits_everywhere(desk());
    await has_no_barrier(desk());
  });

  it('fits and has no barrier with losses, their figures and what explains them', async () => {
    const losses = Array.from({ length: 40 }, (_, i) => `epoch ${i} loss ${(1.2 - i / 100).toFixed(4)}`);
    await desk().getByRole('textbox', { name: 'What your program printed' }).fill(losses.join('\n'));
    await desk()
      .getByText(/40 lines against \d+ variants/)
      .waitFor();
    await desk().locator('.check-others summary').click();
    await fits_everywhere(desk());
    await has_no_barrier(desk());
  });
});
