// SPDX-License-Identifier: MIT
/** The library gives the same bits in Node, Chromium and Firefox. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Momentum } from '../../src/core/api';
import type { TrainerOptions } from '../../src/core/options';
import { article, loadLibrary } from '../library/support';
import { launchChromium, launchFirefox, type Site, serveSite } from './support';

const STEPS = 1000;
const { data } = article();
const runs: TrainerOptions[] = [
  article(),
  { ...article(), data: { ...data, kind: 'torch_rand_learnable' } as TrainerOptions['data'] },
  {
    seed: 1,
    data: { kind: 'torch_rand_learnable', samples: 37, features: 5, classes: 4 },
    hidden: [{ units: 7, activation: 'tanh' }],
    optimizer: { type: 'adam', amsgrad: true, weight_decay: 0.01 },
    batch_size: 8,
  },
];

declare global {
  /** the loaded library, in the page as in Node */
  var momentum: Momentum;
}

/** All bits of the losses, parameters and velocities of each run. Runs in the page too, so it uses nothing of ours. */
function train({ runs, steps }: { runs: TrainerOptions[]; steps: number }): number[][] {
  return runs.map((options) => {
    const trainer = new globalThis.momentum.Trainer(options);
    const numbers = [trainer.run(steps), trainer.parameters(), trainer.velocity()];
    trainer.delete();
    return numbers.flatMap((array) => [...new Uint32Array(array.buffer)]);
  });
}

async function trainIn(browser: Browser, site: Site): Promise<number[][]> {
  const page = await browser.newPage();
  try {
    await page.goto(`${site.url}lib/momentum.d.ts`);
    const load = `import { loadMomentum } from '${site.url}lib/momentum.js'; globalThis.momentum = await loadMomentum();`;
    await page.addScriptTag({ type: 'module', content: load });
    await page.waitForFunction(() => globalThis.momentum !== undefined);
    return await page.evaluate(train, { runs, steps: STEPS });
  } finally {
    await page.close();
  }
}

describe('bit-identity', () => {
  let site: Site;
  let inNode: number[][];
  beforeAll(async () => {
    site = await serveSite();
    globalThis.momentum = await loadLibrary();
    inNode = train({ runs, steps: STEPS });
  });
  afterAll(() => site.close());

  it.each([
    ['Chromium', launchChromium],
    ['Firefox', launchFirefox],
  ])('%s gives the bits Node gives', async (_, launch) => {
    const browser = await launch();
    try {
      expect(await trainIn(browser, site)).toEqual(inNode);
    } finally {
      await browser.close();
    }
  });
});
