// SPDX-License-Identifier: MIT
/** The shipped library in a page of any engine, and the bits that it gives. */
import type { Browser } from 'playwright-core';
import { expect } from 'vitest';
import { experiments, hashes, task, train, train_in_workers } from '../../library/support/bits';
import { open, site } from '../support/stage';

export async function gives_the_bits(engine: Browser): Promise<void> {
  const page = await open({ query: 'lib/momentum.d.ts', engine });
  const load = `import { loadMomentum } from '${site.url}lib/momentum.js';
    import { createWorkerTrainer } from '${site.url}lib/worker.js';
    Object.assign(globalThis, { createWorkerTrainer, momentum: await loadMomentum() });`;
  await page.addScriptTag({ type: 'module', content: load });
  await page.waitForFunction(() => globalThis.momentum !== undefined);
  const expected = experiments.map(({ hash }) => hash);
  expect(hashes(await page.evaluate(train, task))).toEqual(expected);
  expect(hashes(await page.evaluate(train_in_workers, task))).toEqual(expected);
}
