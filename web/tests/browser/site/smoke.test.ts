// SPDX-License-Identifier: MIT
/** A short look into Firefox and WebKit: the page plays there, to the losses of the library in Node. tests/long has the rest. */
import type { Browser } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { article, loadLibrary } from '../../library/support/support';
import { launch_firefox } from '../support/browsers';
import { open_file } from '../support/one-file';
import { open, site } from '../support/stage';
import { waitForSteps } from '../support/visit';
import { WebKit } from '../support/webkit';

const STOP = 120;
const LINK = `?lang=en&data=random&speed=10&steps=0&stop=${STOP}`;

/** Each run's loss after so many steps, as exactly as the chart's table has it. */
async function losses_in_node(): Promise<string[]> {
  const core = await loadLibrary();
  return [0, 0.9].map((momentum) => {
    const trainer = new core.Trainer({ ...article(), optimizer: { type: 'sgd', lr: 0.1, momentum } });
    trainer.run(STOP);
    const { loss } = trainer.evaluate();
    trainer.delete();
    return String(Math.fround(loss));
  });
}

/** The same in the page: the last number of each row. */
const LATEST = `[...document.querySelectorAll('#loss table tr')]
  .map((row) => [...row.querySelectorAll('data')].at(-1)?.value)
  .filter((value) => value !== undefined)`;

async function plays_in_firefox(firefox: Browser): Promise<void> {
  const page = await open({ query: LINK, engine: firefox });
  await page.locator('.end-label').first().waitFor();
  await page.keyboard.press('s');
  await waitForSteps(page, 1);
  await page.getByRole('button', { name: 'Play' }).click();
  await page.getByText(`Paused at step ${STOP}`).waitFor();
  expect(await page.evaluate(LATEST)).toEqual(await losses_in_node());
  const file = await open_file(firefox, '');
  await waitForSteps(file, 20);
}

describe('other engines', () => {
  it('Firefox plays, takes a key, comes to the same losses, and opens the one file from disk', async () => {
    const firefox = await launch_firefox();
    try {
      await plays_in_firefox(firefox);
    } finally {
      await firefox.close();
    }
  });

  it('WebKit opens, plays, and comes to the same losses', async () => {
    const webkit = await WebKit.launch();
    try {
      await webkit.open(`${site.url}${LINK}`);
      await webkit.find('.end-label');
      await webkit.press('Play');
      await webkit.expect_text('body', `Paused at step ${STOP}`);
      expect(await webkit.driver.executeScript(`return ${LATEST}`)).toEqual(await losses_in_node());
    } finally {
      await webkit.close();
    }
  });
});
