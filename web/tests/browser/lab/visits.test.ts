// SPDX-License-Identifier: MIT
/**
 * Random visits by mouse, keys and typing: whatever a person did, the page's own link, opened anew, shows the same
 * tables to the bit. `scripts/test --all` makes longer ones, `--visits N --seed S` others.
 */
import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { Draws } from '../../library/fuzz/draws';
import { allow, open } from '../support/stage';

const SEED = Number(process.env.VISIT_SEED ?? 22);
const VISITS = Number(process.env.VISITS ?? 1);
const ACTIONS = Number(process.env.VISIT_ACTIONS ?? 150);
const BRIEF = { timeout: 1000 };

const OPENINGS = [
  '?lang=en',
  '?lang=en&data=random',
  '?lang=en&b.convention=classical&steps=30',
  '?lang=en&batch=96&steps=0',
  '?lang=zh&steps=12&phase=3',
];
const LRS = ['0', '0.05', '0.1', '0.5', '1', '10', '1000', 'fast', '-1'];
const GAMMAS = ['0', '0.5', '0.9', '0.99', '1', '1.5', '3'];

interface Hand {
  page: Page;
  draws: Draws;
}

/** Uses what is there at the moment; what is not is nothing to be clicked. */
async function on(what: Locator, use: (found: Locator) => Promise<unknown>): Promise<void> {
  if ((await what.count()) === 0) return;
  // A banner may leave while the pointer is on its way, and a control rest while the page loads.
  await use(what.first()).catch(() => {});
}

const click = ({ page }: Hand, selector: string) => on(page.locator(selector), (found) => found.click(BRIEF));

async function type({ page }: Hand, id: string, text: string, enter: boolean): Promise<void> {
  await on(page.locator(`#${id}`), async (field) => {
    await field.fill(text, BRIEF);
    await field.press(enter ? 'Enter' : 'Tab', BRIEF);
  });
}

async function drag({ page, draws }: Hand): Promise<void> {
  const sliders = page.locator('.run input[type=range]');
  const slider = sliders.nth(draws.below(Math.max(1, await sliders.count())));
  const box = await slider.boundingBox(BRIEF).catch(() => null);
  if (!box) return;
  const at = () => box.x + box.width * (0.05 + (0.9 * draws.below(100)) / 100);
  await page.mouse.move(at(), box.y + box.height / 2);
  await page.mouse.down();
  for (let i = 0; i < 5; i++) await page.mouse.move(at(), box.y + box.height / 2, { steps: 2 });
  await page.mouse.up();
}

async function arrow({ page, draws }: Hand): Promise<void> {
  const sliders = page.locator('.run input[type=range]');
  const key = draws.of(['ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', 'Home']);
  await on(sliders.nth(draws.below(2)), (slider) => slider.press(key, BRIEF));
}

async function choose({ page, draws }: Hand, selector: string): Promise<void> {
  await on(page.locator(selector), async (list) => {
    const count = await list.locator('option').count();
    await list.selectOption({ index: draws.below(count) }, BRIEF);
  });
}

/** A click on one of several. */
async function pick(hand: Hand, selector: string): Promise<void> {
  const all = hand.page.locator(selector);
  const count = await all.count();
  if (count > 0)
    await on(all.nth(hand.draws.below(count)), (found) => found.click({ ...BRIEF, force: true }));
}

/** From the gallery, which is left by its button. */
async function other_data(hand: Hand): Promise<void> {
  await click(hand, '.data-card');
  await pick(hand, '.gallery-card');
  await click(hand, '.gallery-foot .strong');
  // What is not here yet cannot be used.
  await click(hand, '.gallery-head button');
}

type Action = (hand: Hand) => Promise<unknown>;
const key =
  (name: string): Action =>
  ({ page }) =>
    page.keyboard.press(name);

