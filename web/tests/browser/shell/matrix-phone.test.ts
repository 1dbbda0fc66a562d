// SPDX-License-Identifier: MIT
/** Every room in a hand: no card is wider than the phone, none has a barrier, in both languages and themes. */
import { beforeEach, describe, expect, it } from 'vitest';
import { barriers } from '../support/barriers';
import { fits, fits_all, turning_widths } from '../support/layout';
import { alert_of, phone, shared, still } from '../support/stage';
import { enter, in_both, speak, wear } from '../support/switches';
import { waitForSteps } from '../support/visit';

const HAND = { width: 390, height: 844 };

const hand = shared({ query: '?lang=en&theme=light&steps=300', options: { ...still, ...phone } });

// Whatever became of the test before.
beforeEach(async () => {
  await hand().keyboard.press('Escape');
  await hand().setViewportSize(HAND);
  await speak(hand(), 'en');
  await wear(hand(), 'light');
});

const CARDS = [0, 1, 2, 3, 4, 5, 6, 7, 8];
const card = (at: number) => hand().locator('.card-tabs button').nth(at);

/** Where the sheets turn below a desk's page, and the widths of phones between. */
const widths_in_hand = async () => [...(await turning_widths(hand(), 639)), 280, 344, 375, 412, 430];

async function fits_a_hand(): Promise<void> {
  await fits_all(hand(), await widths_in_hand(), HAND.height);
  await hand().setViewportSize(HAND);
}

async function cards_fit(): Promise<void> {
  for (const at of CARDS) {
    await card(at).tap();
    await fits_a_hand();
  }
  await card(0).tap();
}

/** No rule of access is broken; in the other language and theme, none about colours. */
async function has_no_barrier(): Promise<void> {
  await in_both(hand(), async (language) => {
    expect(await barriers(hand(), language === 'en' ? 'all' : 'colours')).toEqual([]);
  });
}

/** The chart's choices, from the title down, and the page's title beside its buttons. */
async function heads_are_low(): Promise<void> {
  const rows = await hand()
    .locator('.loss-panel .panel-head')
    .evaluate((head) => {
      const parts = [...head.querySelectorAll('h2, .line-key, select, .segments')];
      const middles = parts.map((part) => {
        const { top, height } = part.getBoundingClientRect();
        return top + height / 2;
      });
      return middles
        .sort((one, other) => one - other)
        .filter((y, i, all) => i === 0 || y - (all[i - 1] ?? 0) > 12).length;
    });
  expect(rows).toBeLessThanOrEqual(2);
  const [one, other] = [
    await hand().locator('.top h1').boundingBox(),
    await hand().locator('.top-buttons').boundingBox(),
  ];
  expect(one && other && other.y < one.y + one.height).toBe(true);
}

describe('the race', () => {
  it('fits, card by card, and its heads are low', async () => {
    await waitForSteps(hand(), 300);
    await in_both(hand(), async () => {
      await cards_fit();
      await heads_are_low();
    });
  });

  it('has no barrier on any card, nor with hints', async () => {
    const hints = () => hand().getByRole('button', { name: /^(Hints|提示)$/ });
    await in_both(hand(), async (language) => {
      await hints().tap();
      await hand().locator('.hint-said').waitFor();
      expect(await barriers(hand(), language === 'en' ? 'all' : 'colours')).toEqual([]);
      await hints().tap();
      await hand().locator('.hint-said').waitFor({ state: 'detached' });
    });
    for (const at of CARDS) {
      await card(at).tap();
      await has_no_barrier();
    }
    await card(0).tap();
  });

  it('has a link in a box that lies in the window, without barrier', async () => {
    await in_both(hand(), async (language) => {
      await hand()
        .getByRole('button', { name: /^(Share link|分享链接)$/ })
        .tap();
      await hand().locator('.share-kinds').nth(1).waitFor();
      expect(await barriers(hand(), language === 'en' ? 'all' : 'colours')).toEqual([]);
      await hand().keyboard.press('Escape');
      await hand().locator('.popover').waitFor({ state: 'detached' });
    });
  });

  it('is compared with PyTorch in a dialog that fits, without barrier', async () => {
    await in_both(hand(), async (language) => {
      await hand()
        .getByRole('button', { name: /^(matches PyTorch|与 PyTorch 一致) ✓$/ })
        .tap();
      await expect.poll(() => hand().locator('dialog tbody tr').count(), { message: 'compared' }).toBe(12);
      await fits(hand(), HAND.width, HAND.height);
      expect(await barriers(hand(), language === 'en' ? 'all' : 'colours')).toEqual([]);
      await hand().keyboard.press('Escape');
      await hand().getByRole('dialog').waitFor({ state: 'detached' });
    });
  });

  it('fits and has no barrier where its runs diverge', async () => {
    await hand().getByRole('button', { name: 'lr 10 on everything' }).tap();
    await hand().getByRole('button', { name: 'Play' }).tap();
    await alert_of(hand(), 'Plain gradient descent and Momentum diverge').waitFor();
    await in_both(hand(), fits_a_hand);
    await hand().setViewportSize({ width: 320, height: 640 });
    await has_no_barrier();
    await hand().setViewportSize(HAND);
  });

  it('fits with six runs and their tests, card by card', async () => {
    await hand().getByRole('button', { name: 'Learnable labels' }).tap();
    for (let more = 0; more < 4; more++) await hand().getByRole('button', { name: '+ Add run' }).tap();
    await hand().locator('.card-tabs button').last().tap();
    await hand().locator('#test').selectOption('split');
    await hand().getByRole('button', { name: 'Step 1', exact: true }).tap();
    await waitForSteps(hand(), 1);
    await hand().locator('.line-key').waitFor();
    await cards_fit();
    await heads_are_low();
  });
});

it.each(['ravine', 'inside', 'learn'] as const)('the room %s fits and has no barrier', async (room) => {
  await enter(hand(), room);
  await in_both(hand(), fits_a_hand);
  await has_no_barrier();
});
