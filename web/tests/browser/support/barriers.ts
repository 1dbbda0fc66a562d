// SPDX-License-Identifier: MIT
/**
 * What axe finds against a page, in the page itself: @axe-core/playwright fetches all that axe has looked at through
 * a page of its own, in five times the time.
 */
import axe, { type AxeResults, type RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

/** The rules that are broken, and by what; of colours alone where nothing else of a page has changed. */
export async function barriers(
  page: Pick<Page, 'evaluate'>,
  rules: 'all' | 'colours' = 'all',
): Promise<string[]> {
  const options: RunOptions = {
    resultTypes: ['violations'],
    ...(rules === 'colours' && { runOnly: ['color-contrast'] }),
  };
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  const { violations }: AxeResults = await page.evaluate(`axe.run(${JSON.stringify(options)})`);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