/** What a person does, and how often. */
const WEIGHTED_ACTIONS: [number, Action][] = [
  [10, key('Space')],
  [8, key('s')],
  [8, key('p')],
  [1, key('r')],
  [2, key('Escape')],
  [4, (hand) => click(hand, 'button.play')],
  [4, (hand) => click(hand, 'button.phase-button')],
  [8, ({ page, draws }) => page.waitForTimeout(draws.below(80))],
  [4, (hand) => pick(hand, '.speed label')],
  [6, (hand) => type(hand, hand.draws.of(['a-lr', 'b-lr']), hand.draws.of(LRS), hand.draws.chance(0.5))],
  [5, (hand) => type(hand, hand.draws.of(['a-momentum', 'b-momentum']), hand.draws.of(GAMMAS), true)],
  [4, (hand) => choose(hand, hand.draws.of(['#a-convention', '#b-convention']))],
  [2, (hand) => choose(hand, hand.draws.of(['#a-rule', '#b-rule', '#c-rule']))],
  [5, (hand) => pick(hand, 'button.run-line')],
  [1, (hand) => pick(hand, 'button.chip, .layer-row button')],
  [6, drag],
  [5, arrow],
  [4, (hand) => click(hand, '.banner button.strong')],
  [2, (hand) => type(hand, 'stop-step', String(hand.draws.below(900)), true)],
  [2, (hand) => type(hand, 'stop-loss', hand.draws.of(['', '1.05', '0.5', '0.05']), true)],
  [2, (hand) => type(hand, 'target', hand.draws.of(['1.09', '0.5', '0.1']), true)],
  [2, (hand) => choose(hand, '#tensor')],
  [1, (hand) => pick(hand, '.picker .segments label')],
  [1, (hand) => pick(hand, '.presets button')],
  [1, (hand) => type(hand, 'batch', hand.draws.of(['', '32', '96', '250', '600']), true)],
  [1, (hand) => type(hand, 'seed', String(hand.draws.below(4)), true)],
  [1, other_data],
  [1, (hand) => pick(hand, '.tensors summary')],
  [1, (hand) => pick(hand, '.tensors[open] label')],
  [1, (hand) => pick(hand, '.run-verbs button, .run-foot button')],
  [1, (hand) => click(hand, '.share > button')],
  [1, (hand) => pick(hand, '.share-kinds button')],
];
const BAG = WEIGHTED_ACTIONS.flatMap(([often, action]) => Array<Action>(often).fill(action));

/** Everything the page says in numbers: each chart's table to the last bit, the open step, the sentence. */
function shown(page: Page) {
  return page.evaluate(() => {
    const texts = (selector: string) =>
      [...document.querySelectorAll(selector)].map((element) => (element as HTMLElement).innerText);
    const exact = [...document.querySelectorAll('table data')].map((cell) => cell.getAttribute('value'));
    return {
      step: texts('[data-testid=step]'),
      exact,
      inside: texts('.inside h2, .phase .equation, .phase .note, .signed-bar, .phase code'),
      next: texts('.phase-button'),
      sentence: texts('.sentence > p'),
      bars: texts('.layer-bars'),
      runs: texts('.run .formula'),
    };
  });
}

/** Paused, with address, counter and table at one and the same moment. */
async function at_rest(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  const pause = page.locator('button.play[aria-label=Pause], button.play[aria-label=暂停]');
  let before = '';
  await expect
    .poll(
      async () => {
        // What was asked last may still have begun to play.
        if ((await pause.count()) > 0) await pause.click(BRIEF).catch(() => {});
        const now = JSON.stringify([page.url(), await shown(page)]);
        const still = now === before;
        before = now;
        const step = (await shown(page)).step.join().replace(/\D/g, '');
        return still && new URL(page.url()).searchParams.get('steps') === step;
      },
      { interval: 700, timeout: 60_000 },
    )
    .toBe(true);
}

it.each(Array.from({ length: VISITS }, (_, i) => SEED + i))(
  'visit %d',
  { timeout: 300_000 },
  async (seed) => {
    const draws = new Draws(seed);
    const page = await open({ query: draws.of(OPENINGS) });
    await page.locator('button.play:enabled').waitFor();
    for (let i = 0; i < ACTIONS; i++) await draws.of(BAG)({ page, draws });
    // One change more than any of these, so that the address is written.
    await page.keyboard.press('Escape');
    await click({ page, draws }, '.loss-panel .segments label:has(:not(:checked))');
    await at_rest(page);
    const live = await shown(page);
    expect(live.exact.filter((value) => value !== 'NaN').length).toBeGreaterThan(0);
    // No browser grants a clipboard that nobody was asked for.
    allow(/clipboard/i);
    const again = await open({ query: new URL(page.url()).search });
    await expect.poll(() => shown(again), { interval: 300, timeout: 120_000 }).toEqual(live);
  },
);
